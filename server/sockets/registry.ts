import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { output } from 'zod/v4/core';
import type { ZodMiniType } from 'zod/v4/mini';
import { refuse, type Refusal, type RefusalCode } from '../../shared/change.ts';
import type { News, Whole } from '../../shared/sync/protocol.ts';
import type { Audience, ScreenProfile } from '../../shared/sync/screen.ts';
import type { DeviceRole } from '../access/document.ts';

/** A device in its role, or the desk that looks at what one shows. */
export type SpeakerRole = DeviceRole | 'preview';

/** Who speaks, looked up anew for every message. */
export interface Speaker {
  readonly device: string;
  readonly role: SpeakerRole;
  readonly audience: Audience;
  /** What the desk says of it. */
  readonly name?: string | undefined;
  readonly screen?: ScreenProfile | undefined;
  /** Tells the speaker what it missed, and from this very moment on every change. False: too much waits for it still. */
  listen(missed: News | Whole): boolean;
  /** Tells the speaker what visitors may see, from this moment on whenever that becomes something else. */
  look(): boolean;
}

/** How many messages of one event a device may send in so many seconds. */
export interface Rate {
  readonly points: number;
  readonly duration: number;
}

/** One event that a screen may send: what it carries, who may send it and how often, and what it answers. */
export interface Event<Schema extends ZodMiniType, Said> {
  readonly data: Schema;
  readonly roles: readonly SpeakerRole[];
  readonly rate: Rate;
  readonly handle: (data: output<Schema>, speaker: Speaker) => Said | Promise<Said>;
}

/** An event behind its guards: takes whatever came over the wire and never throws. */
export interface Guarded {
  readonly roles: readonly SpeakerRole[];
  run(data: unknown, speaker: Speaker | undefined): Promise<unknown>;
}

export type Trouble = (error: unknown) => void;

/** Who hears of what went wrong: a handler that threw, a message that was turned away. */
export interface Ears {
  readonly onTrouble: Trouble;
  readonly onRefusal?: ((code: RefusalCode) => void) | undefined;
}

/** Guards an event: paired, allowed, not too often, of the right shape; and whatever its handler throws is `not-saved`. */
export function guard<Schema extends ZodMiniType, Said>(
  event: Event<Schema, Said>,
  { onTrouble, onRefusal }: Ears,
): Guarded {
  const limiter = new RateLimiterMemory(event.rate);
  const no = (refusal: Refusal): { readonly refusal: Refusal } => {
    onRefusal?.(refusal.code);
    return { refusal };
  };
  return {
    roles: event.roles,
    async run(data, speaker) {
      if (!speaker || !event.roles.includes(speaker.role)) return no(refuse('not-allowed', 'error.notAllowed'));
      const room = await limiter.consume(speaker.device).then(Boolean, () => false);
      if (!room) return no(refuse('busy', 'error.busy'));
      const valid = event.data.safeParse(data);
      if (!valid.success) return no(refuse('invalid', 'error.invalid'));
      try {
        return await event.handle(valid.data, speaker);
      } catch (error) {
        onTrouble(error);
        return no(refuse('not-saved', 'error.save'));
      }
    },
  };
}
