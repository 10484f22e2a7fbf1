import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ifMissing } from './log/durable-file.ts';
import type { Audience } from '../shared/sync/screen.ts';

const QUARTER = 900_000;
const GAP = 60_000; // a screen speaks every 15 s

/** Where something could be read, and when: milliseconds UTC, to a quarter of an hour. */
export interface Span {
  readonly device: string;
  /** Who passed that screen. */
  readonly audience: Audience;
  readonly from: number;
  readonly to: number;
}

/** A quarter of an hour of one screen. */
interface Line extends Span {
  readonly notes: readonly string[];
}

/**
 * Which note could be read on which screen, so that a text that should not have hung can be judged: who can have read it [P-14].
 * It knows ids, never a text. A quarter is written when it is over: a killed hub loses the one that runs.
 */
export interface Shown {
  /** These notes could be read on this screen since it last spoke. */
  saw(device: string, audience: Audience, notes: readonly string[]): void;
  /** Where and when this note could be read, the oldest first. */
  of(note: string): Promise<readonly Span[]>;
  /** Writes what is over, and removes the days that ended before this instant. */
  tidy(before: number): Promise<void>;
  close(): Promise<void>;
}

/** A line that was torn by a power cut says nothing. */
function read(text: string): Span | undefined {
  try {
    const { device, audience, from, to } = JSON.parse(text) as Line;
    return { device, audience, from, to };
  } catch {
    return undefined;
  }
}

/** The next quarter of the same screen goes on where the last ended. */
function add(spans: Span[], next: Span | undefined): void {
  if (!next) return;
  const at = spans.findLastIndex(({ device, audience }) => device === next.device && audience === next.audience);
  const last = spans[at];
  if (last && next.from - last.to <= GAP) spans[at] = { ...last, to: next.to };
  else spans.push(next);
}

interface Options {
  /** The data folder. */
  readonly folder: string;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  readonly onTrouble: (error: unknown) => void;
}

export function openShown({ folder, clock, onTrouble }: Options): Shown {
  const home = join(folder, 'shown');
  let now = new Map<string, Span & { readonly notes: Set<string> }>();
  let writing: Promise<unknown> = Promise.resolve();

  const quarter = (at: number): number => Math.floor(at / QUARTER);
  const over = ({ from }: Span): boolean => quarter(from) !== quarter(clock());

  function write(which: (span: Span) => boolean): Promise<unknown> {
    const done = [...now].filter(([, line]) => which(line));
    now = new Map([...now].filter(([, line]) => !which(line)));
    const text = new Map<string, string>();
    for (const [, { notes, ...span }] of done) {
      const day = new Date(span.from).toISOString().slice(0, 10);
      const line: Line = { ...span, notes: [...notes] };
      text.set(day, `${text.get(day) ?? ''}${JSON.stringify(line)}\n`);
    }
    if (text.size > 0)
      writing = writing
        .then(() => mkdir(home, { recursive: true, mode: 0o700 }))
        .then(async () => {
          for (const [day, lines] of text) await appendFile(join(home, `${day}.log`), lines, { mode: 0o600 });
        })
        .catch(onTrouble);
    return writing;
  }

  const days = async (): Promise<readonly string[]> => (await readdir(home).catch(ifMissing([]))).toSorted();

  return {
    saw(device, audience, notes) {
      const key = `${device} ${audience}`;
      const running = now.get(key);
      if (running && over(running)) void write((span) => span === running);
      const line = now.get(key) ?? { device, audience, from: clock(), to: clock(), notes: new Set<string>() };
      for (const note of notes) line.notes.add(note);
      if (line.notes.size > 0) now.set(key, { ...line, to: clock() });
    },
    async of(note) {
      await writing;
      const spans: Span[] = [];
      for (const day of await days()) {
        const lines = (await readFile(join(home, day), 'utf8')).split('\n');
        for (const text of lines) if (text.includes(note)) add(spans, read(text));
      }
      for (const { notes, ...span } of now.values()) if (notes.has(note)) add(spans, span);
      return spans.toSorted((one, other) => one.from - other.from);
    },
    async tidy(before) {
      await write(over);
      const last = new Date(before).toISOString().slice(0, 10);
      for (const day of await days()) if (day < last) await rm(join(home, day));
    },
    async close() {
      await write(() => true);
    },
  };
}
