import * as z from 'zod/mini';
import { refuse, type Refusal } from './change.ts';
import type { Item, Office } from './rituals/office.ts';

/** What a note (briefje) is, and how one is found and altered. What can be done with it: rituals/notes.ts. */

/** The five kinds, in the order that settles doubt: wrong, to know, new, strongly advised, else. */
export const kinds = ['complaint', 'question', 'idea', 'recommendation', 'suggestion'] as const;
export type Kind = (typeof kinds)[number];

/** What a note is about, and how the customer said it: ids in the office's lists. */
export type Theme = Item['id'];
export type Channel = Item['id'];

/** How the writer came by the sentence. */
export const ways = ['typed', 'starter', 'import'] as const;
export type Way = (typeof ways)[number];

/** Why somebody took a note down. */
export const reasons = ['personal', 'unkind', 'wrong', 'double'] as const;
export type Reason = (typeof reasons)[number];

/** How far we are with what the customer said. A note goes through all of them, one by one. */
export const progress = ['recorded', 'solved', 'implemented'] as const;
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
  /** What happened, as meeting rooms tell it. */
  readonly story?: string | undefined;
  /** What a steward approved for visitors, word for word. A note that reads otherwise by now is not for them. */
  readonly approved?: Texts | undefined;
}

/** All that a passer-by reads of a note. */
export type Texts = Pick<Note, 'title' | 'body' | 'solution' | 'result'>;

/** Why a note does not hang: somebody must look first, somebody took it down, or it says the same as another. */
export type Away =
  | { readonly why: 'held' }
  | { readonly why: 'down'; readonly reason: Reason }
  | { readonly why: 'merged'; readonly into: string };

/** A note that does not hang. `since` in milliseconds UTC. */
export interface Kept {
  readonly note: Note;
  readonly away: Away;
  readonly since: number;
}

/** All notes: what hangs, oldest first, and what does not. Only the desk is told what is in the drawer. */
export interface Notes {
  readonly hanging: readonly Note[];
  readonly drawer: readonly Kept[];
}

/** The stage that a note is in. */
export const stageOf = ({ steps }: Pick<Note, 'steps'>): Stage => steps.at(-1)?.stage ?? 'caught';

/** Is what the customer said put right? */
export const isDone = (note: Pick<Note, 'steps'>): boolean => stageOf(note) === 'implemented';

export const TITLE_MIN = 3; // docs/contract.md, "Notes"
export const TITLE_MAX = 42;
export const BODY_MAX = 90;
export const STORY_MAX = 280;
export const STORY_WORDS = 40; // what a meeting reads before it begins
export const SOLUTION_MAX = 70;
export const RESULT_MAX = 70;

/** How long a maker may take a note back: milliseconds. Long enough to see one's own slip on the wall. */
export const TAKE_BACK = 10_000;

export const DAY = 86_400_000;
const DONE_KEPT = 12 * 7 * DAY; // docs/contract.md, "Notes": 12 weeks, open ones longer
const OPEN_KEPT = 26 * 7 * DAY;
const AWAY_KEPT = 30 * DAY; // promises.md P-07: what nobody approved

/** Without those that had their time. Looks once a day (of UTC): a wall is folded note by note. */
export function current({ hanging, drawer }: Notes, now: number): Notes {
  const last = hanging.at(-1);
  if (last && Math.floor(last.made / DAY) >= Math.floor(now / DAY)) return { hanging, drawer };
  return {
    hanging: hanging.filter((note) => now - note.made < DONE_KEPT || (now - note.made < OPEN_KEPT && !isDone(note))),
    drawer: drawer.filter(({ since }) => now - since < AWAY_KEPT),
  };
}

export const find = ({ hanging }: Notes, id: string): Note | undefined => hanging.find((note) => note.id === id);

/** A note that does not hang. */
export const findKept = ({ drawer }: Notes, id: string): Kept | undefined => drawer.find(({ note }) => note.id === id);

/** What a proposal says which note it is about. */
export const NoteId = z.string().check(z.maxLength(64));

/** What a proposal says of the office's lists. */
export const ItemId = z.string().check(z.maxLength(40));

/** Why a note cannot have these at this moment, or nothing. What was written before one was retired still hangs. */
export function unsaid(office: Office, said: { theme?: Theme; channel?: Channel | undefined }, made: number) {
  return missing(office.themes, said.theme, made, 'theme') ?? missing(office.channels, said.channel, made, 'channel');
}

function missing(items: readonly Item[], id: string | undefined, made: number, field: string): Refusal | undefined {
  if (id === undefined) return undefined;
  const item = items.find((one) => one.id === id);
  if (!item) return refuse('invalid', 'error.theme', field);
  return item.retired !== undefined && item.retired <= made ? refuse('gone', 'error.theme', field) : undefined;
}

/** Looks from the newest on, and copies the others as one block. */
export function alter(notes: Notes, id: string, change: (note: Note) => Partial<Note>): Notes {
  const at = notes.hanging.findLastIndex((note) => note.id === id);
  const note = notes.hanging[at];
  if (!note) return notes;
  const hanging = notes.hanging.slice();
  hanging[at] = { ...note, ...change(note) };
  return { ...notes, hanging };
}

/** These with one more, where it belongs by its age: one that waited in a kiosk, or is from a paper wall, is not the newest. */
export function inOrder(hanging: readonly Note[], note: Note): readonly Note[] {
  const all = hanging.slice(); // as one block: a start folds hundreds of thousands of these
  all.splice(hanging.findLastIndex(({ made }) => made <= note.made) + 1, 0, note);
  return all;
}

/** Hangs it, out of the drawer if it was in there. */
export const hangUp = ({ hanging, drawer }: Notes, note: Note): Notes => ({
  hanging: inOrder(hanging, note),
  drawer: without(drawer, note.id),
});

/** Takes these customers off the note that counts them, and off those that it was put with since, wherever they are. */
export function uncount({ hanging, drawer }: Notes, ids: ReadonlySet<string>, from: string): Notes {
  const counting = new Set<string>();
  for (let at: string | undefined = from; at !== undefined && !counting.has(at);) {
    counting.add(at);
    const away: Away | undefined = findKept({ hanging, drawer }, at)?.away;
    at = away?.why === 'merged' ? away.into : undefined;
  }
  const less = (note: Note): Note =>
    counting.has(note.id) ? { ...note, signals: note.signals.filter(({ id }) => !ids.has(id)) } : note;
  return { hanging: hanging.map(less), drawer: drawer.map((kept) => ({ ...kept, note: less(kept.note) })) };
}

/** Takes it from the wall, or says anew why it is in the drawer. Who puts it back has not said that visitors may read it. */
export function putAway(notes: Notes, id: string, away: Away, since: number): Notes {
  const note = find(notes, id) ?? findKept(notes, id)?.note;
  if (!note) return notes;
  const hanging = notes.hanging.filter((one) => one.id !== id);
  return { hanging, drawer: [...without(notes.drawer, id), { note: { ...note, approved: undefined }, away, since }] };
}

const without = (drawer: readonly Kept[], id: string): readonly Kept[] => drawer.filter(({ note }) => note.id !== id);

/** What a passer-by would read of it now. */
export const textsOf = ({ title, body, solution, result }: Note): Texts => ({ title, body, solution, result });

/** Do these say the same, word for word? */
export const sameTexts = (one: Texts, other: Texts): boolean =>
  one.title === other.title &&
  one.body === other.body &&
  one.solution === other.solution &&
  one.result === other.result;
