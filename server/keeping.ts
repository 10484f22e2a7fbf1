import type { Logger } from 'pino';
import type { Access } from './access/access.ts';
import { openAlarms, type Alarms } from './alarms.ts';
import type { Audit } from './audit/audit.ts';
import { openCalendars, type Calendars } from './calendars/calendars.ts';
import type { Hub } from './hub.ts';
import { openConsent, type Consent } from './media/consent.ts';
import type { Media } from './media/media.ts';
import { openRetention, periods, type Retention } from './retention.ts';
import { openSchedule, type Schedule } from './schedule.ts';
import { openShown, type Shown } from './shown.ts';
import type { Seen } from './sockets/presence.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

export interface KeepingOptions {
  readonly folder: string;
  readonly hub: Hub;
  readonly access: Access;
  readonly audit: Audit;
  readonly media: Media;
  readonly log: Logger;
  readonly clock: () => number;
  readonly steady: () => number;
  readonly zone: string;
  readonly build: string;
  readonly seen: (device: string) => Seen | undefined;
  /** A UUID. */
  readonly newId: () => string;
  /** Only a test has a calendar on this very machine. */
  readonly loopback?: boolean;
}

/** What the hub does by itself. */
export interface Keeping {
  readonly retention: Retention;
  readonly alarms: Alarms;
  readonly calendars: Calendars;
  readonly consent: Consent;
  readonly schedule: Schedule;
  readonly shown: Shown;
}

/** What the hub does when nobody asks anything: it erases what had its time, and misses what should be there. */
export async function openKeeping(options: KeepingOptions): Promise<Keeping> {
  const { access, media, log, clock, steady } = options;
  const retention = await openRetention({ ...options, warn: (sentence) => log.warn(sentence) });
  const alarms = openAlarms({
    ...options,
    devices: access.devices,
    retention,
    onMissing: (device) => log.warn({ device }, 'a screen is gone in its hours'),
  });
  const consent = openConsent({ ...options, people: access.people, retention });
  const calendars = await openCalendars(options);
  const shown = openShown({ ...options, onTrouble: (error) => log.error({ err: error }, 'trouble') });
  const schedule = openSchedule({
    clock,
    steady,
    onTrouble: (job, error) => log.error({ err: error, job }, 'trouble'),
    jobs: [
      { name: 'screens', every: MINUTE / 2, run: ({ now }) => alarms.lookAtScreens(now) },
      { name: 'disk', every: MINUTE, run: ({ now }) => alarms.lookAtDisk(now) },
      { name: 'consent', every: MINUTE, run: (turn) => consent.look(turn) },
      { name: 'media', every: MINUTE, run: () => media.tidy() },
      { name: 'calendars', every: 10 * MINUTE, run: () => calendars.look() },
      { name: 'shown', every: 10 * MINUTE, run: ({ now }) => shown.tidy(now - periods.shownDays * DAY) },
      { name: 'people', every: 60 * MINUTE, run: () => access.people.wipe() },
      { name: 'retention', every: 60 * MINUTE, run: (turn) => retention.look(turn) },
    ],
  });
  return { retention, alarms, calendars, consent, schedule, shown };
}
