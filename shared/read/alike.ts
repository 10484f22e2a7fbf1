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
    const hangs = words(note.title);
    const shared = [...said].filter((word) => hangs.has(word)).length / Math.max(said.size, hangs.size);
    const nearer = shared > most || (best && shared === most && customers(note) > customers(best));
    if (shared >= ALIKE && nearer) [best, most] = [note, shared];
  }
  return best;
}

/** Letters and digits in a row, without case and accents. */
const words = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
