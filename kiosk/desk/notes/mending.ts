import type { Channel, Kind, Note, Theme } from '../../../shared/note.ts';
import { tidy } from '../../../shared/sentence.ts';

/** What a steward can mend of a note, as it stands in a form: an empty word where there is nothing. */
export interface Words {
  readonly title: string;
  readonly body: string;
  readonly kind: Kind;
  readonly theme: Theme;
  readonly channel: Channel | '';
  readonly solution: string;
  readonly result: string;
  readonly story: string;
}
export type Field = keyof Words;
const fields = ['title', 'body', 'kind', 'theme', 'channel', 'solution', 'result', 'story'] as const;

/** What somebody is writing, the note that it began from, and what somebody else made of the same words meanwhile. */
export interface Mending {
  readonly words: Words;
  readonly base: Words;
  readonly theirs: Partial<Words>;
}

export const begin = (note: Note): Mending => ({ words: wordsOf(note), base: wordsOf(note), theirs: {} });

function wordsOf(note: Note): Words {
  const { title, body = '', kind, theme, channel = '', solution = '', result = '', story = '' } = note;
  return { title, body, kind, theme, channel, solution, result, story };
}

/** The same on the note as it is now. What I did not touch follows; what two people wrote stays as I wrote it, and is told. */
export function follow({ words, base, theirs }: Mending, note: Note): Mending {
  const now = wordsOf(note);
  let [mine, told]: [Words, Partial<Words>] = [words, {}];
  for (const field of fields) {
    if (words[field] === base[field] || words[field] === now[field]) mine = { ...mine, [field]: now[field] };
    else if (now[field] !== base[field] || theirs[field] !== undefined) told = { ...told, [field]: now[field] };
  }
  return { words: mine, base: now, theirs: told };
}

/** With this word of mine. */
export const write = (mending: Mending, field: Field, word: string): Mending => ({
  ...mending,
  words: { ...mending.words, [field]: word },
});

/** With theirs. */
export const take = ({ words, base, theirs }: Mending, field: Field): Mending => ({
  words: { ...words, [field]: base[field] },
  base,
  theirs: { ...theirs, [field]: undefined },
});

/** Did somebody else write what I am writing, and was it not told before? */
export const crossed = (before: Mending, after: Mending): boolean =>
  fields.some((field) => after.theirs[field] !== undefined && after.theirs[field] !== before.theirs[field]);

/** What is to be asked: the fields that read otherwise than the note. */
export const changed = ({ words, base }: Mending): Partial<Words> =>
  fields
    .filter((field) => tidy(words[field]) !== base[field])
    .reduce<Partial<Words>>((all, field) => ({ ...all, [field]: tidy(words[field]) }), {});

/** The note as it would hang. */
export function written({ words }: Mending, note: Note): Note {
  const { kind, theme, title, body, solution, result } = words;
  return { ...note, kind, theme, title, body: body || undefined, solution: solution || undefined, result };
}
