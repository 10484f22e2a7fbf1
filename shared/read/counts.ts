import type { Note } from '../rituals/notes.ts';
import { dayOf, mondayOf } from '../time/office.ts';

/** Notes hung on the office's day of `now` (milliseconds UTC), newest first. `zone` is an IANA name. */
export const today = (notes: readonly Note[], now: number, zone: string): readonly Note[] =>
  since(notes, dayOf(now, zone), zone);

/** Notes hung in the office's week of `now`, Monday first, newest first. */
export const thisWeek = (notes: readonly Note[], now: number, zone: string): readonly Note[] =>
  since(notes, mondayOf(dayOf(now, zone)), zone);

/** Newest first; of two made at the same moment the one with the higher id, so that every screen agrees. */
export const newestFirst = (a: Note, b: Note): number => b.made - a.made || (a.id < b.id ? 1 : -1);

const since = (notes: readonly Note[], day: string, zone: string): readonly Note[] =>
  notes.filter(({ made }) => dayOf(made, zone) >= day).toSorted(newestFirst);
