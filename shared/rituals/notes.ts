import * as z from 'zod/mini';
import { refuse } from '../change.ts';
import { ritual } from '../ritual.ts';
import { sentence } from '../sentence.ts';

/** The five kinds, in the order that settles doubt: wrong, to know, new, strongly advised, else. */
export const kinds = ['complaint', 'question', 'idea', 'recommendation', 'suggestion'] as const;
export type Kind = (typeof kinds)[number];

/** What notes are about, until the desk changes the list. */
export const themes = [
  'billing',
  'delivery',
  'returns',
  'subscription',
  'network',
  'app',
  'contact',
  'products',
] as const;
export type Theme = (typeof themes)[number];

/** How the customer said it. */
export const channels = ['phone', 'chat', 'mail', 'app', 'store', 'review', 'customer_dialogue'] as const;
export type Channel = (typeof channels)[number];

/** A note (briefje) on the wall: what a customer said. `from` is a department or a room, never a person. */
export interface Note {
  readonly id: string;
  readonly kind: Kind;
  readonly theme: Theme;
  readonly title: string;
  readonly body?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly from?: string | undefined;
  /** The day on which the customer said it, `2026-11-23`, where that is not the day on which it was hung. */
  readonly date?: string | undefined;
  readonly device: string;
  readonly made: number;
}

export const TITLE_MIN = 3; // docs/contract.md, "Notes"
export const TITLE_MAX = 42;
export const BODY_MAX = 90;

/** How long a maker may take a note back: milliseconds. Long enough to see one's own slip on the wall. */
export const TAKE_BACK = 10_000;

const KEPT = 26 * 7 * 86_400_000; // docs/contract.md: 12 weeks, open ones longer; every note is still open today

const empty: readonly Note[] = [];

/** Without the oldest that had their time. Looks no further than the first that stays: a wall is folded note by note. */
function current(notes: readonly Note[], now: number): readonly Note[] {
  const first = notes.findIndex(({ made }) => now - made < KEPT);
  return first === 0 ? notes : notes.slice(first < 0 ? notes.length : first);
}

const find = (notes: readonly Note[], id: string) => notes.find((note) => note.id === id);
const everybody = ['kiosk', 'api', 'editor', 'admin'] as const;

export const notes = ritual(empty)({
  'notes.hang': {
    by: [...everybody, 'room'],
    seenBy: 'screens',
    data: z.strictObject({
      kind: z.enum(kinds),
      theme: z.enum(themes),
      title: sentence(TITLE_MIN, TITLE_MAX),
      body: z.optional(sentence(1, BODY_MAX)),
      channel: z.optional(z.enum(channels)),
      from: z.optional(sentence(1, 40)),
      date: z.optional(z.iso.date()),
    }),
    // The hub answers a repeated id before it comes here; this keeps a preview from showing a note twice.
    check: (notes, { id }) => (find(notes, id) ? refuse('invalid', 'error.invalid') : undefined),
    apply: (notes, { id, made, by, data }) => [...current(notes, made), { ...data, id, device: by.device, made }],
  },
  'notes.takeBack': {
    by: [...everybody, 'room'],
    seenBy: 'screens',
    data: z.strictObject({ note: z.string().check(z.maxLength(64)) }),
    check: (notes, { by, made, data }) => {
      const note = find(notes, data.note);
      if (!note) return refuse('gone', 'error.gone');
      if (note.device !== by.device) return refuse('not-allowed', 'error.notAllowed');
      return made - note.made > TAKE_BACK ? refuse('too-late', 'error.tooLate') : undefined;
    },
    apply: (notes, { data }) => notes.filter(({ id }) => id !== data.note),
  },
});
