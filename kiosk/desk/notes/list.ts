import {
  progress,
  stageOf,
  stages,
  type Away,
  type Kind,
  type Note,
  type Stage,
  type Theme,
} from '../../../shared/note.ts';
import { newestFirst } from '../../../shared/read/counts.ts';
import { folded } from '../../../shared/sentence.ts';
import type { Wall } from '../../../shared/wall.ts';

/** A note that hangs, or hung: what nobody looked at yet is not in this list. */
export interface Row {
  readonly note: Note;
  /** Why it does not hang, and since when: milliseconds UTC. */
  readonly away?: Exclude<Away, { readonly why: 'held' }>;
  readonly since?: number;
}

export const places = ['hangs', 'down', 'merged'] as const;
type Place = (typeof places)[number];
export const placeOf = ({ away }: Row): Place => away?.why ?? 'hangs';

/** What somebody looks for; an empty word is all. */
export interface Sought {
  readonly words: string;
  readonly kind: Kind | '';
  readonly theme: Theme | '';
  readonly stage: Stage | '';
  readonly place: Place | '';
}

export const everything: Sought = { words: '', kind: '', theme: '', stage: '', place: '' };

/** All of them, newest first. */
export function rowsOf({ notes: { hanging, drawer } }: Wall): readonly Row[] {
  const gone = drawer.flatMap(({ note, away, since }) => (away.why === 'held' ? [] : [{ note, away, since }]));
  return [...hanging.map((note): Row => ({ note })), ...gone].sort((a, b) => newestFirst(a.note, b.note));
}

/** Those that fit: every word stands somewhere in what is written on the note, whatever its case and accents. */
export function seek(rows: readonly Row[], { words, kind, theme, stage, place }: Sought): readonly Row[] {
  const sought = folded(words).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (kind === '' || row.note.kind === kind) &&
      (theme === '' || row.note.theme === theme) &&
      (stage === '' || stageOf(row.note) === stage) &&
      (place === '' || placeOf(row) === place) &&
      sought.every((word) => written(row.note).includes(word)),
  );
}

/** Folded once: a note never alters, another takes its place. */
const known = new WeakMap<Note, string>();
function written(note: Note): string {
  const { title, body, solution, result, story } = note;
  const text = known.get(note) ?? folded([title, body, solution, result, story].join('\n'));
  known.set(note, text);
  return text;
}

/** The step that comes next; nothing when all was done. */
export const nextOf = (note: Note): (typeof progress)[number] | undefined => progress[stages.indexOf(stageOf(note))];
