import { en } from './en.ts';
import { nl, type TextKey } from './nl.ts';

export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

const texts: { readonly [L in Language]: { readonly [Key in TextKey]: string } } = { nl, en };

export type Values = { readonly [name: string]: string | number };

/** The sentence with its holes filled; one without a value stays. */
export const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The sentence with this key, with `{name}` filled in from `values`. */
export const say = (language: Language, key: TextKey, values: Values = {}): string =>
  fill(texts[language][key], values);

/** The keys that come as a pair `….one` and `….other`. */
export type Plural = TextKey extends infer Key ? (Key extends `${infer Stem}.one` ? Stem : never) : never;

/** The sentence for this many, with `{n}` and what else it names filled in. */
export const sayMany = (language: Language, stem: Plural, n: number, values: Values = {}): string =>
  say(language, n === 1 ? `${stem}.one` : `${stem}.other`, { ...values, n });

/** A language that we speak, out of what a URL, a header or a setting says; else the fallback. */
export const languageOf = (word: string | null | undefined, fallback: Language): Language =>
  languages.find((one) => word?.toLowerCase().startsWith(one)) ?? fallback;
