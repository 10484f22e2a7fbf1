import { isDeskKey, sayDesk } from '../../shared/text/desk.ts';
import type { Language } from '../../shared/text/language.ts';
import { timeOf } from '../../shared/time/office.ts';

/** What somebody should do something about, as the hub tells it. */
export type Alarm =
  | { readonly what: 'read-only' | 'not-stored' | 'backup-none' }
  | { readonly what: 'disk'; readonly mb: number }
  | { readonly what: 'backup-old'; readonly days: number }
  | { readonly what: 'retention'; readonly why: 'leap' | 'many'; readonly notes: number }
  | { readonly what: 'screen'; readonly id: string; readonly name?: string; readonly minutes: number };

/** The same in a sentence. */
export function alarmWords(language: Language, alarm: Alarm): string {
  switch (alarm.what) {
    case 'read-only':
    case 'not-stored':
    case 'backup-none':
      return sayDesk(language, `desk.alarm.${alarm.what}`);
    case 'disk':
      return sayDesk(language, 'desk.alarm.disk', { mb: alarm.mb });
    case 'backup-old':
      return sayDesk(language, 'desk.alarm.backup-old', { days: alarm.days });
    case 'retention':
      return sayDesk(language, `desk.alarm.retention.${alarm.why}`, { notes: alarm.notes });
    case 'screen': {
      const name = alarm.name ?? sayDesk(language, 'desk.screen.nameless');
      return sayDesk(language, 'desk.alarm.screen', { name, minutes: alarm.minutes });
    }
    default:
      return alarm satisfies never;
  }
}

/** How long what is kept, and what waits. Times are milliseconds UTC. */
export interface Keeping {
  readonly now: number;
  readonly zone: string;
  readonly periods: {
    readonly notesMonths: number;
    readonly waitingDays: number;
    readonly auditMonths: number;
    readonly copiesDays: number;
    readonly shownDays: number;
    readonly patienceDays: number;
  };
  readonly looked?: number;
  readonly backup?: number;
  readonly held?: { readonly why: 'leap' | 'many'; readonly days: number; readonly notes: number };
}

/** A record that mentions what was searched for. */
export interface Found {
  readonly id: string;
  readonly at: number;
  readonly stands: 'wall' | 'away' | 'log';
  readonly texts: readonly string[];
}

/** One line of who did what. */
export interface LogRow {
  /** ISO 8601. */
  readonly at: string;
  readonly who: string;
  readonly did: string;
  readonly on?: string;
  readonly how: string;
  readonly many?: number;
  readonly undo?: { readonly path: string; readonly body: object };
}

/** The last rows, and what stewards and screens are called. */
export interface Log {
  readonly zone: string;
  readonly rows: readonly LogRow[];
  readonly names: { readonly [id: string]: string };
}

const locales = { nl: 'nl-NL', en: 'en-GB' } as const;

/** A day as people say it: `26 november 2026`. */
export const dayWords = (language: Language, instant: number, zone: string): string =>
  new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(
    instant,
  );

export const momentWords = (language: Language, instant: number | undefined, zone: string): string =>
  instant === undefined
    ? sayDesk(language, 'desk.keeping.never')
    : `${dayWords(language, instant, zone)}, ${timeOf(instant, zone)}`;

/** What was done, in words. */
export function deedWords(language: Language, { did }: LogRow): string {
  const key = `desk.log.${did}`;
  return sayDesk(language, isDeskKey(key) ? key : 'desk.log.wall');
}

const others = ['operator', 'hub', 'nobody'] as const;

/** Who did it, in words. A device that is not there any more, or a key, has only its id. */
export function whoWords(language: Language, { who }: LogRow, { names }: Log): string {
  const other = others.find((one) => one === who);
  return other ? sayDesk(language, `desk.log.${other}`) : (names[who] ?? who.slice(0, 14));
}

/** The titles of all that hangs, by id. */
export function titlesOf(wall: unknown): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value && 'title' in value) titles.set(String(value.id), String(value.title));
    else Object.values(value).forEach(look);
  };
  look(wall);
  return titles;
}

/** What it was done to, in words; nothing where that says nothing to people. What was erased has no title any more. */
export function onWords({ on = '', many }: LogRow, { names }: Log, titles: ReadonlyMap<string, string>): string {
  return many === undefined ? (names[on] ?? titles.get(on) ?? '') : String(many);
}
