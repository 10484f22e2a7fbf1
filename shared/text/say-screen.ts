import { fill, type Language, type PluralOf, type Values } from './language.ts';
import { screenEn } from './screen.en.ts';
import { screenNl } from './screen.nl.ts';

/** What a television can say: it loads no other texts. */
const texts = { nl: screenNl, en: screenEn };

export type ScreenKey = keyof typeof screenNl;

/** The sentence with this key, with `{name}` filled in from `values`. */
export const say = (language: Language, key: ScreenKey, values: Values = {}): string =>
  fill(texts[language][key], values);

/** The sentence for this many, with `{n}` and what else it names filled in. */
export const sayMany = (language: Language, stem: PluralOf<ScreenKey>, n: number, values: Values = {}): string =>
  say(language, n === 1 ? `${stem}.one` : `${stem}.other`, { ...values, n });
