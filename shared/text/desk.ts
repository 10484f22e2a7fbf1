import { keepingEn } from './desk-keeping.en.ts';
import { keepingNl } from './desk-keeping.nl.ts';
import { deskKlantvlagEn } from './desk-klantvlag.en.ts';
import { deskKlantvlagNl } from './desk-klantvlag.nl.ts';
import { deskMediaEn } from './desk-media.en.ts';
import { deskMediaNl } from './desk-media.nl.ts';
import { deskOfficeEn } from './desk-office.en.ts';
import { deskOfficeNl } from './desk-office.nl.ts';
import { programmeEn } from './desk-programme.en.ts';
import { programmeNl } from './desk-programme.nl.ts';
import { deskReviewEn } from './desk-review.en.ts';
import { deskReviewNl } from './desk-review.nl.ts';
import { deskEn } from './desk.en.ts';
import { deskNl } from './desk.nl.ts';
import { fill, type Language, type Values } from './language.ts';

const nl = {
  ...deskNl,
  ...keepingNl,
  ...deskOfficeNl,
  ...deskReviewNl,
  ...deskMediaNl,
  ...programmeNl,
  ...deskKlantvlagNl,
};

export type DeskKey = keyof typeof nl;

/** Every sentence of the desk. */
export const deskTexts: { readonly [L in Language]: { readonly [Key in DeskKey]: string } } = {
  nl,
  en: { ...deskEn, ...keepingEn, ...deskOfficeEn, ...deskReviewEn, ...deskMediaEn, ...programmeEn, ...deskKlantvlagEn },
};

/** The desk's sentence with this key, with `{name}` filled in from `values`. */
export const sayDesk = (language: Language, key: DeskKey, values: Values = {}): string =>
  fill(deskTexts[language][key], values);

/** Is this the key of a sentence of the desk? */
export const isDeskKey = (key: string): key is DeskKey => Object.hasOwn(nl, key);
