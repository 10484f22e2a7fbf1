import { hashOf, newSecret } from './secrets.ts';

const LASTS = 30 * 60_000;

/** A leader who gave their PIN at a kiosk may record there for half an hour. In memory: after a restart they give it again. */
export interface Tickets {
  /** Gives the token for this person at this device, this once; the one before it is worth nothing any more. `until`: milliseconds UTC. */
  begin(device: string, person: string): { readonly ticket: string; readonly until: number };
  /** Who holds it, when it was given out for this device and still counts. */
  of(ticket: string, device: string): string | undefined;
}

export function openTickets(clock: () => number): Tickets {
  const tickets = new Map<string, { readonly hash: string; readonly person: string; readonly until: number }>();
  return {
    begin(device, person) {
      const ticket = newSecret();
      const until = clock() + LASTS;
      tickets.set(device, { hash: hashOf(ticket), person, until });
      return { ticket, until };
    },
    of(ticket, device) {
      const one = tickets.get(device);
      return one && clock() < one.until && one.hash === hashOf(ticket) ? one.person : undefined;
    },
  };
}
