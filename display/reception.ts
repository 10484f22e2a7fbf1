import type { Note } from '../shared/note.ts';
import type { VisitorNote } from '../shared/read/audience.ts';

/** What a screen at the reception shows for a minute: one thing that we made better, or what some customers said. */
export type Page =
  | { readonly kind: 'better'; readonly note: VisitorNote; readonly better: NonNullable<VisitorNote['better']> }
  | { readonly kind: 'said'; readonly notes: readonly VisitorNote[] };

const EACH = 60_000; // product.md 2.6

/** The page that is on at `now` (milliseconds UTC), of notes of which `room` fit on one; nothing when there is none. */
export function pageAt(shown: readonly VisitorNote[], room: number, now: number): Page | undefined {
  const said = shown.filter(({ better }) => !better);
  const pages: readonly Page[] = [
    ...shown.flatMap((note) => (note.better ? { kind: 'better' as const, note, better: note.better } : [])),
    ...said.flatMap((_, at) => (at % room === 0 ? { kind: 'said' as const, notes: said.slice(at, at + room) } : [])),
  ];
  return pages[Math.floor(now / EACH) % pages.length];
}

const implemented: Note['steps'] = [{ stage: 'implemented', made: 0 }];

/** The same as a sheet and a square draw it: what we made better is done. */
export const drawn = ({ better, ...note }: VisitorNote): Omit<VisitorNote, 'better'> & Pick<Note, 'steps'> => ({
  ...note,
  steps: better ? implemented : [],
});
