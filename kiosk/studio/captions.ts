import { length as lettersOf, tidy, words } from '../../shared/sentence.ts';
import { CUE_MAX, type Cue } from '../../shared/vlog.ts';

/** A line of the captions while somebody works on it: what is read, from when to when, and whether a person looked. */
export interface Line extends Cue {
  readonly id: number;
  readonly checked: boolean;
}

/** How much may be read in a minute: subtitles are made for 160 to 180 words (BBC Subtitle Guidelines). */
export const READ = 180;
/** No line is shorter, and what is typed belongs to at most the last seven seconds: milliseconds. */
export const LEAST = 500;
const MOST = 7_000;
const MINUTE = 60_000;

const nextId = (lines: readonly Line[]): number => 1 + lines.reduce((most, { id }) => Math.max(most, id), 0);

/** How long somebody needs to read this: milliseconds. */
export const toRead = (text: string): number => Math.max(1_000, Math.ceil((words(tidy(text)) / READ) * MINUTE));

/** Is it gone before it was read? */
export const tooFast = ({ from, to, text }: Cue): boolean => words(tidy(text)) / ((to - from) / MINUTE) > READ;

export const tooLong = (text: string): boolean => lettersOf(tidy(text)) > CUE_MAX;

/** What is read at this moment of the video: milliseconds. */
export const cueAt = <C extends Cue>(cues: readonly C[], at: number): C | undefined =>
  cues.find(({ from, to }) => from <= at && at < to);

/**
 * With this line more, that ends at this moment of a video of `length`: it begins where the one before it ended. Where there is
 * one already it comes after that, and where no time went by, because the video stands still, it gets what it takes to
 * read it. Nothing when there is no room.
 */
export function endLine(lines: readonly Line[], text: string, at: number, length: number): readonly Line[] | undefined {
  const free = lines.reduce((moment, { from, to }) => (from <= moment && moment < to ? to : moment), at);
  const place = lines.filter(({ to }) => to <= free).length;
  const room = lines[place]?.from ?? length;
  const from = Math.max(lines[place - 1]?.to ?? 0, free - MOST);
  const to = Math.min(room, free - from >= LEAST ? free : from + toRead(text));
  if (to - from < LEAST) return undefined;
  const line = { id: nextId(lines), from, to, text: tidy(text), checked: false };
  return [...lines.slice(0, place), line, ...lines.slice(place)];
}

/** With these words instead: then somebody has to look again. */
export const rewrite = (lines: readonly Line[], id: number, text: string): readonly Line[] =>
  lines.map((line) => (line.id === id && line.text !== text ? { ...line, text, checked: false } : line));

export const check = (lines: readonly Line[], id: number, checked: boolean): readonly Line[] =>
  lines.map((line) => (line.id === id ? { ...line, checked } : line));

export const remove = (lines: readonly Line[], id: number): readonly Line[] => lines.filter((line) => line.id !== id);

/** Begins or ends at this moment, as far as its neighbours leave room in a video of `length`. */
export function move(
  lines: readonly Line[],
  id: number,
  edge: 'from' | 'to',
  at: number,
  length: number,
): readonly Line[] {
  return lines.map((line, place) => {
    if (line.id !== id) return line;
    const [low, high] =
      edge === 'from'
        ? [lines[place - 1]?.to ?? 0, line.to - LEAST]
        : [line.from + LEAST, lines[place + 1]?.from ?? length];
    return { ...line, [edge]: Math.round(Math.max(low, Math.min(at, high))) };
  });
}

/** Have they all been looked at, and can they be shown? */
export const complete = (lines: readonly Line[]): boolean =>
  lines.length > 0 && lines.every(({ text, checked }) => checked && tidy(text) !== '' && !tooLong(text));

/**
 * Lines that somebody else timed, for a video of `length` that begins at `start` of what they were made for: in order, none
 * over another, none longer than a screen shows. Nobody looked at them yet.
 */
export function linesOf(cues: readonly Cue[], length: number, start = 0): readonly Line[] {
  const inTime = cues
    .filter(({ from, to, text }) => to > from && tidy(text) !== '')
    .flatMap(short)
    .sort((a, b) => a.from - b.from);
  return inTime.reduce<readonly Line[]>((lines, cue, place) => {
    const from = Math.max(Math.round(cue.from - start), lines.at(-1)?.to ?? 0, 0);
    const to = Math.min(Math.round(cue.to - start), Math.round((inTime[place + 1]?.from ?? Infinity) - start), length);
    return to <= from ? lines : [...lines, { id: lines.length + 1, from, to, text: cue.text, checked: false }];
  }, []);
}

/** The same line in as many as it takes, each with its share of the time. */
function short({ from, to, text }: Cue): readonly Cue[] {
  const parts = tidy(text)
    .split(' ')
    .reduce<readonly string[]>((done, word) => {
      const longer = tidy(`${done.at(-1) ?? ''} ${word}`);
      return tooLong(longer) && done.length > 0 ? [...done, word] : [...done.slice(0, -1), longer];
    }, []);
  const all = parts.reduce((sum, part) => sum + part.length, 0);
  let gone = 0;
  return parts.map((part) => {
    const begin = from + ((to - from) * gone) / all;
    gone += part.length;
    return { from: begin, to: from + ((to - from) * gone) / all, text: part };
  });
}

/** The same lines when the video begins elsewhere in what it was cut from, and is this long now. */
export const recut = (lines: readonly Line[], earlier: number, length: number): readonly Line[] =>
  lines.flatMap((line) => {
    const from = Math.max(0, line.from + earlier);
    const to = Math.min(length, line.to + earlier);
    return to - from < LEAST ? [] : [{ ...line, from, to }];
  });
