import { broughtPractices, questions as brought } from '../../../shared/content/library.ts';
import { moments, type Practice, type Question } from '../../../shared/library.ts';
import type { Library } from '../../../shared/rituals/library.ts';
import { sayDesk } from '../../../shared/text/desk.ts';
import type { Language } from '../../../shared/text/language.ts';

/** A question or practice, as the desk lists it. */
export interface Row {
  readonly id: string;
  readonly word: string;
  readonly more?: string;
  readonly over?: boolean;
}

/** Those that the product brought, as they read now, then those that the desk added. */
export function allOf<One extends { readonly id: string }>(own: readonly One[], all: readonly One[]): readonly One[] {
  const mended = new Map(own.map((one) => [one.id, one]));
  const known = new Set(all.map(({ id }) => id));
  return [...all.map((one) => mended.get(one.id) ?? one), ...own.filter(({ id }) => !known.has(id))];
}
export const allQuestions = ({ questions }: Library): readonly Question[] => allOf(questions, brought);
export const allPractices = ({ practices }: Library): readonly Practice[] => allOf(practices, broughtPractices);

/** As it was brought, where somebody changed it since. */
export const broughtAs = (id: string): Question | undefined => brought.find((one) => one.id === id);

/** Questions by when they are asked. */
export const byMoment = (library: Library, language: Language) =>
  moments.map((moment) => ({
    moment,
    rows: allQuestions(library)
      .filter((one) => one.moment === moment)
      .map((one): Row => {
        const off = library.off.includes(one.id);
        const why = one.reason ? sayDesk(language, `desk.reason.${one.reason}`) : '';
        const more = off ? sayDesk(language, 'desk.rooms.off') : why;
        return { id: one.id, word: one[language], ...(more && { more }), ...(off && { over: true }) };
      }),
  }));

/** An id that is not there yet: short, and nobody reads it. */
export const newIdIn = (all: readonly { readonly id: string }[]): string => {
  let number = all.length + 1;
  while (all.some(({ id }) => id === `eigen-${number}`)) number += 1;
  return `eigen-${number}`;
};
