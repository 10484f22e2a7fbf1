import { languageOf, type Language } from '../shared/text/say.ts';
import type { Orientation } from './layout.ts';

/** Where a screen hangs, as far as its address says so: `?inch=55&distance=4&orientation=landscape&lang=nl`. */
export interface DisplayProfile {
  /** How much larger letters are than on 55 inch at 4 m. */
  readonly enlarge: number;
  readonly orientation: Orientation | undefined;
  readonly language: Language | undefined;
}

const MOST = 1.15; // more does not fit on five notes

/** Reads the query of the page's address. What is missing or odd counts as 55 inch, 4 m and the shape of the screen. */
export function profileOf(search: string): DisplayProfile {
  const query = new URLSearchParams(search);
  const wanted = (positive(query.get('distance')) ?? 4) / 4 / ((positive(query.get('inch')) ?? 55) / 55);
  const orientation = query.get('orientation');
  const language = query.get('lang');
  return {
    enlarge: Math.min(MOST, Math.max(1, wanted)),
    orientation: orientation === 'landscape' || orientation === 'portrait' ? orientation : undefined,
    language: language === null ? undefined : languageOf(language, 'nl'),
  };
}

function positive(text: string | null): number | undefined {
  const number = Number(text);
  return number > 0 && Number.isFinite(number) ? number : undefined;
}
