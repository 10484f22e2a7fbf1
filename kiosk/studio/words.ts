import { length as lettersOf, tidy, words as count } from '../../shared/sentence.ts';
import { HEADLINE_WORDS, type Vlog, type VlogData, type VlogKind } from '../../shared/vlog.ts';
import type { Line } from './captions.ts';
import type { Uploaded } from './upload.ts';

/** What somebody says of a vlog, as it is typed. */
export interface Words {
  readonly kind: VlogKind;
  readonly headline: string;
  readonly role: string;
  /** What is promised; empty is nothing. */
  readonly promise: string;
  /** The day on which they come back to it: `2026-12-03`. */
  readonly due: string;
  readonly visitors: boolean;
  readonly consent: boolean;
}

export const blankWords: Words = {
  kind: 'ceo_vlog',
  headline: '',
  role: '',
  promise: '',
  due: '',
  visitors: false,
  consent: false,
};

/** Of a vlog that was sent in: who did that agreed to it. */
export const wordsOf = ({ kind, headline, role, promise, visitors }: Vlog): Words => ({
  kind,
  headline,
  role,
  promise: promise?.text ?? '',
  due: promise?.due ?? '',
  visitors: visitors === true,
  consent: true,
});

export const headlineWords = (headline: string): number => count(tidy(headline));

/** What is still to be filled in, in the order of the page. */
export function missing({ headline, role, promise, due, consent }: Words) {
  const open = {
    headline: lettersOf(tidy(headline)) < 3 || headlineWords(headline) > HEADLINE_WORDS,
    role: tidy(role) === '',
    due: tidy(promise) !== '' && due === '',
    consent: !consent,
  };
  return (['headline', 'role', 'due', 'consent'] as const).filter((one) => open[one]);
}

export type Sent = Omit<VlogData, 'name' | 'person'>;

/** All of it, as the hub is asked. */
export function vlogOf(words: Words, lines: readonly Line[], { media, length, loudness }: Uploaded): Sent {
  const { kind, headline, role, promise, due, visitors } = words;
  return {
    kind,
    media,
    length,
    headline: tidy(headline),
    role: tidy(role),
    captions: lines.map(({ from, to, text }) => ({ from, to: Math.min(to, length), text: tidy(text) })),
    ...(tidy(promise) !== '' && { promise: { text: tidy(promise), due } }),
    ...(visitors && { visitors: true as const }),
    ...(loudness !== undefined && { loudness }),
  };
}
