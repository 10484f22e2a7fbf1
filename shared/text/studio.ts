import { fill, type Language, type Values } from './language.ts';
import { studioEn } from './studio.en.ts';
import { studioNl } from './studio.nl.ts';

export type StudioKey = keyof typeof studioNl;

/** Every sentence of the studio. No television carries them. */
export const studioTexts: { readonly [L in Language]: { readonly [Key in StudioKey]: string } } = {
  nl: studioNl,
  en: studioEn,
};

/** The studio's sentence with this key, with `{name}` filled in from `values`. */
export const sayStudio = (language: Language, key: StudioKey, values: Values = {}): string =>
  fill(studioTexts[language][key], values);
