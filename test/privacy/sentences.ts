import { readFileSync } from 'node:fs';
import type { Random } from '../support/random.ts';
import { personal, value, type Half } from './values.ts';

/** A sentence with made-up values, and where in it somebody stands. */
export interface Sentence {
  readonly kind: string;
  readonly hard: boolean;
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

interface Template {
  readonly kind: string;
  readonly hard: boolean;
  readonly text: string;
}

/** The lines of a half: `phone hard: bel {phone:spelled}`. */
export const templates = (half: Half): readonly Template[] =>
  readFileSync(new URL(`${half}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, kind, how, text] = /^(\w+) (plain|hard): (.*)$/.exec(line) ?? [];
      if (kind === undefined || text === undefined) throw new Error(`no such line: ${line}`);
      return { kind, hard: how === 'hard', text };
    });

/** The template with each `{slot}` or `{slot:style}` filled. */
export function fill({ kind, hard, text }: Template, half: Half, die: Random): Sentence {
  const spans: { start: number; end: number; type: string }[] = [];
  let filled = '';
  let rest = 0;
  for (const match of text.matchAll(/\{(\w+)(?::(\w+))?\}/g)) {
    const [whole, slot = '', style] = match;
    filled += text.slice(rest, match.index);
    rest = match.index + whole.length;
    const start = filled.length;
    filled += value(slot, style, half, die);
    const type = personal[slot];
    if (type !== undefined) spans.push({ start, end: filled.length, type });
  }
  return { kind, hard, text: filled + text.slice(rest), spans };
}
