import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Devices } from './access/devices.ts';
import type { Hub } from './hub.ts';
import { durableFile } from './log/durable-file.ts';
import type { Retention } from './retention.ts';
import { stateOf, type Seen } from './sockets/presence.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const GONE = 5 * MINUTE;
const BACKUP = 7 * DAY;
const ROOM = 500_000_000; // bytes: months of notes, and time to find more

/** What somebody should do something about, now. The desk has a sentence for each. */
export type Alarm =
  | { readonly what: 'read-only' | 'not-stored' | 'backup-none' }
  | { readonly what: 'disk'; readonly mb: number }
  | { readonly what: 'backup-old'; readonly days: number }
  | { readonly what: 'retention'; readonly why: 'leap' | 'many'; readonly notes: number }
  | { readonly what: 'screen'; readonly id: string; readonly name?: string | undefined; readonly minutes: number };

/** When a backup was last made and was whole: milliseconds UTC. Written by the command that makes it. */
export interface LastBackup {
  readonly made: number;
}
export const lastBackup = (folder: string) => durableFile<LastBackup>(join(folder, 'last-backup.json'));

export interface Alarms {
  readonly now: readonly Alarm[];
  /** How many screens are missing. */
  readonly missing: number;
  /** When the last backup was made: milliseconds UTC. */
  readonly backup: number | undefined;
  /** Looks at the screens: one that is gone in its hours is missed after five minutes, and warned of once an hour. */
  lookAtScreens(now: number): void;
  /** Looks at the disk and the last backup. */
  lookAtDisk(now: number): Promise<void>;
}

export interface AlarmsOptions {
  readonly folder: string;
  readonly hub: Hub;
  readonly devices: Devices;
  readonly seen: (device: string) => Seen | undefined;
  readonly retention: Retention;
  readonly build: string;
  readonly zone: string;
  /** Milliseconds that only ever go on: a clock that leaps makes no screen late. */
  readonly steady: () => number;
  readonly onMissing: (device: string) => void;
  /** How many bytes the disk of the folder has left. */
  readonly room?: (folder: string) => Promise<number>;
}

const roomOn = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

export function openAlarms(options: AlarmsOptions): Alarms {
  const { folder, hub, devices, seen, retention, build, zone, steady, onMissing, room = roomOn } = options;
  const since = new Map<string, number>(); // when a screen was first found gone, by steady time
  const warned = new Map<string, number>();
  let free = Infinity;
  let backup: number | undefined;
  let born: number | undefined; // when the first change was made
  let unsaved: Alarm | undefined; // of the backup

  const minutes = (id: string): number => Math.floor((steady() - (since.get(id) ?? steady())) / MINUTE);
  const missing = () => devices.all.filter(({ id }) => minutes(id) >= GONE / MINUTE);

  return {
    get now() {
      const { held } = retention;
      return [
        ...(hub.readOnly ? [{ what: 'read-only' } as const] : hub.healthy ? [] : [{ what: 'not-stored' } as const]),
        ...(free < ROOM ? [{ what: 'disk', mb: Math.floor(free / 1e6) } as const] : []),
        ...(unsaved ? [unsaved] : []),
        ...(held && held.notes > 0 ? [{ what: 'retention', why: held.why, notes: held.notes } as const] : []),
        ...missing().map(({ id, name }) => ({ what: 'screen', id, name, minutes: minutes(id) }) as const),
      ];
    },
    get missing() {
      return missing().length;
    },
    get backup() {
      return backup;
    },
    lookAtScreens(now) {
      for (const { id, profile } of devices.all) {
        const state = stateOf({
          seen: seen(id),
          hours: profile?.hours,
          opening: hub.wall.office.opening,
          build,
          now,
          zone,
        });
        if (state !== 'gone') since.delete(id);
        else if (!since.has(id)) since.set(id, steady());
      }
      for (const { id } of missing()) {
        if (steady() - (warned.get(id) ?? -Infinity) < HOUR) continue;
        warned.set(id, steady());
        onMissing(id);
      }
    },
    async lookAtDisk(now) {
      free = await room(folder);
      backup = (await lastBackup(folder).read())?.made;
      born ??= await firstAt(hub);
      const counted = backup ?? born;
      const age = counted === undefined ? 0 : now - counted;
      if (age <= BACKUP) unsaved = undefined;
      else
        unsaved = backup === undefined ? { what: 'backup-none' } : { what: 'backup-old', days: Math.floor(age / DAY) };
    },
  };
}

/** When the first change was made; nothing on an empty wall. */
async function firstAt(hub: Hub): Promise<number | undefined> {
  for await (const { at } of hub.read(0)) return at;
  return undefined;
}
