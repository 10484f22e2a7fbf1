import { MOSAIC_DAYS, recent, saidOn } from '../shared/read/counts.ts';
import type { Note } from '../shared/note.ts';
import { dayOf } from '../shared/time/office.ts';

/** Which notes hang in the far plane, as ids. It is laid out at night; by day it is only added to. */
export interface Squares {
  /** Newest first. */
  readonly older: readonly string[];
  /** In the order in which they came. */
  readonly today: readonly string[];
  /** For how many weeks there is room. */
  readonly weeks: number;
  /** How many of today there should be room for from the start, so that nothing moves by day. */
  readonly reserve: number;
}

export const noSquares: Squares = { older: [], today: [], weeks: MOSAIC_DAYS[0] / 5, reserve: 0 };

const LEAST = 12;

/** All notes of the last 40 working days, or of as many as have `room` (how many older squares fit). */
export function layOut(notes: readonly Note[], now: number, zone: string, room: number): Squares {
  const [most, ...fewer] = MOSAIC_DAYS;
  let days: number = most;
  let found = recent(notes, now, zone, days);
  for (const next of fewer) {
    if (found.older <= room) break;
    days = next;
    found = recent(notes, now, zone, days);
  }
  const ids = found.notes.map(({ id }) => id);
  return {
    older: ids.slice(0, found.older).reverse(),
    today: ids.slice(found.older),
    weeks: days / 5,
    reserve: Math.max(LEAST, Math.ceil((found.older / days) * 2)),
  };
}

/** With what came in: it takes the place of what was taken down today, if anything was, or the next. What a customer said on an earlier day belongs among the older ones, and then all is laid out anew. */
export function add(
  squares: Squares,
  added: readonly Note[],
  all: readonly Note[],
  now: number,
  zone: string,
  room: number,
): Squares {
  if (added.length === 0) return squares;
  const day = dayOf(now, zone);
  const there = new Set([...squares.older, ...squares.today]);
  if (added.some((note) => saidOn(note, zone) < day)) return layOut(all, now, zone, room);
  const hanging = new Set(all.map(({ id }) => id));
  const today = [...squares.today];
  for (const { id } of added) {
    if (there.has(id)) continue;
    const gap = today.findIndex((one) => !hanging.has(one));
    today[gap < 0 ? today.length : gap] = id;
  }
  return { ...squares, today };
}
