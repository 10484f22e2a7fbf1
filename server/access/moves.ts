import { hashOf, newSecret } from './secrets.ts';

const LASTS = 10 * 60_000;

/** A device that goes to another address of this hub: its cookie does not, so it carries a token. In memory. */
export interface Moves {
  /** Gives the token for this device; the one before it is worth nothing any more. */
  begin(device: string): string;
  /** Which device this is of; uses it up. */
  end(token: string): string | undefined;
}

export function openMoves(clock: () => number): Moves {
  const moves = new Map<string, { readonly hash: string; readonly until: number }>();
  return {
    begin(device) {
      const token = newSecret();
      moves.set(device, { hash: hashOf(token), until: clock() + LASTS });
      return token;
    },
    end(token) {
      const hash = hashOf(token);
      const [device, move] = [...moves].find(([, one]) => one.hash === hash) ?? [];
      if (device === undefined || !move) return undefined;
      moves.delete(device);
      return clock() < move.until ? device : undefined;
    },
  };
}
