import * as z from 'zod/mini';
import { refuse, type Refusal } from '../change.ts';
import { NoteId as Id } from '../note.ts';
import { ritual } from '../ritual.ts';
import { sentence } from '../sentence.ts';

/** Where a screen hangs, as far as it decides what is on: each has a list of its own. */
export const spots = ['hall', 'team', 'canteen', 'reception'] as const;
export type Spot = (typeof spots)[number];

/** What can be on a list. What a passer-by may see of it, read/audience.ts says. */
export const playable = ['wall', 'improved', 'radar', 'vlog', 'promise', 'credo'] as const;
export type Playable = (typeof playable)[number];

/** What visitors' screens can show. */
export const forReception: readonly Playable[] = ['wall', 'vlog', 'credo'];

/** One line of a list. Without `days` (1 is Monday) it is on every day, without `from` and `to` at every hour. */
export interface Item {
  readonly scene: Playable;
  readonly days?: readonly number[] | undefined;
  /** By the office's clock, `08.00` to `10.00`; may run over midnight. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A notice (mededeling): one sentence for everybody in the office, until it has had its time. */
export interface Notice {
  readonly id: string;
  readonly text: string;
  /** Milliseconds UTC. */
  readonly made: number;
  readonly until: number;
}

/** What is on all screens now, whatever their lists say, until when (milliseconds UTC). */
export interface TakeOver {
  readonly scene: Playable;
  /** Which vlog. */
  readonly vlog?: string | undefined;
  readonly until: number;
}

/** What is shown where. */
export interface Programme {
  /** What the desk made of a list; the others are as read/programme.ts has them. */
  readonly lists: { readonly [S in Spot]?: readonly Item[] | undefined };
  /** Oldest first. */
  readonly notices: readonly Notice[];
  readonly now?: TakeOver | undefined;
  /** No screen makes a sound. */
  readonly muted: boolean;
}

export const NOTICE_MAX = 90;
export const LIST_MAX = 24;
const NOTICES = 5; // at once: more is nobody's notice any more
const DAY = 86_400_000;
const NOTICE_LONGEST = 92 * DAY;
const TAKE_OVER_LONGEST = 12 * 3_600_000;

const empty: Programme = { lists: {}, notices: [], muted: false };
const by = ['editor', 'admin'] as const;
const Time = z.string().check(z.regex(/^(?:[01]\d|2[0-3])\.[0-5]\d$/));
const ListItem = z.strictObject({
  scene: z.enum(playable),
  days: z.optional(
    z.array(z.int().check(z.minimum(1), z.maximum(7))).check(
      z.minLength(1),
      z.refine((days) => new Set(days).size === days.length),
    ),
  ),
  from: z.optional(Time),
  to: z.optional(Time),
});
const nothing: z.ZodMiniType<object> = z.strictObject({});
const already = refuse('gone', 'error.already');
const invalid = (field: string): Refusal => refuse('invalid', 'error.invalid', field);

/** Those whose time has not come. */
const current = (notices: readonly Notice[], now: number): readonly Notice[] =>
  notices.filter(({ until }) => now < until);

export const programme = ritual(empty)({
  // Without items it is as it was before anybody changed it.
  'programme.list': {
    by,
    seenBy: 'screens',
    data: z.strictObject({
      spot: z.enum(spots),
      items: z.optional(z.array(ListItem).check(z.minLength(1), z.maxLength(LIST_MAX))),
    }),
    check: (_, { data: { spot, items = [] } }) => {
      if (
        items.some(({ from, to }) => (from === undefined) !== (to === undefined) || (from !== undefined && from === to))
      )
        return refuse('invalid', 'error.programme.hours', 'items');
      return spot === 'reception' && items.some(({ scene }) => !forReception.includes(scene))
        ? refuse('not-allowed', 'error.programme.visitors', 'items')
        : undefined;
    },
    apply: (programme, { data: { spot, items } }) => ({ ...programme, lists: { ...programme.lists, [spot]: items } }),
  },
  'programme.notify': {
    by,
    seenBy: 'screens',
    data: z.strictObject({ text: sentence(3, NOTICE_MAX), until: z.int() }),
    check: ({ notices }, { data: { until }, made }) => {
      if (until <= made) return refuse('invalid', 'error.programme.past', 'until');
      if (until - made > NOTICE_LONGEST) return refuse('invalid', 'error.programme.long', 'until');
      return current(notices, made).length < NOTICES ? undefined : refuse('busy', 'error.programme.notices');
    },
    apply: (programme, { id, made, data: { text, until } }) => ({
      ...programme,
      notices: [...current(programme.notices, made), { id, text, made, until }],
    }),
  },
  'programme.unnotify': {
    by,
    seenBy: 'screens',
    data: z.strictObject({ notice: Id }),
    check: ({ notices }, { data: { notice }, made }) =>
      current(notices, made).some(({ id }) => id === notice) ? undefined : already,
    apply: (programme, { data: { notice }, made }) => ({
      ...programme,
      notices: current(programme.notices, made).filter(({ id }) => id !== notice),
    }),
  },
  // Again replaces what was: there is one thing that everybody sees.
  'programme.show': {
    by,
    seenBy: 'screens',
    data: z.strictObject({ scene: z.enum(playable), vlog: z.optional(Id), until: z.int() }),
    check: (_, { data: { scene, vlog, until }, made }) => {
      if (until <= made) return refuse('invalid', 'error.programme.past', 'until');
      if (until - made > TAKE_OVER_LONGEST) return refuse('invalid', 'error.programme.short', 'until');
      return vlog === undefined || scene === 'vlog' ? undefined : invalid('vlog');
    },
    apply: (programme, { data }) => ({ ...programme, now: data }),
  },
  'programme.resume': {
    by,
    seenBy: 'screens',
    data: nothing,
    check: ({ now }, { made }) => (now && made < now.until ? undefined : already),
    apply: ({ now: _, ...programme }) => programme,
  },
  'programme.mute': {
    by,
    seenBy: 'screens',
    data: nothing,
    check: ({ muted }) => (muted ? already : undefined),
    apply: (programme) => ({ ...programme, muted: true }),
  },
  'programme.unmute': {
    by,
    seenBy: 'screens',
    data: nothing,
    check: ({ muted }) => (muted ? undefined : already),
    apply: (programme) => ({ ...programme, muted: false }),
  },
});
