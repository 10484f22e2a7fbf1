import { fnv1a, mulberry32 } from './seeded.ts';

/** Where squares may hang, in units of the screen. It runs off to the left, the right and below. */
export interface Band {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** Where today begins, as a part of the width. */
  readonly line: number;
}

/** The middle of a place, and how large the places are. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Grid {
  readonly pitch: number;
  /** A place for each older note, newest first, and then no more. */
  readonly older: readonly Spot[];
  /** Places right of today's line, in the order in which they fill. */
  readonly today: readonly Spot[];
  /** Places left of the line that nobody needs yet: on a young wall. */
  readonly free: readonly Spot[];
  readonly line: number;
}

/** A square as it hangs: how far it is off its spot, how large, how it turns (degrees), how far its colour has faded. */
export interface Square extends Spot {
  readonly size: number;
  readonly turn: number;
  readonly fade: number;
}

const ROWS = 4; // at least: fewer, larger squares would hide behind the notes in front
const SMALLEST = 1.8; // smaller ones are no squares any more from four metres
const STEP = 0.02;

/**
 * The largest places that hold this many older notes left of today's line; the oldest run off when even the smallest
 * hold too few. Then all moves left until the oldest column is cut by the edge. A young wall keeps its free places there.
 */
export function grid(band: Band, count: number): Grid {
  const largest = (band.bottom - band.top) / ROWS;
  let pitch = largest;
  let older = left(band, pitch);
  while (older.length < count && pitch - STEP >= SMALLEST) {
    pitch -= STEP;
    older = left(band, pitch);
  }
  const used = older.slice(0, count);
  const oldest = Math.min(...used.map(({ x }) => x), band.width);
  const shift = pitch < largest ? Math.max(0, oldest - pitch * 0.12) : 0;
  const line = band.width * band.line - shift;
  return {
    pitch,
    line,
    older: used.map(({ x, y }) => ({ x: x - shift, y })),
    today: right(band, pitch, line),
    free: pitch < largest ? [] : older.slice(count),
  };
}

const rowsOf = ({ top, bottom }: Band, pitch: number): number => Math.max(1, Math.round((bottom - top) / pitch));

function left(band: Band, pitch: number): readonly Spot[] {
  const rows = rowsOf(band, pitch);
  const spots: Spot[] = [];
  for (let column = 1; ; column += 1) {
    const x = band.width * band.line - (column - 0.5) * pitch - pitch * 0.35;
    if (x < -pitch / 2) return spots;
    for (let row = rows - drop(column, rows) - 1; row >= 0; row -= 1)
      spots.push({ x, y: band.bottom - (row + 0.5) * pitch });
  }
}

function right(band: Band, pitch: number, line: number): readonly Spot[] {
  const spots: Spot[] = [];
  for (let x = line + pitch * 0.8; x < band.width + pitch; x += pitch) {
    for (let row = 0; row < rowsOf(band, pitch) - 1; row += 1) spots.push({ x, y: band.bottom - (row + 0.5) * pitch });
  }
  return spots;
}

/** How many squares a column is lower than the highest: 0, 1 or 2, so that the top is ragged like a real wall. */
function drop(column: number, rows: number): number {
  if (rows <= 3) return 0;
  const chance = fnv1a(`col${column}`) % 100;
  return chance < 38 ? 0 : chance < 86 ? 1 : 2;
}

/** The square of this note on its spot: the same on every screen, because the id decides. */
export function square(id: string, { x, y }: Spot, pitch: number): Square {
  const next = mulberry32(fnv1a(id));
  const about = (most: number) => (next() * 2 - 1) * most;
  return {
    size: pitch * (0.95 + 0.07 * next()),
    x: x + about(0.1 * pitch),
    y: y + about(0.1 * pitch),
    turn: about(6.5),
    fade: 0.05 + 0.1 * next(),
  };
}
