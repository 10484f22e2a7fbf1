import { randomInt } from 'node:crypto';
import type { Described } from './devices.ts';
import type { DeviceRole } from './document.ts';
import { hashOf, newSecret } from './secrets.ts';

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'; // no vowels, so no words; nothing that looks like another (RFC 8628, 6.1)
const LASTS = 10 * 60_000;
const GUESSES = 5; // leave one chance in 2^32 (RFC 8628, 5.1)
const MOST = 20;
const MOST_EACH = 8; // from one address: who opens a page again and again does not fill the list
const POLL = 5_000;
const LEFT = 60_000; // without a question: the page is closed

/** A browser that asks to be let in, as an admin sees it: everything but its code, which is read from its own screen. */
export interface Asking {
  readonly id: string;
  readonly role: DeviceRole;
  readonly address: string;
  readonly browser: string;
  /** Milliseconds UTC. */
  readonly asked: number;
}

export interface Asked {
  /** Stays in the browser: with it, and nothing else, the credential is fetched. */
  readonly secret: string;
  /** Hangs on the screen for all to read: `BCDF-GHJK`. */
  readonly code: string;
  /** How often to ask: milliseconds. */
  readonly every: number;
}

/** What a browser hears that asks again: `in` comes once. */
export type Heard =
  | { readonly state: 'waiting' | 'slower' | 'gone' }
  | { readonly state: 'in'; readonly role: DeviceRole; readonly described: Described };

/** Devices that ask to be let in (RFC 8628). In memory: after a restart a page shows another code. */
export interface Codes {
  /** Nothing when too many ask already. */
  ask(role: DeviceRole, address: string, browser: string): Asked | undefined;
  hear(secret: string): Heard;
  readonly asking: readonly Asking[];
  /** Lets it in when the code is its own. The fifth wrong one is the last. */
  approve(id: string, code: string, described: Described): 'yes' | 'wrong' | 'gone';
  refuse(id: string): void;
}

interface Waiting extends Asking {
  readonly code: string;
  readonly hash: string;
  every: number;
  /** When it last asked; nothing before the first time. */
  heard: number | undefined;
  wrong: number;
  described: Described | undefined;
}

const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z]/g, '');

export function openCodes(clock: () => number, newId: () => string): Codes {
  const waiting = new Map<string, Waiting>();

  function alive(): readonly Waiting[] {
    const now = clock();
    for (const { id, asked, heard } of waiting.values())
      if (now - asked >= LASTS || now - (heard ?? asked) >= LEFT) waiting.delete(id);
    return [...waiting.values()];
  }

  function newCode(): string {
    const code = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    return alive().some((one) => one.code === code) ? newCode() : code;
  }

  return {
    ask(role, address, browser) {
      const now = alive();
      if (now.length >= MOST || now.filter((one) => one.address === address).length >= MOST_EACH) return undefined;
      const [secret, code, id] = [newSecret(), newCode(), newId()];
      waiting.set(id, {
        ...{ id, role, address, browser, code },
        hash: hashOf(secret),
        asked: clock(),
        every: POLL,
        heard: undefined,
        wrong: 0,
        described: undefined,
      });
      return { secret, code: `${code.slice(0, 4)}-${code.slice(4)}`, every: POLL };
    },
    hear(secret) {
      const hash = hashOf(secret);
      const one = alive().find((other) => other.hash === hash);
      if (!one) return { state: 'gone' };
      const now = clock();
      const early = one.heard !== undefined && now - one.heard < one.every * 0.9;
      one.heard = now;
      if (early) {
        one.every += POLL;
        return { state: 'slower' };
      }
      if (!one.described) return { state: 'waiting' };
      waiting.delete(one.id); // before anything else can happen: it is used
      return { state: 'in', role: one.role, described: one.described };
    },
    get asking() {
      return alive()
        .filter(({ described }) => !described)
        .map(({ id, role, address, browser, asked }) => ({ id, role, address, browser, asked }));
    },
    approve(id, code, described) {
      const one = alive().find((other) => other.id === id);
      if (!one || one.described) return 'gone';
      if (plain(code) === one.code) {
        one.described = described;
        return 'yes';
      }
      one.wrong += 1;
      if (one.wrong >= GUESSES) waiting.delete(id);
      return 'wrong';
    },
    refuse: (id) => void waiting.delete(id),
  };
}
