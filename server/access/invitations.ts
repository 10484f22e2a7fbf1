import { hashOf, newSecret } from './secrets.ts';

const LASTS = 10 * 60_000;
const MOST = 50;

/** A way in for one colleague's own phone or laptop. */
export interface Invitation {
  readonly id: string;
  /** Milliseconds UTC. */
  readonly until: number;
  /** For whom or for what it is meant, if somebody said so. */
  readonly name?: string;
}

/** Invitations to read along: each lets one browser in, within ten minutes. In memory: after a restart one makes another. */
export interface Invitations {
  /** Gives its token, this once. The oldest makes place when there are too many. */
  make(name?: string): Invitation & { readonly token: string };
  /** Those that nobody used yet. */
  readonly open: readonly Invitation[];
  /** Uses it up; nothing when it is not, or no longer, one. */
  use(token: string): Invitation | undefined;
}

export function openInvitations(clock: () => number, newId: () => string): Invitations {
  let all: readonly (Invitation & { readonly hash: string })[] = [];
  const alive = (): typeof all => (all = all.filter(({ until }) => clock() < until));
  return {
    make(name) {
      const token = newSecret();
      const one: Invitation = { id: newId(), until: clock() + LASTS, ...(name && { name }) };
      all = [...alive().slice(1 - MOST), { ...one, hash: hashOf(token) }];
      return { ...one, token };
    },
    get open() {
      return alive();
    },
    use(token) {
      const hash = hashOf(token);
      const one = alive().find((other) => other.hash === hash);
      all = all.filter((other) => other !== one); // before anything else can happen: it is used
      return one;
    },
  };
}
