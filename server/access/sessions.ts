import type { Document, Secrets, Session, Steward } from './document.ts';
import { hashOf, newSecret } from './secrets.ts';

const IDLE = 8 * 3_600_000; // ms
/** How long a steward stays in at most, in ms. */
export const SESSION_LASTS = 12 * 3_600_000;
const JUST = 5 * 60_000;

/** Who is at the desk, with what they may now: looked up anew each time. */
export interface AtDesk {
  readonly steward: Steward;
  /** Did they give their password just now? What lets a device in asks for that. */
  readonly just: boolean;
}

export interface Sessions {
  /** Lets a steward in. Gives the token for the cookie. */
  begin(steward: string): Promise<string>;
  at(token: string | undefined): AtDesk | undefined;
  end(token: string | undefined): Promise<void>;
}

/** All sessions but this steward's. */
export const withoutSessions = ({ sessions }: Secrets, steward: string): readonly Session[] =>
  sessions.filter((one) => one.steward !== steward);

/** When each was last used is kept in memory only: a hub that starts anew counts from its start. */
export function openSessions(document: Document, clock: () => number): Sessions {
  const started = clock();
  const used = new Map<string, number>();
  const lives = ({ hash, made }: Session, now: number): boolean =>
    now - made < SESSION_LASTS && now - (used.get(hash) ?? Math.max(made, started)) < IDLE;

  return {
    async begin(steward) {
      const token = newSecret();
      const now = clock();
      const session: Session = { hash: hashOf(token), steward, made: now };
      await document.change(({ sessions }) => ({ sessions: [...sessions.filter((one) => lives(one, now)), session] }));
      return token;
    },
    at(token) {
      if (!token) return undefined;
      const now = clock();
      const hash = hashOf(token); // 256 bits of chance: comparing hashes tells nothing of use
      const session = document.data.sessions.find((one) => one.hash === hash);
      if (!session || !lives(session, now)) return undefined;
      const steward = document.data.stewards.find(({ id }) => id === session.steward);
      if (!steward || steward.disabled) return undefined;
      used.set(hash, now);
      return { steward, just: now - session.made < JUST };
    },
    async end(token) {
      if (!token) return;
      const hash = hashOf(token);
      used.delete(hash);
      await document.change(({ sessions }) => ({ sessions: sessions.filter((one) => one.hash !== hash) }));
    },
  };
}
