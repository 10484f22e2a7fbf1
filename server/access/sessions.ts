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
  /** Who is in with this, to be asked again and again. Asking is no work at the desk: it does not lengthen the session. */
  pass(token: string | undefined): () => Steward | undefined;
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

  const find = (hash: string): { readonly session: Session; readonly steward: Steward } | undefined => {
    const session = document.data.sessions.find((one) => one.hash === hash);
    if (!session || !lives(session, clock())) return undefined;
    const steward = document.data.stewards.find(({ id }) => id === session.steward);
    return steward && !steward.disabled ? { session, steward } : undefined;
  };

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
      const found = find(hash);
      if (!found) return undefined;
      used.set(hash, now);
      return { steward: found.steward, just: now - found.session.made < JUST };
    },
    pass(token = '') {
      const hash = hashOf(token);
      return () => find(hash)?.steward;
    },
    async end(token) {
      if (!token) return;
      const hash = hashOf(token);
      used.delete(hash);
      await document.change(({ sessions }) => ({ sessions: sessions.filter((one) => one.hash !== hash) }));
    },
  };
}
