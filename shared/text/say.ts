import { en } from './en.ts';
import { fill, type Language, type PluralOf, type Values } from './language.ts';
import { nl, type TextKey } from './nl.ts';

const texts: { readonly [L in Language]: { readonly [Key in TextKey]: string } } = { nl, en };

/** The sentence with this key, with `{name}` filled in from `values`. */
export const say = (language: Language, key: TextKey, values: Values = {}): string =>
  fill(texts[language][key], values);

export type Plural = PluralOf<TextKey>;

/** The sentence for this many, with `{n}` and what else it names filled in. */
export const sayMany = (language: Language, stem: Plural, n: number, values: Values = {}): string =>
  say(language, n === 1 ? `${stem}.one` : `${stem}.other`, { ...values, n });
