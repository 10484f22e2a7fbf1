import { fnv1a, mulberry32 } from './seeded.ts';

/** Where squares may hang, in units of the screen. It runs off to the left, the right and below. */
export interface Band {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** Where today begins, as a part of the width. */
  readonly line: number;
  /** How much stays free above today's squares, for the word that says so. */
  readonly word?: number;
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
 * The largest places that hold so many older notes left of today's line and so many of today right of it. When even the
 * smallest hold too few, today's line moves left, and the oldest run off. Then all moves left until the oldest column is
 * cut by the edge. A young wall keeps its free places there.
 */
export function grid(band: Band, older: number, today = 0): Grid {
  const largest = (band.bottom - band.top) / ROWS;
  const { width } = band;
  let line = width * band.line;
  let pitch = largest;
  let full = false; // with larger places not all would fit
  while (pitch - STEP >= SMALLEST) {
    const lacks = roomLeft(band, pitch, line) < older;
    if (!lacks && roomRight(band, pitch, line) >= today) break;
    full = lacks;
    pitch -= STEP;
  }
  if (roomRight(band, pitch, line) < today)
    line = Math.max(width * LEAST_LINE, width - (Math.ceil(today / todayRows(band, pitch)) + 0.8) * pitch);
  const places = left(band, pitch, line);
  const used = places.slice(0, older);
  const oldest = Math.min(...used.map(({ x }) => x), width);
  const shift = full ? Math.max(0, oldest - pitch * 0.12) : 0;
  return {
    pitch,
    line: line - shift,
    older: used.map(({ x, y }) => ({ x: x - shift, y })),
    today: right(band, pitch, line - shift),
    free: full ? [] : places.slice(older),
  };
}

/** How many older notes fit at most while today keeps its place. */
export const capacity = (band: Band): number => roomLeft(band, SMALLEST, band.width * band.line);

const LEAST_LINE = 0.2; // of the width: even on a day like no other the days before are seen

const rowsOf = ({ top, bottom }: Band, pitch: number): number => Math.max(1, Math.round((bottom - top) / pitch));
const todayRows = ({ top, bottom, word = 0 }: Band, pitch: number): number =>
  Math.max(1, Math.floor((bottom - top - word) / pitch));
/** Whole columns and the one that the edge cuts. */
const columnsLeft = (pitch: number, line: number): number =>
  Math.max(0, Math.floor((line - 0.35 * pitch + pitch) / pitch));
const columnsRight = ({ width }: Band, pitch: number, line: number): number =>
  Math.max(1, Math.floor((width + 0.4 * pitch - line) / pitch));

function roomLeft(band: Band, pitch: number, line: number): number {
  const rows = rowsOf(band, pitch);
  let room = 0;
  for (let column = columnsLeft(pitch, line); column > 0; column -= 1) room += rows - drop(column, rows);
  return room;
}

const roomRight = (band: Band, pitch: number, line: number): number =>
  columnsRight(band, pitch, line) * todayRows(band, pitch);

function left(band: Band, pitch: number, line: number): readonly Spot[] {
  const rows = rowsOf(band, pitch);
  return range(columnsLeft(pitch, line)).flatMap((index) =>
    [...range(rows - drop(index + 1, rows))]
      .reverse()
      .map((row) => ({ x: line - (index + 0.5) * pitch - pitch * 0.35, y: band.bottom - (row + 0.5) * pitch })),
  );
}

function right(band: Band, pitch: number, line: number): readonly Spot[] {
  return range(columnsRight(band, pitch, line)).flatMap((column) =>
    range(todayRows(band, pitch)).map((row) => ({
      x: line + (column + 0.8) * pitch,
      y: band.bottom - (row + 0.5) * pitch,
    })),
  );
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

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
