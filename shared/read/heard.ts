import { isDone, type Note } from '../note.ts';

const MONTH = 30 * 86_400_000;

/** How many customers said this: the one whose note it is, and every one heard of since. */
export const customers = ({ signals }: Note): number => signals.length + 1;

/** How many of them in the 30 days before `now` (milliseconds UTC): what is talked about these weeks. */
export const heard = ({ made, signals }: Note, now: number): number =>
  signals.filter((signal) => now - signal.made < MONTH).length + (now - made < MONTH ? 1 : 0);

/** What was put right in the 30 days before `now` (milliseconds UTC) and has a sentence that says how: newest first. */
export const improved = (notes: readonly Note[], now: number): readonly Note[] =>
  notes
    .filter((note) => isDone(note) && note.solution !== undefined && now - since(note) < MONTH)
    .sort((a, b) => since(b) - since(a) || (a.id < b.id ? 1 : -1));

const since = ({ steps, made }: Note): number => steps.at(-1)?.made ?? made;
