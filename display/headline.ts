import { length } from '../shared/sentence.ts';

const LETTER = 0.54; // of display type: as wide as high, on average
const FULL = 0.85; // so much of a line is used when words do not break
const LINE = 1.06;
const LARGE = 9.2;
const SMALL = 4.6; // 16 minutes of arc
const STEP = 0.94;

/** How large the letters of a headline can be (`--u`) in a box of this size: a short one is large. */
export function headlineSize(text: string, enlarge: number, width: number, height: number): number {
  let size = LARGE * enlarge;
  const lines = (): number => Math.ceil((length(text) * size * LETTER) / (width * FULL));
  while (lines() * size * LINE > height && size > SMALL * enlarge) size *= STEP;
  return Math.max(size, SMALL * enlarge);
}
