import { deskEn } from './desk.en.ts';
import { deskNl, type DeskKey } from './desk.nl.ts';
import { fill, type Language, type Values } from './say.ts';

const texts: { readonly [L in Language]: { readonly [Key in DeskKey]: string } } = { nl: deskNl, en: deskEn };

/** The desk's sentence with this key, with `{name}` filled in from `values`. */
export const sayDesk = (language: Language, key: DeskKey, values: Values = {}): string =>
  fill(texts[language][key], values);

/** Is this the key of a sentence of the desk? */
export const isDeskKey = (key: string): key is DeskKey => Object.hasOwn(deskNl, key);
