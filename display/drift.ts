/**
 * So that no edge stands on the same spot of a screen for days, the whole page goes round an ellipse in an hour: a step of
 * a pixel or so at a time, too small to be seen, and never in between (product.md 2.4).
 */

const STEP = 90_000;
const STEPS = 40;
const RADIUS = { x: 0.004, y: 0.0024 } as const; // of the width of the screen

/** How far the page stands off its middle at `now` (milliseconds UTC) on a screen of this width: whole pixels. */
export function driftAt(now: number, width: number): { readonly x: number; readonly y: number } {
  const turn = ((Math.floor(now / STEP) % STEPS) / STEPS) * 2 * Math.PI;
  return {
    x: Math.round(Math.cos(turn) * RADIUS.x * width),
    y: Math.round(Math.sin(turn) * RADIUS.y * width),
  };
}

/** Every other hour the near plane hangs the other way round. `time`: the office's, as `14:05`. */
export const mirroredAt = (time: string): boolean => Number(time.slice(0, 2)) % 2 === 1;
