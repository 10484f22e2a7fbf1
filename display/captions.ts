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
const UPRIGHT = { least: 7.8, most: 10.4 } as const; // three lines of more do not fit below the picture
const PART = 121; // 68 % of the width; where letters are larger the bar is wider, up to the margins
const WIDEST = 162;
const PAD = 3; // on either side
const LETTER = 0.53; // as wide as high, on average
const SENTENCE = 10; // letters: so uneven may two lines be for a sentence's end
const FULL = 0.82; // so much of a line is used when words do not break

/** Over the picture two lines; upright they stand below it, where there is room for three. */
export const captionBar = (orientation: Orientation, enlarge: number): CaptionBar =>
  orientation === 'landscape'
    ? { size: SIZE * enlarge, width: Math.min(WIDEST, PART * enlarge), lines: 2 }
    : { size: Math.min(UPRIGHT.most, Math.max(SIZE * enlarge, UPRIGHT.least)), width: 88, lines: 3 };

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

/** How many stand on one line of it, where somebody chose what. */
export const lineIn = ({ size, width }: CaptionBar): number => Math.floor((width - 2 * PAD) / (size * LETTER));

/** What is too long for one line, in two: where a sentence ends if that is about the middle, else at the middle. */
export function inTwo(text: string, room: number): readonly string[] {
  if (length(text) <= room) return [text];
  let best: readonly string[] = [text];
  let least = Infinity;
  for (const { index } of text.matchAll(/ /g)) {
    const [above, below] = [text.slice(0, index), text.slice(index + 1)];
    const ends = /[.!?:;]$/.test(above) ? SENTENCE : /,$/.test(above) ? SENTENCE / 2 : 0;
    const cost = Math.abs(length(above) - length(below)) - ends;
    if (cost >= least || Math.max(length(above), length(below)) > room) continue;
    best = [above, below];
    least = cost;
  }
  return best;
}
