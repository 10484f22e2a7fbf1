import type { Opening } from '../../shared/rituals/office.ts';
import type { Beat } from '../../shared/sync/screen.ts';
import { awake, hoursOf } from '../../shared/time/hours.ts';

const SILENT = 45_000; // three beats

/** What the hub knows of a screen that said something since the hub's start. Times are milliseconds UTC. */
export interface Seen {
  /** How many of its pages are connected. */
  readonly pages: number;
  /** When it last said something, or went. */
  readonly at: number;
  readonly build?: string;
  readonly beat?: Beat;
  /** When it was last sure to paint: its count of frames had grown. */
  readonly painted?: number;
  readonly host?: string;
  /** From where it loaded its page, and with what. */
  readonly address?: string;
  readonly browser?: string;
}

/** Which screens are there, and what they say of themselves. In memory: what is merely true now is no change. */
export interface Presence {
  /** `host`: under which name and port its page reached the hub. */
  came(device: string, host: string | undefined): void;
  went(device: string): void;
  hello(device: string, build: string): void;
  beat(device: string, beat: Beat): void;
  loaded(device: string, from: { readonly address: string; readonly browser: string }): void;
  of(device: string): Seen | undefined;
  forget(device: string): void;
}

export function openPresence(clock: () => number): Presence {
  const seen = new Map<string, Seen>();
  const now = (device: string, what: (before: Seen) => Partial<Seen>): void => {
    const before = seen.get(device) ?? { pages: 0, at: 0 };
    seen.set(device, { ...before, ...what(before), at: clock() });
  };
  return {
    came: (device, host) =>
      now(device, ({ pages }) => ({ pages: pages + 1, painted: clock(), ...(host !== undefined && { host }) })),
    went: (device) => {
      if (seen.has(device)) now(device, ({ pages }) => ({ pages: Math.max(0, pages - 1) }));
    },
    hello: (device, build) => now(device, () => ({ build })),
    beat: (device, beat) =>
      now(device, ({ beat: last }) => ({ beat, ...(last?.painted !== beat.painted && { painted: clock() }) })),
    loaded: (device, from) => now(device, () => from),
    of: (device) => seen.get(device),
    forget: (device) => void seen.delete(device),
  };
}

/** How a screen is: on; off because its hours are over; of another build; there, but not painting; gone. */
export type ScreenState = 'on' | 'off' | 'old' | 'still' | 'gone';

export interface Judging {
  readonly seen: Seen | undefined;
  readonly hours: string | undefined;
  /** When the office is open, for a screen that goes with it. */
  readonly opening: Opening;
  readonly build: string;
  readonly now: number;
  readonly zone: string;
}

export function stateOf({ seen, hours, opening, build, now, zone }: Judging): ScreenState {
  const asleep = hours !== undefined && !awake(hoursOf(hours), now, zone, opening);
  if (!seen || seen.pages === 0) return asleep ? 'off' : 'gone';
  if (seen.build !== undefined && seen.build !== build) return 'old';
  if (now - (seen.painted ?? 0) > SILENT) return 'still';
  return seen.beat?.scene === 'night' ? 'off' : 'on';
}
