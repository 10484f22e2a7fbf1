import { fill, type Language, type PluralOf, type Values } from './language.ts';
import { roomEn } from './room.en.ts';
import { roomNl } from './room.nl.ts';

export type RoomKey = keyof typeof roomNl;

/** Every sentence of a meeting room's screen. No television carries them. */
export const roomTexts: { readonly [L in Language]: { readonly [Key in RoomKey]: string } } = {
  nl: roomNl,
  en: roomEn,
};

/** The room's sentence with this key, with `{name}` filled in from `values`. */
export const sayRoom = (language: Language, key: RoomKey, values: Values = {}): string =>
  fill(roomTexts[language][key], values);

/** The room's sentence for this many, with `{n}` filled in. */
export const sayRoomMany = (language: Language, stem: PluralOf<RoomKey>, n: number): string =>
  sayRoom(language, n === 1 ? `${stem}.one` : `${stem}.other`, { n });
