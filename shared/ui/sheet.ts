import { fnv1a, mulberry32 } from './seeded.ts';

/** How one sheet of paper hangs. The paths are in the sheet's own units, the origin at its top left corner. */
export interface Sheet {
  /** The bottom corner that came loose. */
  readonly corner: 'left' | 'right';
  /** Degrees, 0.3 to 1.2, either way. */
  readonly tilt: number;
  readonly paper: string;
}

/**
 * A sheet of `width` by `height` units whose bottom corner comes up by `lift` (1 for a small note). Post-it physics:
 * the top edge sticks, so there is no shadow above it; the seed settles the corner, the tilt and the uneven edge.
 */
export function sheet(seed: string, width: number, height: number, lift: number): Sheet {
  const hash = fnv1a(seed);
  const random = mulberry32(hash);
  const corner = hash % 3 === 0 ? 'left' : 'right';
  const tilt = (random() < 0.5 ? -1 : 1) * (0.3 + 0.9 * random());
  const jitter = [0.03, 0.11, 0.03, 0.11].map((most) => (random() * 2 - 1) * most);
  const across = corner === 'right' ? (x: number) => x : (x: number) => width - x;
  const point = (x: number, y: number): string => `${round(across(x))} ${round(y)}`;
  return { corner, tilt, paper: outline(point, jitter, width, height, lift) };
}

type Point = (x: number, y: number) => string;

// Drawn with the right corner loose; `point` mirrors it for the left.
function outline(point: Point, jitter: readonly number[], w: number, h: number, lift: number): string {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = jitter;
  const up = lift * 1.25;
  const rise = Math.min(0.95 * up, h / 4);
  return (
    `M${point(x0, y0)}L${point(w + x1, y1)}` +
    `C${point(w + 0.06, h * 0.45)} ${point(w + 0.02, h * 0.72)} ${point(w - 0.42 * up, h - rise)}` +
    `C${point(w * 0.8, h - 0.1 * up)} ${point(w * 0.58, h + 0.14)} ${point(w * 0.38, h + 0.1)}L${point(0.02, h)}Z`
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;
