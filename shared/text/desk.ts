import { deskOfficeEn } from './desk-office.en.ts';
import { deskOfficeNl } from './desk-office.nl.ts';
import { deskEn } from './desk.en.ts';
import { deskNl } from './desk.nl.ts';
import { fill, type Language, type Values } from './say.ts';

const nl = { ...deskNl, ...deskOfficeNl };
export type DeskKey = keyof typeof nl;
const en: { readonly [Key in DeskKey]: string } = { ...deskEn, ...deskOfficeEn };
const texts = { nl, en };

/** The desk's sentence with this key, with `{name}` filled in from `values`. */
export const sayDesk = (language: Language, key: DeskKey, values: Values = {}): string =>
  fill(texts[language][key], values);

/** Is this the key of a sentence of the desk? */
export const isDeskKey = (key: string): key is DeskKey => Object.hasOwn(nl, key);
