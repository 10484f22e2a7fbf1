import { setTimeout as wait } from 'node:timers/promises';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

const QUARTER = 900; // seconds
const WRONG = 5; // from one address for one account, before it has to wait
const EACH = 20; // from one address in a minute, whoever it claims to be: every try costs the hub a slow hash
const FREE = 10; // for one account from everywhere, before every answer takes longer
const LONGEST = 500; // ms: the owner, who comes from elsewhere, is never shut out [X21]

/** Slows who guesses a password: this address for this account altogether, everybody else for it a little. */
export interface Guesses {
  /**
   * One try, counted before it is judged, so that many at once are no way around. Gives the milliseconds to wait before
   * this address may try this account again; nothing when it may now. Takes its time.
   */
  before(account: string, address: string): Promise<number | undefined>;
  /** It was the right one: it does not count. */
  right(account: string, address: string): Promise<void>;
}

export function openGuesses(): Guesses {
  const each = new RateLimiterMemory({ points: EACH, duration: 60 });
  const here = new RateLimiterMemory({ points: WRONG, duration: QUARTER });
  const all = new RateLimiterMemory({ points: FREE, duration: QUARTER });
  const key = (account: string, address: string): string => `${address} ${account.toLowerCase()}`;
  return {
    async before(account, address) {
      for (const [limiter, who] of [
        [here, key(account, address)],
        [each, address],
      ] as const) {
        const full = await limiter.consume(who).then(
          () => undefined,
          (no: RateLimiterRes) => no.msBeforeNext,
        );
        if (full !== undefined) return full;
      }
      const { consumedPoints } = await all.penalty(account.toLowerCase());
      if (consumedPoints > FREE) await wait(Math.min(LONGEST, 10 * 2 ** (consumedPoints - FREE)));
      return undefined;
    },
    async right(account, address) {
      await here.delete(key(account, address));
      await each.reward(address);
      await all.reward(account.toLowerCase());
    },
  };
}
