import { isDone, sameTexts, textsOf, type Kind, type Note } from '../note.ts';
import type { Opening } from '../rituals/office.ts';
import { forReception, type Programme } from '../rituals/programme.ts';
import type { Vlog } from '../vlog.ts';
import type { Wall } from '../wall.ts';

/** The wall as an internal screen gets it: without what only the desk may see. */
export const screensWall = (wall: Wall): Wall => ({
  ...wall,
  notes: { ...wall.notes, drawer: [] },
  vlogs: { ...wall.vlogs, waiting: [] },
});

/** A note as a passer-by reads it: what a visitors' screen paints of it, and no field more. */
export interface VisitorNote {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly body?: string;
  /** What we made better. The note then hangs beside it, without its body. */
  readonly better?: { readonly solution: string; readonly result?: string };
}

/** A vlog as a passer-by sees it: a leader agreed to that. Whose it is in our books, and what was promised to whom, stays inside. */
export type VisitorVlog = Omit<Vlog, 'person' | 'visitors'>;

/** All that a passer-by may see: newest first. */
export interface VisitorWall {
  /** A screen may go with when the office is open. */
  readonly opening: Opening;
  readonly shown: readonly VisitorNote[];
  readonly vlogs: readonly VisitorVlog[];
  /** What is on at the reception, as far as it is theirs. */
  readonly programme: Pick<Programme, 'lists' | 'now' | 'muted'>;
}

/**
 * The only place that says what a passer-by may see [P-02]: of the notes that hang those whose texts a person approved,
 * word for word as they read now; nothing since somebody cleared their screens [P-13]. How many customers said it, when, where and who took it down is nobody's who passes.
 */
export function visitorWall({ notes, visitors, vlogs, programme, office: { opening } }: Wall): VisitorWall {
  const { lists, now, muted } = programme;
  const theirs = {
    lists: lists.reception ? { reception: lists.reception } : {},
    muted,
    ...(now && forReception.includes(now.scene) && { now }),
  };
  if (visitors.cleared !== undefined) return { opening, shown: [], vlogs: [], programme: theirs };
  return {
    opening,
    shown: notes.hanging.filter(isShown).map(asVisitorsRead).reverse(),
    vlogs: vlogs.shown.filter((vlog) => vlog.visitors === true).map(asVisitorsSee),
    programme: theirs,
  };
}

/** Field by field, so that what a vlog gets later stays inside. */
function asVisitorsSee({ id, kind, media, length, headline, captions, name, role, promise, made }: Vlog): VisitorVlog {
  return { ...{ id, kind, media, length, headline, captions, name, role, made }, ...(promise && { promise }) };
}

/** May this ever be for visitors? A complaint is not before it led to something (product.md 2.5). */
export const forVisitors = (note: Note): boolean =>
  isDone(note) ? note.solution !== undefined : note.kind !== 'complaint';

/** Do visitors see it now? */
export const isShown = (note: Note): boolean =>
  forVisitors(note) && note.approved !== undefined && sameTexts(note.approved, textsOf(note));

/** What visitors read, or would read, of a note. Field by field, so that what a note gets later stays inside. */
export function asVisitorsRead(note: Note): VisitorNote {
  const { id, kind, title, body, solution, result } = note;
  if (isDone(note) && solution !== undefined)
    return { id, kind, title, better: { solution, ...(result !== undefined && { result }) } };
  return { id, kind, title, ...(body !== undefined && { body }) };
}
