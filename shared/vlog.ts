import * as z from 'zod/mini';
import { NoteId } from './note.ts';
import { length, sentence, tidy } from './sentence.ts';

/** What a vlog is: a leader, a customer, twenty to forty-five seconds. What can be done with it: rituals/vlogs.ts. */

/** The CEO's vlog, or a talk about what we learn from customers (product.md, rows 6 and 38). */
export const vlogKinds = ['ceo_vlog', 'business_talk'] as const;
export type VlogKind = (typeof vlogKinds)[number];

/** What is read while it is said. Milliseconds from the start of the video. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What somebody will do, and the day (`2026-12-03`) on which they come back to it. */
export interface Promised {
  readonly text: string;
  readonly due: string;
}

/** A video with all that is said of it. */
export interface Vlog {
  readonly id: string;
  readonly kind: VlogKind;
  /** The name of its file: the SHA-256 of what is in it, in hex. */
  readonly media: string;
  /** How long it plays: milliseconds. */
  readonly length: number;
  readonly headline: string;
  readonly captions: readonly Cue[];
  /** Who agreed to be seen: an id that only the hub can put a name to. The vlog goes when they agree no longer. */
  readonly person: string;
  /** Who that is, as screens say it, and what they do: "CEO, sprak drie klanten". */
  readonly name: string;
  readonly role: string;
  readonly promise?: Promised | undefined;
  /** May visitors see it too? */
  readonly visitors?: true | undefined;
  /** How loud it is, where that was measured: LUFS. */
  readonly loudness?: number | undefined;
  /** Milliseconds UTC. */
  readonly made: number;
}

/** What a leader said they will do (goed voorbeeld): of a vlog, or without one. It has the id of what it was made with. */
export interface LeaderAction extends Promised {
  readonly id: string;
  readonly made: number;
  /** When it was kept: milliseconds UTC. */
  readonly kept?: number | undefined;
}

export interface Vlogs {
  /** Newest last. */
  readonly shown: readonly Vlog[];
  /** Sent in, and nobody at the desk has looked yet. Only the desk is told. */
  readonly waiting: readonly Vlog[];
  readonly promises: readonly LeaderAction[];
}

export const SHORTEST = 5_000; // what a file may be; who records one is asked for twenty seconds
export const LONGEST = 180_000; // a talk in a canteen
export const HALL_LONGEST = 45_000; // nobody stands still for more (product.md, row 38)
export const CUE_MAX = 80; // two lines on every screen
export const HEADLINE_MAX = 80;
export const HEADLINE_WORDS = 12;
export const PROMISE_MAX = 70;
/** How long a vlog is on the screens by itself: milliseconds. */
export const VLOG_KEPT = 28 * 86_400_000;

const Day = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((day) => {
    const noon = new Date(`${day}T12:00:00Z`);
    return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(day);
  }),
);

/** A name that somebody agreed to be called by: nobody's personal data here, so not a `sentence`. */
const named = (max: number) =>
  z.string().check(
    z.maxLength(max * 20),
    z.overwrite(tidy),
    z.refine((text) => length(text) >= 1, 'error.empty'),
    z.refine((text) => length(text) <= max, 'error.tooLong'),
  );

export const promised = {
  text: sentence(3, PROMISE_MAX),
  due: Day,
};

/** All that is said of a video, as it is proposed. */
export const VlogData = z.strictObject({
  kind: z.enum(vlogKinds),
  media: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  length: z.int().check(z.minimum(SHORTEST), z.maximum(LONGEST)),
  headline: sentence(3, HEADLINE_MAX, HEADLINE_WORDS, 'error.vlog.headline'),
  captions: z
    .array(
      z.strictObject({
        from: z.int().check(z.nonnegative()),
        to: z.int().check(z.positive()),
        text: sentence(1, CUE_MAX),
      }),
    )
    .check(z.minLength(1, 'error.vlog.captions'), z.maxLength(120, 'error.vlog.captions')),
  person: NoteId,
  name: named(40),
  role: named(40),
  promise: z.optional(z.strictObject(promised)),
  visitors: z.optional(z.literal(true)),
  loudness: z.optional(z.number().check(z.minimum(-99), z.maximum(9))),
});
export type VlogData = z.infer<typeof VlogData>;

/** Do the captions come one after the other, within the video? */
export const inOrder = (captions: readonly Cue[], length: number): boolean =>
  captions.every(({ from, to }, at) => from < to && to <= length && from >= (captions[at - 1]?.to ?? 0));

/** Those that screens show by themselves at `now` (milliseconds UTC), newest first. */
export const onScreens = (shown: readonly Vlog[], now: number): readonly Vlog[] =>
  shown.filter(({ made }) => now - made < VLOG_KEPT).reverse();
