import * as z from 'zod/mini';
import { hoursOf } from '../time/hours.ts';

/** Who passes a screen. Without a word about it, it is visitors. */
export const audiences = ['internal', 'meeting-room', 'visitors'] as const;
export type Audience = (typeof audiences)[number];

/** Where a screen hangs and what that asks of it, as the desk says it. */
export const ScreenProfile = z.strictObject({
  /** Room or department; a kiosk writes it on its notes. */
  place: z.string().check(z.maxLength(40)),
  /** Of a meeting room's screen: which, an id in the office's list. */
  room: z.optional(z.string().check(z.maxLength(40))),
  /** Of the diagonal. */
  inch: z.number().check(z.minimum(4), z.maximum(150)),
  /** Metres from which it is read. */
  distance: z.number().check(z.minimum(0.3), z.maximum(20)),
  orientation: z.enum(['landscape', 'portrait']),
  audience: z.enum(audiences),
  /** When it is on, as `7-19`, or `office` for the office's hours; always without it. */
  hours: z.optional(z.string().check(z.refine((text) => hoursOf(text) !== undefined))),
  motion: z.enum(['calm', 'none']),
  /** What is on there: the list of this spot. A hall without it; where visitors pass it is always theirs. */
  spot: z.optional(z.enum(['hall', 'team', 'canteen'])),
  /** May a vlog be heard there? Never where visitors pass or people meet. */
  sound: z.optional(z.boolean()),
});
export type ScreenProfile = z.infer<typeof ScreenProfile>;

/** What the desk tells one screen to do. */
export type Command =
  | { readonly do: 'identify'; readonly name: string }
  | { readonly do: 'reload' }
  | { readonly do: 'steward'; readonly name: string }
  /** To another address of this hub, with what pairs the screen there in the fragment; its path stays. */
  | { readonly do: 'redirect'; readonly url: string }
  | { readonly do: 'profile'; readonly name: string; readonly screen: ScreenProfile };

/** What a screen says of itself every 15 s: what it shows, how many frames it painted, what it has come to; is its line safe? */
export const Beat = z.strictObject({
  scene: z.string().check(z.maxLength(40)),
  painted: z.int().check(z.nonnegative()),
  seq: z.int().check(z.nonnegative()),
  /** Does its browser trust where the page came from: HTTPS, or this very machine? */
  secure: z.optional(z.boolean()),
  /** The videos that it tried and cannot play. */
  cannot: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(20))),
  /** The notes that could be read there since it last said so [P-14]. */
  shown: z.optional(z.array(z.uuid()).check(z.maxLength(100))),
});
export type Beat = z.infer<typeof Beat>;
