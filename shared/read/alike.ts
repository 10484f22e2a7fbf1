import { folded } from '../sentence.ts';
import { newestFirst } from './counts.ts';
import { customers } from './heard.ts';
import { isDone, type Note, type Theme } from '../note.ts';

const ALIKE = 0.6; // of the words of the longer one

/**
 * The open note of this theme that says most nearly the same as `title`, if it shares 60% of its words with it; of two
 * that are as near the one of more customers.
 */
export function alike(notes: readonly Note[], theme: Theme, title: string): Note | undefined {
  const said = words(title);
  let best: Note | undefined;
  let most = 0;
  for (const note of notes) {
    if (note.theme !== theme || isDone(note)) continue;
    const shared = likeness(said, words(note.title));
    const nearer = shared > most || (best && shared === most && customers(note) > customers(best));
    if (shared >= ALIKE && nearer) [best, most] = [note, shared];
  }
  return best;
}

/** These, that which says most nearly the same as `note` first; of two that are as near the one of the theme, then the newest. */
export function nearest(notes: readonly Note[], note: Note): readonly Note[] {
  const said = words(note.title);
  const near = new Map(notes.map((one) => [one.id, likeness(said, words(one.title))]));
  const rank = ({ id, theme }: Note): number => (near.get(id) ?? 0) + (theme === note.theme ? 0.01 : 0);
  return notes.filter(({ id }) => id !== note.id).sort((a, b) => rank(b) - rank(a) || newestFirst(a, b));
}

/** Which part of the longer one's words they share. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => other.has(word)).length / Math.max(one.size, other.size, 1);
}

// Words that tell nothing of what a sentence is about: "in de app" is in every other note.
const small = new Set(
  'de het een en of in op aan van voor met te na naar bij uit om is the a an and or on at for with after to'.split(' '),
);

/** Letters and digits in a row, without case, accents and small words. */
const words = (text: string): ReadonlySet<string> =>
  new Set((folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !small.has(word)));
