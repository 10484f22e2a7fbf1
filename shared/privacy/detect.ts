import { addresses } from './address.ts';
import { digits } from './digits.ts';
import { emails, handles } from './email.ts';
import { ibans } from './iban.ts';
import { withoutKnown } from './known.ts';
import { names } from './name.ts';
import { births, papers, plates } from './papers.ts';
import { reading, type Reading } from './reading.ts';
import type { Span } from './span.ts';
import { specials } from './special.ts';
import { inFigures, inLetters } from './spelled.ts';

/** From here on a span is left out, or masked without asking. */
export const MASK = 0.8;
/** From here on somebody has to look before a passer-by sees it. */
export const LOOK = 0.4;

/**
 * Personal data in a Dutch text: spans in UTF-16 units of the text as it was given, in order, none over another. A score of
 * 0.8 and more is masked, 0.4 up to 0.8 "needs eyes" (`needsEyes`), less is shown. `formats` is how the company writes its own
 * numbers, `WO-99999999` (9 a figure, A a letter): what fits one is nobody's. Reads the first 2,000 units (promises.md, 5.2).
 */
export function detect(text: string, formats: readonly string[] = []): readonly Span[] {
  const plain = withoutKnown(reading(text), formats);
  const counted = inFigures(plain);
  const lettered = inLetters(plain);
  return apart([
    ...origin(plain, [
      ...emails(plain.text),
      ...handles(plain.text),
      ...ibans(plain.text),
      ...plates(plain.text),
      ...papers(plain.text),
      ...specials(plain.text),
    ]),
    ...origin(counted, [...digits(counted.text, counted !== plain), ...births(counted.text)]),
    ...origin(lettered, [...addresses(lettered.text), ...names(lettered.text)]),
  ]);
}

/** The same spans where they stand in the original. */
const origin = ({ from, to }: Reading, spans: readonly Span[]): readonly Span[] =>
  spans.map((span) => ({ ...span, start: from[span.start] ?? 0, end: to[span.end - 1] ?? 0 }));

/** Where two overlap the surer one stays, of two as sure the longer. */
function apart(found: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  const best = found
    .filter(({ score }) => score >= LOOK)
    .sort((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start));
  for (const one of best) if (!kept.some((it) => it.start < one.end && one.start < it.end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}
