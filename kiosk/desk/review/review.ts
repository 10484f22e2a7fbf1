import { DAY, isDone, sameTexts, textsOf, type Note } from '../../../shared/note.ts';
import { forVisitors, isShown } from '../../../shared/read/audience.ts';
import type { DeskKey } from '../../../shared/text/desk.ts';
import type { Wall } from '../../../shared/wall.ts';

/** A note that hangs nowhere before somebody looked. `since` in milliseconds UTC. */
export interface Held {
  readonly note: Note;
  readonly since: number;
}

const LATE = 7 * DAY; // promises.md P-03

/** What waits for a person, what waited longest first. */
export const heldOf = ({ notes }: Wall): readonly Held[] =>
  notes.drawer.filter(({ away }) => away.why === 'held').sort((one, other) => one.since - other.since);

/** Does it wait too long? */
export const isLate = ({ since }: Held, now: number): boolean => now - since > LATE;

export interface ForVisitors {
  /** Approved, but it reads otherwise by now: visitors see it no more. */
  readonly changed: readonly Note[];
  /** Nobody looked at these. What we made better first, then the newest. */
  readonly waiting: readonly Note[];
  readonly shown: readonly Note[];
}

/** The notes that hang, as a steward decides over them for visitors. */
export function forVisitorsOf({ notes }: Wall): ForVisitors {
  const newest = [...notes.hanging].reverse();
  const waiting = newest.filter((note) => !note.approved && forVisitors(note));
  return {
    changed: newest.filter((note) => note.approved && !sameTexts(note.approved, textsOf(note))),
    waiting: [...waiting.filter(isDone), ...waiting.filter((note) => !isDone(note))],
    shown: newest.filter(isShown),
  };
}

/** How many things somebody has to decide. */
export const toReview = (wall: Wall): number => heldOf(wall).length + forVisitorsOf(wall).changed.length;

/** How long ago that was, as the key of a sentence and its number. */
export function ago(since: number, now: number): { readonly key: DeskKey; readonly n: number } {
  const hours = Math.floor((now - since) / 3_600_000);
  if (hours < 1) return { key: 'desk.review.ago.now', n: 0 };
  if (hours < 24) return { key: hours === 1 ? 'desk.review.ago.hour' : 'desk.review.ago.hours', n: hours };
  const days = Math.floor(hours / 24);
  return { key: days === 1 ? 'desk.review.ago.day' : 'desk.review.ago.days', n: days };
}

/** A piece of a text: one that may be somebody's, or what stands between. */
export interface Piece {
  readonly text: string;
  readonly doubt: boolean;
}

/** The text in pieces. `doubts` are in order and apart, as `detect` gives them. */
export function piecesOf(
  text: string,
  doubts: readonly { readonly start: number; readonly end: number }[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  for (const { start, end } of doubts) {
    pieces.push({ text: text.slice(next, start), doubt: false }, { text: text.slice(start, end), doubt: true });
    next = end;
  }
  return [...pieces, { text: text.slice(next), doubt: false }].filter((piece) => piece.text !== '');
}
