import { setTimeout as wait } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const QUARTER = 900; // seconds
const WRONG = 5; // from one address for one account, before it has to wait
const FREE = 10; // for one account from everywhere, before every answer takes longer
const LONGEST = 1_000; // ms: the owner, who comes from elsewhere, is never shut out [X21]

/** Slows who guesses a password: this address for this account altogether, everybody else for it a little. */
export interface Guesses {
  /** Milliseconds to wait before this address may try this account again; nothing when it may. Takes its time. */
  before(account: string, address: string): Promise<number | undefined>;
  wrong(account: string, address: string): Promise<void>;
  right(account: string, address: string): Promise<void>;
}

export function openGuesses(): Guesses {
  const here = new RateLimiterMemory({ points: WRONG, duration: QUARTER });
  const all = new RateLimiterMemory({ points: FREE, duration: QUARTER });
  const key = (account: string, address: string): string => `${address} ${account.toLowerCase()}`;
  return {
    async before(account, address) {
      const mine = await here.get(key(account, address));
      if (mine && mine.consumedPoints >= WRONG) return mine.msBeforeNext;
      const { consumedPoints = 0 } = (await all.get(account.toLowerCase())) ?? {};
      if (consumedPoints > FREE) await wait(Math.min(LONGEST, 10 * 2 ** (consumedPoints - FREE)));
      return undefined;
    },
    async wrong(account, address) {
      await here.penalty(key(account, address));
      await all.penalty(account.toLowerCase());
    },
    right: async (account, address) => void (await here.delete(key(account, address))),
  };
}
