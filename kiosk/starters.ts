import type { Note, Theme } from '../shared/note.ts';
import { tidy } from '../shared/sentence.ts';
import { languages, type Language } from '../shared/text/language.ts';
import { say } from '../shared/text/say.ts';
import { isTextKey } from '../shared/text/nl.ts';

/** Beginnings of a sentence. Their texts have a hole, `…`, for what the customer meant. */
export const starters = ['notUnderstand', 'waits', 'wants', 'says'] as const;
export type Starter = (typeof starters)[number];

/** A sentence, and where its writer goes on: an index into it. */
export interface Begun {
  readonly title: string;
  readonly caret: number;
}

const HOLE = '…';
/** What a customer does not get is another thing than what one waits for. What a customer says is nobody else's to fill in. */
const PHRASES = { notUnderstand: ['a', 'b', 'c'], waits: ['d', 'e', 'f'], wants: ['d', 'e', 'f'], says: [] } as const;

/**
 * What was typed, in the hole of this starter. An earlier starter makes place, also this one when it is chosen again;
 * nothing that a person typed is lost.
 */
export function begin(starter: Starter, title: string, language: Language): Begun {
  const typed = starters.reduce((text, one) => within(text, say(language, `note.starter.${one}`)), title).trim();
  if (begunWith(starter, title, language)) return { title: typed, caret: typed.length };
  const [before = '', after = ''] = say(language, `note.starter.${starter}`).split(HOLE);
  return { title: before + typed + after, caret: before.length + typed.length };
}

/** Is this the text of a starter, with or without something in its hole? */
export function begunWith(starter: Starter, title: string, language: Language): boolean {
  return within(title, say(language, `note.starter.${starter}`)) !== title;
}

/** Is there nothing in the sentence but a starter? */
export const isBare = (title: string): boolean =>
  languages.some((language) =>
    starters.some((one) => tidy(say(language, `note.starter.${one}`).replace(HOLE, '')) === tidy(title)),
  );

function within(title: string, template: string): string {
  const [before = '', after = ''] = template.split(HOLE);
  const fits = title.startsWith(before) && title.endsWith(after) && title.length >= before.length + after.length;
  return fits ? title.slice(before.length, title.length - after.length) : title;
}

/** What fills the hole of this starter, per theme: what customers use most first. */
export function phrasesOf(
  starter: Starter,
  theme: Theme,
  notes: readonly Note[],
  language: Language,
): readonly string[] {
  const titles = notes.filter((note) => note.theme === theme).map(({ title }) => title.toLowerCase());
  const uses = (phrase: string) => titles.filter((title) => title.includes(phrase.toLowerCase())).length;
  return PHRASES[starter]
    .map((which) => `phrase.${theme}.${which}`)
    .filter(isTextKey) // a theme of this office's own has none
    .map((key) => say(language, key))
    .map((phrase) => ({ phrase, uses: uses(phrase) }))
    .sort((a, b) => b.uses - a.uses)
    .map(({ phrase }) => phrase);
}

/** The sentence with this phrase at the caret, a space on either side where it needs one. */
export function fill(title: string, caret: number, phrase: string): Begun {
  const before = title.slice(0, caret);
  const after = title.slice(caret);
  const words = (before === '' || /[\s‘]$/.test(before) ? '' : ' ') + phrase;
  return { title: before + words + (/^[\p{L}\d]/u.test(after) ? ' ' : '') + after, caret: caret + words.length };
}
