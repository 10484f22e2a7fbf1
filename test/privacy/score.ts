import type { Span } from '../../shared/privacy/span.ts';
import type { Sentence } from './sentences.ts';

export interface Score {
  readonly name: string;
  readonly count: number;
  /** Parts of them, 0 to 1. */
  readonly masked: number;
  readonly found: number;
  readonly missed: readonly string[];
}

/** Is 90% of what stands there covered by spans of at least this score? [promises.md, 5.1] */
function covered(
  one: { readonly start: number; readonly end: number },
  spans: readonly Span[],
  least: number,
): boolean {
  let letters = 0;
  for (let at = one.start; at < one.end; at += 1) {
    if (spans.some(({ start, end, score }) => score >= least && start <= at && at < end)) letters += 1;
  }
  return letters >= 0.9 * (one.end - one.start);
}

/** Of all that stands for somebody in these sentences: how much is masked, and how much is masked or held. */
export function recall(name: string, sentences: readonly Sentence[], detect: (text: string) => readonly Span[]): Score {
  let [count, masked, found] = [0, 0, 0];
  const missed: string[] = [];
  for (const { text, spans } of sentences) {
    const seen = detect(text);
    for (const one of spans) {
      count += 1;
      if (covered(one, seen, 0.8)) masked += 1;
      if (covered(one, seen, 0.4)) found += 1;
      else missed.push(text);
    }
  }
  return { name, count, masked: masked / count, found: found / count, missed };
}

/** Of sentences about nobody: how many are masked, and how many are held or masked. */
export function touched(
  name: string,
  sentences: readonly Sentence[],
  detect: (text: string) => readonly Span[],
): Score {
  let [masked, found] = [0, 0];
  const missed: string[] = [];
  for (const { text } of sentences) {
    const spans = detect(text);
    if (spans.some(({ score }) => score >= 0.8)) masked += 1;
    if (spans.length > 0) found += 1;
    for (const { start, end, type, score } of spans)
      missed.push(`${type} ${score} "${text.slice(start, end)}" in: ${text}`);
  }
  return { name, count: sentences.length, masked: masked / sentences.length, found: found / sentences.length, missed };
}
