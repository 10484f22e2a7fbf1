import * as z from 'zod/mini';
import type { Answer, Refusal } from '../change.ts';
import type { VisitorWall } from '../read/audience.ts';
import type { Language } from '../text/language.ts';
import type { Change, Wall } from '../wall.ts';
import type { Audience, Beat, Command, ScreenProfile } from './screen.ts';

/** The number of this protocol. It goes up when an old screen could not understand a new hub, or the other way round. */
export const PROTOCOL = 2;

/** A change that this screen may not see: its place in the order and nothing else. */
export interface Hidden {
  readonly seq: number;
  readonly hidden: true;
}

/** The whole wall. */
export interface Whole {
  readonly epoch: string;
  readonly seq: number;
  readonly wall: Wall;
}

/** All that a visitors' screen is told. `epoch` and `seq` are always the same. */
export interface ToVisitors {
  readonly epoch: string;
  readonly seq: number;
  readonly wall: VisitorWall;
}

/** Changes without a hole between them; the first follows on `from`. */
export interface News {
  readonly epoch: string;
  readonly from: number;
  readonly changes: readonly (Change | Hidden)[];
}

/** What a screen is: where it hangs decides how large its letters are. Sizes: inch of the diagonal, metres of distance. */
export interface Profile {
  readonly zone: string;
  readonly language: Language;
  readonly device: string;
  /** Who passes it: a visitors' screen gets another wall. */
  readonly audience?: Audience;
  /** What the desk calls it, and where it hangs; nothing for one that was never described. */
  readonly name?: string | undefined;
  readonly screen?: ScreenProfile | undefined;
  /** Whom colleagues ask for help: "Vraag Sanne". Only kiosks are told. */
  readonly steward?: string | undefined;
  /** The hub can store nothing until its disk is mended: there is no use in asking people for notes. */
  readonly readOnly?: boolean;
}

/**
 * The answer to `hello`. What the screen missed went ahead of it, as `changes` or `wall`: with that it has come to `seq`.
 * `now` is the hub's clock (milliseconds UTC), `build` what the hub serves.
 */
export interface Welcome {
  readonly epoch: string;
  readonly seq: number;
  readonly build: string;
  readonly now: number;
  readonly profile: Profile;
}

/** What a screen says when it connects, and whenever what it hears does not fit. */
export const Hello = z.strictObject({
  protocol: z.literal(PROTOCOL),
  build: z.string().check(z.maxLength(64)),
  epoch: z.optional(z.string().check(z.maxLength(64))),
  seq: z.optional(z.int().check(z.nonnegative())),
});
export type Hello = z.infer<typeof Hello>;

/** A proposal as it arrives: no `by` (the hub knows), `data` still unread. */
export const Envelope = z.strictObject({
  id: z.uuid(),
  type: z.string().check(z.maxLength(64)),
  data: z.unknown(),
  made: z.int(),
  seen: z.int().check(z.nonnegative()),
  visit: z.optional(z.uuid()),
});
export type Envelope = z.infer<typeof Envelope>;

/** The most bytes of one message to the hub; who sends more is cut off. */
export const MAX_BYTES = 65_536;
const MAX_BATCH = 50;

/** Many at once: a queue that drains. What is inside an item is the hub's to judge, one by one. */
export const Propose = z.strictObject({
  proposals: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MAX_BATCH)),
});
export type Propose = { readonly proposals: readonly Envelope[] };

/** The oldest of these that one `propose` can carry: at most 50, fewer when they are long, and never none. */
export function fitting<T>(proposals: readonly T[]): readonly T[] {
  let bytes = 100; // what is around them
  const oldest = proposals.slice(0, MAX_BATCH);
  const over = oldest.findIndex((one) => (bytes += 3 * JSON.stringify(one).length) > MAX_BYTES); // 3: the most in UTF-8
  return over < 0 ? oldest : oldest.slice(0, Math.max(1, over));
}

/** What a screen may say. Every event is answered; a refusal of the whole message is `{ refusal }`. */
export interface ToHub {
  hello: (data: Hello, answer: (welcome: Welcome | { readonly refusal: Refusal }) => void) => void;
  propose: (data: Propose, answer: (answers: readonly Answer[] | { readonly refusal: Refusal }) => void) => void;
  beat: (data: Beat) => void;
}

/** What the hub says by itself. */
export interface ToScreen {
  changes: (news: News) => void;
  wall: (whole: Whole | ToVisitors) => void;
  command: (command: Command) => void;
}
