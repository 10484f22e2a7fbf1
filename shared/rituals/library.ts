import * as z from 'zod/mini';
import { refuse } from '../change.ts';
import { flagReasons, moments, type Practice, type Question } from '../library.ts';
import { ritual } from '../ritual.ts';
import { sentence } from '../sentence.ts';

/** What the desk made of the library that the product brings (shared/content/library.ts). */
export interface Library {
  /** Added or mended, in the order in which they first were. */
  readonly questions: readonly Question[];
  readonly practices: readonly Practice[];
  /** The ids of questions and practices that are not used. */
  readonly off: readonly string[];
}

/** Word for word those of article 002: nobody mends them. */
export const quoted: readonly string[] = ['kv-d01', 'kv-d02', 'kv-d03'];

export const QUESTION_MAX = 70; // fits a flag from four metres
const MOST = 300;
const by = ['editor', 'admin'] as const;
const Id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
const Texts = z.strictObject({
  name: sentence(1, 40),
  why: sentence(1, 120),
  steps: z.array(sentence(1, 140)).check(z.minLength(1), z.maxLength(10)),
});
const already = refuse('gone', 'error.already');
const full = refuse('invalid', 'error.office.full');
const empty: Library = { questions: [], practices: [], off: [] };

/** The list with this one in its place, or at the end. */
const put = <One extends { readonly id: string }>(list: readonly One[], one: One): readonly One[] =>
  list.some(({ id }) => id === one.id) ? list.map((old) => (old.id === one.id ? one : old)) : [...list, one];
const fits = (list: readonly { readonly id: string }[], id: string): boolean =>
  list.length < MOST || list.some((one) => one.id === id);

export const library = ritual(empty)({
  // Adds one, or mends it: also one that the product brought.
  'library.question': {
    by,
    seenBy: 'screens',
    data: z.strictObject({
      question: Id,
      moment: z.enum(moments),
      reason: z.optional(z.enum(flagReasons)),
      nl: sentence(3, QUESTION_MAX),
      en: sentence(3, QUESTION_MAX),
    }),
    check: ({ questions }, { data: { question, moment, reason } }) => {
      if (quoted.includes(question)) return refuse('not-allowed', 'error.library.quoted', 'nl');
      if ((moment === 'flag') !== (reason !== undefined)) return refuse('invalid', 'error.invalid', 'reason');
      return fits(questions, question) ? undefined : full;
    },
    apply: (library, { data: { question: id, ...said } }) => ({
      ...library,
      questions: put(library.questions, { id, ...said }),
    }),
  },
  'library.practice': {
    by,
    seenBy: 'screens',
    data: z.strictObject({ practice: Id, nl: Texts, en: Texts }),
    check: ({ practices }, { data: { practice } }) => (fits(practices, practice) ? undefined : full),
    apply: (library, { data: { practice: id, ...said } }) => ({
      ...library,
      practices: put(library.practices, { id, ...said }),
    }),
  },
  // Takes a question or a practice out of use, and back.
  'library.switch': {
    by,
    seenBy: 'screens',
    data: z.strictObject({ id: Id, off: z.boolean() }),
    check: ({ off: all }, { data: { id, off } }) => {
      if (all.includes(id) === off) return already;
      return off && all.length >= 2 * MOST ? full : undefined;
    },
    apply: (library, { data: { id, off } }) => ({
      ...library,
      off: off ? [...library.off, id] : library.off.filter((one) => one !== id),
    }),
  },
});
