import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Access } from '../access/access.ts';
import { Refused, type Asked } from './desk-route.ts';

const WRONG = { points: 10, duration: 900 };

/** Asks for the password once more, when it was given more than five minutes ago: for what cannot be undone. */
export function openAgain({ stewards }: Access) {
  const guesses = new RateLimiterMemory(WRONG);
  return async ({ at }: Asked, password: string | undefined): Promise<Refused | undefined> => {
    if (!at) return new Refused(401, 'not-in', 'desk.not.in');
    if (at.just) return undefined;
    const no = new Refused(403, 'password', 'desk.pair.again', 'again');
    if (password === undefined) return no;
    const { id } = at.steward;
    // Counted before it is judged, so that many at once are no way around.
    const room = await guesses.consume(id).then(Boolean, () => false);
    if (!room) return new Refused(429, 'busy', 'desk.login.wait');
    if (!(await stewards.isPassword(id, password))) return no;
    await guesses.reward(id);
    return undefined;
  };
}
