import * as z from 'zod/mini';

const NEVER_SHOWN = /[\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu; // lone surrogates, bidi and zero-width marks
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

const PLAIN = /^[\x20-\x7e\xa0-\u02ff]*$/; // nearly every sentence: no marks that combine, so each unit is one letter

const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** How many letters a person sees: graphemes after NFC, so that é and 👨‍👩‍👧 are one each. */
export function length(text: string): number {
  if (PLAIN.test(text)) return text.length; // a segmenter takes a hundred times as long
  let letters = 0;
  // Counted one by one: V8 copies the whole text into every segment, so a list of them costs its square in memory.
  for (const _ of graphemes.segment(text.normalize('NFC'))) letters += 1;
  return letters;
}

/** The text as it will hang: one line, single spaces, NFC, without invisible marks. Tidying twice changes nothing. */
export const tidy = (text: string): string =>
  text
    .replace(NEVER_SHOWN, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .normalize('NFC')
    .replace(PILED_MARKS, '$1')
    .trim();

/** The same without case and accents, for who seeks or compares. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How many words a tidy text has. */
export const words = (text: string): number => text.split(' ').filter(Boolean).length;

/** Every schema of a text that people write: `wordsIn` finds them in a proposal's data. */
export const written = new Set<unknown>();

/** Those among them in which somebody may stand by name, who allowed that. */
export const naming = new Set<unknown>();

/**
 * A schema for one line of text of `min` to `max` graphemes, and at most so many words. Its messages are text keys. With
 * `names` somebody may stand in it who allowed that.
 */
export function sentence(min: number, max: number, most = Infinity, tooMany = 'error.story', names?: 'names') {
  const schema = z.string().check(
    // No grapheme that people type is longer. It stops here, so that the work below is bounded.
    z.maxLength(max * 20, { error: 'error.tooLong', abort: true }),
    z.overwrite(tidy),
    z.refine((text) => length(text) >= min, 'error.empty'),
    z.refine((text) => length(text) <= max, 'error.tooLong'),
    z.refine((text) => words(text) <= most, tooMany),
  );
  written.add(schema);
  if (names) naming.add(schema);
  return schema;
}
