import { fill, type Language, type PluralOf, type Values } from './language.ts';
import { screenEn } from './screen.en.ts';
import { screenNl } from './screen.nl.ts';
import { screensEn } from './screens.en.ts';
import { screensNl } from './screens.nl.ts';

/** What the scenes of the programme can say: loaded with the first of them. */
const texts = { nl: { ...screenNl, ...screensNl }, en: { ...screenEn, ...screensEn } };

export type SceneKey = keyof typeof texts.nl;

/** The sentence with this key, with `{name}` filled in from `values`. */
export const say = (language: Language, key: SceneKey, values: Values = {}): string =>
  fill(texts[language][key], values);

/** The sentence for this many, with `{n}` and what else it names filled in. */
export const sayMany = (language: Language, stem: PluralOf<SceneKey>, n: number, values: Values = {}): string =>
  say(language, n === 1 ? `${stem}.one` : `${stem}.other`, { ...values, n });
