import { join } from 'node:path';
import type { By } from '../../shared/change.ts';
import type { Meeting } from '../../shared/rituals/klantvlag.ts';
import { offered } from '../../shared/rituals/office.ts';
import { dayOf, plusDays, startOf } from '../../shared/time/office.ts';
import type { Hub } from '../hub.ts';
import { durableFile } from '../log/durable-file.ts';
import { addressOf, fetchCalendar, type CalendarFault } from './fetch.ts';
import { readMeetings } from './read.ts';

/** Where a room's meetings come from. The address is a secret: who knows it reads the calendar. */
interface Source {
  readonly room: string;
  /** Without it, it was a file. */
  readonly url?: string;
  /** Of the days that were read: nothing but times. */
  readonly meetings: readonly Meeting[];
  /** When it was read last: milliseconds UTC. */
  readonly read: number;
  readonly fault?: CalendarFault;
}
interface Kept {
  readonly hosts: readonly string[];
  readonly rooms: readonly Source[];
}

/** A room's calendar, as the desk may know it. */
export interface RoomCalendar {
  readonly room: string;
  /** Of its address, and no more of it; nothing for a file. */
  readonly host?: string;
  readonly read: number;
  readonly fault?: CalendarFault;
  /** How many meetings it has today. */
  readonly today: number;
}

export interface Calendars {
  readonly all: readonly RoomCalendar[];
  /** Reads it at once. With `allow` its host is one of those that may be asked from now on. */
  set(room: string, from: { readonly url: string; readonly allow: boolean }): Promise<CalendarFault | undefined>;
  /** Takes the times out of a file, for sixty days, and forgets the rest. */
  take(room: string, text: string): Promise<CalendarFault | undefined>;
  remove(room: string): Promise<void>;
  /** In its turn: reads all addresses anew, and tells the rooms. */
  look(): Promise<void>;
}

export interface CalendarsOptions {
  /** The data folder. */
  readonly folder: string;
  readonly hub: Hub;
  readonly zone: string;
  readonly clock: () => number;
  /** A UUID. */
  readonly newId: () => string;
  /** Only a test reaches this very machine. */
  readonly loopback?: boolean;
}

const by: By = { device: 'calendar', role: 'calendar' };
const DAYS = { address: 3, file: 60 } as const;

export async function openCalendars(options: CalendarsOptions): Promise<Calendars> {
  const { folder, hub, zone, clock, newId, loopback = false } = options;
  const file = durableFile<Kept>(join(folder, 'calendars.json'));
  let kept: Kept = (await file.read().catch(() => null)) ?? { hosts: [], rooms: [] };

  const keep = async (next: Kept): Promise<void> => {
    await file.write(next);
    kept = next;
  };
  const put = (source: Source): Promise<void> =>
    keep({ ...kept, rooms: [...kept.rooms.filter(({ room }) => room !== source.room), source] });

  /** Today and tomorrow, by the office's days: instants. */
  function days(many: number): readonly [number, number] {
    const today = dayOf(clock(), zone);
    return [startOf(today, zone), startOf(plusDays(today, many), zone)];
  }
  function within(meetings: readonly Meeting[], many: number): readonly Meeting[] {
    const [from, until] = days(many);
    return meetings.filter((one) => one.until > from && one.from < until);
  }

  /** Tells the wall when people meet in this room today and tomorrow, where that became something else. */
  async function tell(room: string, meetings: readonly Meeting[]): Promise<void> {
    const now = within(meetings, 2);
    const before = hub.wall.klantvlag.rooms[room]?.meetings ?? [];
    if (JSON.stringify(now) === JSON.stringify(before)) return;
    const asked = {
      id: newId(),
      type: 'klantvlag.agenda',
      data: { room, meetings: now },
      made: clock(),
      seen: hub.seq,
    };
    await hub.propose(by, asked).catch(() => undefined); // the next turn
  }

  async function read(room: string, url: URL): Promise<CalendarFault | undefined> {
    const said = await fetchCalendar(url, { hosts: kept.hosts, loopback });
    const found = 'text' in said ? await readMeetings(said.text, ...days(DAYS.address), zone) : undefined;
    const fault = 'fault' in said ? said.fault : found ? undefined : 'not';
    const before = kept.rooms.find((one) => one.room === room);
    const meetings = found ?? (before?.url === url.href ? before.meetings : []); // what was known counts on
    if (fault && before?.url !== url.href) return fault; // nothing comes in the place of what worked
    await put({ room, url: url.href, meetings, read: found ? clock() : (before?.read ?? 0), ...(fault && { fault }) });
    await tell(room, meetings);
    return fault;
  }

  return {
    get all() {
      return kept.rooms.map(({ room, url, meetings, read, fault }) => ({
        ...{ room, read, today: within(meetings, 1).length },
        ...(url !== undefined && { host: new URL(url).host }),
        ...(fault && { fault }),
      }));
    },
    async set(room, { url, allow }) {
      const address = addressOf(url);
      if (!address) return 'not';
      if (allow && !kept.hosts.includes(address.host)) await keep({ ...kept, hosts: [...kept.hosts, address.host] });
      return read(room, address);
    },
    async take(room, text) {
      const meetings = await readMeetings(text, ...days(DAYS.file), zone);
      if (!meetings) return 'not';
      await put({ room, meetings, read: clock() });
      await tell(room, meetings);
      return undefined;
    },
    async remove(room) {
      await keep({ ...kept, rooms: kept.rooms.filter((one) => one.room !== room) });
      await tell(room, []);
    },
    async look() {
      const rooms = new Set(offered(hub.wall.office.rooms).map(({ id }) => id));
      for (const { room, url, meetings } of kept.rooms.filter((one) => rooms.has(one.room))) {
        const address = url === undefined ? undefined : addressOf(url);
        if (address) await read(room, address);
        else await tell(room, meetings);
      }
    },
  };
}
