import type { Logger } from 'pino';
import type { Language } from '../../shared/text/language.ts';
import type { Access } from '../access/access.ts';
import type { Alarms } from '../alarms.ts';
import type { Audit } from '../audit/audit.ts';
import type { Allowed } from '../allowed.ts';
import type { Calendars } from '../calendars/calendars.ts';
import type { Hub } from '../hub.ts';
import type { Consent } from '../media/consent.ts';
import type { Media } from '../media/media.ts';
import type { Metrics } from '../metrics.ts';
import type { Retention } from '../retention.ts';
import type { Shown } from '../shown.ts';
import type { Command } from '../../shared/sync/screen.ts';
import type { Presence, Seen } from '../sockets/presence.ts';
import type { Rate } from '../sockets/registry.ts';

/** The screens that are there now. */
export interface Live {
  /** Are there visitors in the halls? */
  visit(): boolean;
  seen(device: string): Seen | undefined;
  loaded: Presence['loaded'];
  forget(device: string): void;
  command(device: string, command: Command): void;
  cut(device: string): void;
}

/** What the routes are made of. */
export interface AppOptions {
  readonly hub: Hub;
  readonly access: Access;
  readonly audit: Audit;
  readonly retention: Retention;
  readonly shown: Shown;
  readonly alarms: Alarms;
  readonly calendars: Calendars;
  readonly consent: Consent;
  readonly media: Media;
  readonly allowed: Allowed;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  /** A UUID. */
  readonly newId: () => string;
  readonly build: string;
  readonly language: Language;
  readonly zone: string;
  /** How screens reach the hub. */
  readonly baseUrl: URL;
  readonly live: Live;
  readonly secure: boolean;
  readonly trustProxy: readonly string[];
  /** The data folder. */
  readonly folder: string;
  /** The folder of the built pages. */
  readonly client: string;
  /** How often an address may be refused. Only a test that floods on purpose sets this. */
  readonly rate?: Rate;
}
