import type { Note } from '../note.ts';
import { offered, type Item } from '../rituals/office.ts';
import { dayOf, mondayOf, workingDaysBefore } from '../time/office.ts';

/** How many working days the mosaic shows (docs/contract.md, "Notes"); fewer where their notes do not all fit. */
export const MOSAIC_DAYS = [40, 20, 10] as const;

/** Notes of the office's day of `now` (milliseconds UTC), newest first. `zone` is an IANA name. */
export const today = (notes: readonly Note[], now: number, zone: string): readonly Note[] =>
  since(notes, dayOf(now, zone), zone);

/** Notes of the office's week of `now`, Monday first, newest first. */
export const thisWeek = (notes: readonly Note[], now: number, zone: string): readonly Note[] =>
  since(notes, mondayOf(dayOf(now, zone)), zone);

/** The notes of the last `days` working days, oldest first, and how many of them are from before the day of `now`. */
export function recent(
  notes: readonly Note[],
  now: number,
  zone: string,
  days: number = MOSAIC_DAYS[0],
): { readonly notes: readonly Note[]; readonly older: number } {
  const day = dayOf(now, zone);
  const hung = [...since(notes, workingDaysBefore(day, days), zone)].reverse();
  const first = hung.findIndex((note) => saidOn(note, zone) >= day);
  return { notes: hung, older: first < 0 ? hung.length : first };
}

/** All themes that are offered: the three that these notes use most, most used first, then the others in their own order. */
export function byUse(themes: readonly Item[], notes: readonly Note[]): readonly Item[] {
  const uses = ({ id }: Item) => notes.filter(({ theme }) => theme === id).length;
  const first = offered(themes)
    .map((theme) => ({ theme, uses: uses(theme) }))
    .filter((one) => one.uses > 0)
    .sort((a, b) => b.uses - a.uses)
    .slice(0, 3)
    .map(({ theme }) => theme);
  return [...first, ...offered(themes).filter((theme) => !first.includes(theme))];
}

/** Newest first; of two made at the same moment the one with the higher id, so that every screen agrees. */
export const newestFirst = (a: Note, b: Note): number => b.made - a.made || (a.id < b.id ? 1 : -1);

/** The day that a note is from: when the customer said it, which is when it was hung unless somebody knew better. */
export const saidOn = ({ date, made }: Note, zone: string): string => date ?? dayOf(made, zone);

const since = (notes: readonly Note[], day: string, zone: string): readonly Note[] =>
  notes
    .map((note) => ({ note, on: saidOn(note, zone) }))
    .filter(({ on }) => on >= day)
    .sort((a, b) => (a.on === b.on ? newestFirst(a.note, b.note) : a.on < b.on ? 1 : -1))
    .map(({ note }) => note);
