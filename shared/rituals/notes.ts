import * as z from 'zod/mini';
import { refuse, type Refusal } from '../change.ts';
import { ritual } from '../ritual.ts';
import { sentence } from '../sentence.ts';
import type { Item, Office } from './office.ts';

/** The five kinds, in the order that settles doubt: wrong, to know, new, strongly advised, else. */
export const kinds = ['complaint', 'question', 'idea', 'recommendation', 'suggestion'] as const;
export type Kind = (typeof kinds)[number];

/** What a note is about, and how the customer said it: ids in the office's lists. */
export type Theme = Item['id'];
export type Channel = Item['id'];

/** How the writer came by the sentence. */
export const ways = ['typed', 'starter'] as const;
export type Way = (typeof ways)[number];

/** Why somebody took a note down. */
export const reasons = ['personal', 'unkind', 'wrong', 'double'] as const;
export type Reason = (typeof reasons)[number];

/** How far we are with what the customer said. A note goes through all of them, one by one. */
const progress = ['recorded', 'solved', 'implemented'] as const;
export const stages = ['caught', ...progress] as const;
export type Stage = (typeof stages)[number];

/** "Dit hoor ik ook": one more customer who said the same. */
export interface Signal {
  readonly id: string;
  readonly device: string;
  readonly made: number;
  readonly visit?: string | undefined;
}

/** When a note came into a stage: milliseconds UTC. It is caught from the moment that it hangs. */
export interface Step {
  readonly stage: (typeof progress)[number];
  readonly made: number;
}

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
  /** Oldest first. The customer whose words these are is not among them. */
  readonly signals: readonly Signal[];
  /** Oldest first. */
  readonly steps: readonly Step[];
  /** What we do about it, in one sentence that a passer-by understands. */
  readonly solution?: string | undefined;
  /** What became of it: a figure, where there is one. */
  readonly result?: string | undefined;
  /** When the customer heard of it. */
  readonly told?: number | undefined;
}

/** The stage that a note is in. */
export const stageOf = ({ steps }: Note): Stage => steps.at(-1)?.stage ?? 'caught';

/** Is what the customer said put right? */
export const isDone = (note: Note): boolean => stageOf(note) === 'implemented';

export const TITLE_MIN = 3; // docs/contract.md, "Notes"
export const TITLE_MAX = 42;
export const BODY_MAX = 90;
export const SOLUTION_MAX = 70;
export const RESULT_MAX = 70;

/** How long a maker may take a note back: milliseconds. Long enough to see one's own slip on the wall. */
export const TAKE_BACK = 10_000;

const DAY = 86_400_000;
const DONE_KEPT = 12 * 7 * DAY; // docs/contract.md, "Notes": 12 weeks, open ones longer
const OPEN_KEPT = 26 * 7 * DAY;

const empty: readonly Note[] = [];

/** Without those that had their time. Looks once a day (of UTC): a wall is folded note by note. */
function current(notes: readonly Note[], now: number): readonly Note[] {
  const last = notes.at(-1);
  if (!last || Math.floor(last.made / DAY) === Math.floor(now / DAY)) return notes;
  return notes.filter((note) => now - note.made < DONE_KEPT || (now - note.made < OPEN_KEPT && !isDone(note)));
}

const find = (notes: readonly Note[], id: string) => notes.find((note) => note.id === id);

/** Looks from the newest on, and copies the others as one block: a start folds hundreds of thousands of these. */
function alter(notes: readonly Note[], id: string, change: (note: Note) => Partial<Note>): readonly Note[] {
  const at = notes.findLastIndex((note) => note.id === id);
  const note = notes[at];
  if (!note) return notes;
  const altered = notes.slice();
  altered[at] = { ...note, ...change(note) };
  return altered;
}
const NoteId = z.string().check(z.maxLength(64));
const ItemId = z.string().check(z.maxLength(40));
/** Why a note cannot have this, or nothing. What was written before it was retired still hangs. */
function unsaid(items: readonly Item[], id: string | undefined, made: number, field: string): Refusal | undefined {
  if (id === undefined) return undefined;
  const item = items.find((one) => one.id === id);
  if (!item) return refuse('invalid', 'error.theme', field);
  return item.retired !== undefined && item.retired <= made ? refuse('gone', 'error.theme', field) : undefined;
}
const gone = refuse('gone', 'error.gone');
const everybody = ['kiosk', 'api', 'editor', 'admin'] as const;

export const notes = ritual(empty)({
  'notes.hang': {
    by: [...everybody, 'room'],
    seenBy: 'screens',
    data: z.strictObject({
      kind: z.enum(kinds),
      theme: ItemId,
      title: sentence(TITLE_MIN, TITLE_MAX),
      body: z.optional(sentence(1, BODY_MAX)),
      channel: z.optional(ItemId),
      from: z.optional(sentence(1, 40)),
      date: z.optional(z.iso.date()),
      numbers: z.optional(z.literal('order')), // the writer says: the number in here is nobody's (docs/contract.md, "Notes")
      way: z.optional(z.enum(ways)),
      entryMs: z.optional(z.int().check(z.nonnegative(), z.maximum(DAY))), // from the first touch to "Hang op"
    }),
    // The hub answers a repeated id before it comes here; this keeps a preview from showing a note twice.
    check: (notes, { id, made, data }, { office }: { readonly office: Office }) =>
      find(notes, id)
        ? refuse('invalid', 'error.invalid')
        : (unsaid(office.themes, data.theme, made, 'theme') ?? unsaid(office.channels, data.channel, made, 'channel')),
    // How it was written stays in the log: a wall has no use for it.
    apply: (notes, { id, made, by, data: { way: _way, entryMs: _entryMs, numbers: _numbers, ...said } }) => [
      ...current(notes, made),
      { ...said, id, device: by.device, made, signals: [], steps: [] },
    ],
  },
  'notes.takeBack': {
    by: [...everybody, 'room'],
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId }),
    check: (notes, { by, made, data }) => {
      const note = find(notes, data.note);
      if (!note) return gone;
      if (note.device !== by.device) return refuse('not-allowed', 'error.notAllowed');
      return made - note.made > TAKE_BACK ? refuse('too-late', 'error.tooLate') : undefined;
    },
    apply: (notes, { data }) => notes.filter(({ id }) => id !== data.note),
  },
  // Not the maker alone: who reads a name on the wall must be able to act.
  'notes.takeDown': {
    by: ['kiosk', 'editor', 'admin'],
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId, reason: z.enum(reasons) }),
    check: (notes, { data }) => (find(notes, data.note) ? undefined : gone),
    apply: (notes, { data }) => notes.filter(({ id }) => id !== data.note),
  },
  'notes.signal': {
    by: everybody,
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId }),
    // Once per note and visit: who hears it from another customer comes back later. A program knows no visits.
    check: (notes, { id, by, visit, data }) => {
      const note = find(notes, data.note);
      if (!note) return gone;
      const again = note.signals.some(
        (one) => one.id === id || (visit !== undefined && one.visit === visit && one.device === by.device),
      );
      return again ? refuse('duplicate-signal', 'error.heardAlready') : undefined;
    },
    apply: (notes, { id, made, by, visit, data }) =>
      alter(notes, data.note, ({ signals }) => ({ signals: [...signals, { id, device: by.device, made, visit }] })),
  },
  'notes.unsignal': {
    by: everybody,
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId, signal: z.string().check(z.maxLength(64)) }),
    check: (notes, { by, made, data }) => {
      const signal = find(notes, data.note)?.signals.find(({ id }) => id === data.signal);
      if (!signal) return gone;
      if (signal.device !== by.device) return refuse('not-allowed', 'error.notAllowed');
      return made - signal.made > TAKE_BACK ? refuse('too-late', 'error.tooLate') : undefined;
    },
    apply: (notes, { data }) =>
      alter(notes, data.note, ({ signals }) => ({ signals: signals.filter(({ id }) => id !== data.signal) })),
  },
  'notes.advance': {
    by: ['editor', 'admin'],
    seenBy: 'screens',
    data: z.strictObject({
      note: NoteId,
      stage: z.enum(progress),
      solution: z.optional(sentence(TITLE_MIN, SOLUTION_MAX)),
      result: z.optional(sentence(TITLE_MIN, RESULT_MAX)),
    }),
    check: (notes, { data }) => {
      const note = find(notes, data.note);
      if (!note) return gone;
      if (stages.indexOf(data.stage) !== stages.indexOf(stageOf(note)) + 1) return refuse('stage', 'error.stage');
      const needed = data.stage !== 'recorded' && !(data.solution ?? note.solution);
      return needed ? refuse('missing', 'error.solution', 'solution') : undefined;
    },
    apply: (notes, { made, data: { note: id, stage, solution, result } }) =>
      alter(notes, id, (note) => ({
        steps: [...note.steps, { stage, made }],
        solution: solution ?? note.solution,
        result: result ?? note.result,
      })),
  },
  'notes.tell': {
    by: ['editor', 'admin'],
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId }),
    check: (notes, { data }) => {
      const note = find(notes, data.note);
      if (!note) return gone;
      return isDone(note) && note.told === undefined ? undefined : refuse('stage', 'error.stage');
    },
    apply: (notes, { made, data }) => alter(notes, data.note, () => ({ told: made })),
  },
});
