import type { FlagReason, Practice, Question, When } from '../library.ts';
import { quoted } from '../rituals/library.ts';
import practices from './practices.json' with { type: 'json' };
import brought from './questions.json' with { type: 'json' };

/** What the product brings of itself: sixty questions and twelve practices. Only pages that ask or teach carry it. */

/** Where a question was read, word for word. */
export const sourceOf = (id: string): string | undefined => {
  const found = brought.questions.find((one) => one.id === id);
  return found?.source === undefined ? undefined : brought.sources[found.source as keyof typeof brought.sources];
};

/** Questions as they were brought, in their order. */
export const questions: readonly Question[] = brought.questions.map(({ id, moment, reason, nl, en }) => ({
  id,
  moment: moment as When,
  ...(reason !== undefined && { reason: reason as FlagReason }),
  nl,
  en,
}));

export const broughtPractices: readonly Practice[] = practices;

/** May the desk change its words? */
export const isQuoted = (id: string): boolean => quoted.includes(id);
