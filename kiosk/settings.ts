import { length, tidy } from '../shared/sentence.ts';
import { languages, type Language } from '../shared/text/language.ts';

/** What the address of the page says about this kiosk (docs/contract.md, "Pages"). */
export interface Settings {
  /** Diagonal of the screen. */
  readonly inch: number;
  /** Department or room where this kiosk stands; it goes on every note. */
  readonly from?: string;
  /** Overrules the hub's language. */
  readonly language?: Language;
}

const INCH = 23.8;
const FROM_MAX = 40; // shared/rituals/notes.ts

/** Reads `?inch=23.8&from=klantenservice&lang=nl`. What makes no sense is left out: a typo must not stop a kiosk. */
export function settingsOf(search: string): Settings {
  const asked = new URLSearchParams(search);
  const inch = Number(asked.get('inch'));
  const from = tidy(asked.get('from') ?? '');
  const language = languages.find((one) => one === asked.get('lang'));
  return {
    inch: inch >= 4 && inch <= 120 ? inch : INCH,
    ...(from !== '' && length(from) <= FROM_MAX ? { from } : {}),
    ...(language ? { language } : {}),
  };
}
