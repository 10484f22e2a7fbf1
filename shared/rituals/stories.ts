import * as z from 'zod/mini';
import { refuse } from '../change.ts';
import { NoteId as Id, STORY_MAX, STORY_WORDS } from '../note.ts';
import { ritual } from '../ritual.ts';
import { sentence } from '../sentence.ts';

/**
 * A story in which a customer stands by name, who allowed that until a day [P-17]. Stories without a name are written with
 * a note. Instants are milliseconds UTC.
 */
export interface Story {
  readonly id: string;
  readonly text: string;
  /** Who gave permission. */
  readonly customer: string;
  readonly made: number;
  /** From then on it is as if the customer never had. */
  readonly until: number;
}

export interface Stories {
  /** Oldest first. */
  readonly named: readonly Story[];
}

const YEARS = 2 * 366 * 86_400_000;
const MOST = 50;
const by = ['editor', 'admin'] as const;
const empty: Stories = { named: [] };
const current = ({ named }: Stories, now: number): readonly Story[] => named.filter(({ until }) => now < until);

export const stories = ritual(empty)({
  // Again, with `story`, it takes the place of one that is told.
  'stories.tell': {
    by,
    seenBy: 'screens',
    data: z.strictObject({
      story: z.optional(Id),
      text: sentence(3, STORY_MAX, STORY_WORDS, 'error.story', 'names'),
      customer: sentence(2, 60, Infinity, 'error.tooLong', 'names'),
      until: z.int(),
    }),
    check: (stories, { data: { story, until }, made }) => {
      if (until <= made) return refuse('invalid', 'error.programme.past', 'until');
      if (until - made > YEARS) return refuse('invalid', 'error.stories.long', 'until');
      const told = current(stories, made);
      if (story !== undefined && !told.some(({ id }) => id === story)) return refuse('gone', 'error.already');
      return told.length < MOST || story !== undefined ? undefined : refuse('busy', 'error.office.full');
    },
    apply: (stories, { id, made, data: { story, ...said } }) => ({
      named: [...current(stories, made).filter((one) => one.id !== story), { id, ...said, made }],
    }),
  },
  'stories.withdraw': {
    by,
    seenBy: 'screens',
    data: z.strictObject({ story: Id }),
    check: ({ named }, { data: { story } }) =>
      named.some(({ id }) => id === story) ? undefined : refuse('gone', 'error.already'),
    apply: ({ named }, { data: { story } }) => ({ named: named.filter(({ id }) => id !== story) }),
  },
});
