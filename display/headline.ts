import { length } from '../shared/sentence.ts';
import type { Box, Orientation } from './layout.ts';

const LETTER = 0.54; // of display type: as wide as high, on average
const FULL = 0.85; // so much of a line is used when words do not break
const LINE = 1.06;
const LARGE = { landscape: 9.2, portrait: 11 } as const;
const SMALL = 3.7; // twelve long words from the farthest place; else it is more
const STEP = 0.94;

type Room = Pick<Box, 'width' | 'height'>;

/** How large the letters of a headline can be (`--u`) in a box of this size: a short one is large. */
export function headlineSize(text: string, enlarge: number, orientation: Orientation, { width, height }: Room): number {
  let size = LARGE[orientation] * enlarge;
  const lines = (): number => Math.ceil((length(text) * size * LETTER) / (width * FULL));
  while (lines() * size * LINE > height && size > SMALL * enlarge) size *= STEP;
  return Math.max(size, SMALL * enlarge);
}
