import { length } from '../shared/sentence.ts';
import type { Cue } from '../shared/vlog.ts';
import type { Orientation } from './layout.ts';

/** How captions stand on a screen, in `--u`. */
export interface CaptionBar {
  /** Of the letters. */
  readonly size: number;
  readonly width: number;
  readonly lines: number;
}

const SIZE = 5.6;
const UPRIGHT = 6.6;
const PART = 121; // 68 % of the width; where letters are larger the bar is wider, up to the margins
const WIDEST = 162;
const PAD = 3; // on either side
const LETTER = 0.53; // as wide as high, on average
const FULL = 0.82; // so much of a line is used when words do not break

/** Over the picture two lines; upright they stand below it, where there is room for three. */
export const captionBar = (orientation: Orientation, enlarge: number): CaptionBar =>
  orientation === 'landscape'
    ? { size: SIZE * enlarge, width: Math.min(WIDEST, PART * enlarge), lines: 2 }
    : { size: Math.max(SIZE * enlarge, UPRIGHT), width: 88, lines: 3 };

/** How many letters it holds. */
export const roomIn = ({ size, width, lines }: CaptionBar): number =>
  Math.floor((lines * (width - 2 * PAD) * FULL) / (size * LETTER));

/**
 * What does not fit at once is said in pieces of about the same length, each for its part of the time. Words stay whole:
 * one that is longer than the room is a piece by itself.
 */
export function inPieces({ from, to, text }: Cue, room: number): readonly Cue[] {
  const many = Math.ceil(length(text) / room);
  if (many <= 1) return [{ from, to, text }];
  const even = length(text) / many;
  const pieces: string[] = [];
  for (const word of text.split(' ')) {
    const last = pieces.at(-1);
    const longer = `${last} ${word}`;
    if (last === undefined || length(longer) > room || isFull(last, word, even)) pieces.push(word);
    else pieces[pieces.length - 1] = longer;
  }
  const letters = pieces.reduce((sum, piece) => sum + length(piece), 0);
  let said = 0;
  const at = (): number => Math.round(from + ((to - from) * said) / letters);
  return pieces.map((piece) => {
    const begins = at();
    said += length(piece);
    return { from: begins, to: at(), text: piece };
  });
}

/** Has a piece its part of the text? A sentence that ends there is reason to stop earlier. */
const isFull = (piece: string, next: string, even: number): boolean =>
  /[.!?:;]$/.test(piece) ? length(piece) > even / 2 : length(piece) + length(next) / 2 >= even;
