import type { Answer } from '../../shared/change.ts';
import type { Item, List } from '../../shared/rituals/office.ts';
import { sayDesk } from '../../shared/text/desk.ts';
import type { Language } from '../../shared/text/language.ts';
import { say } from '../../shared/text/say.ts';
import { dayOf, startOf } from '../../shared/time/office.ts';
import type { Data } from '../../shared/wall.ts';
import type { Fault, Said } from './ask.ts';

/** What the hub did not do with a proposal, in words; nothing when it did. */
export function faultOf(said: Said<Answer>, language: Language): Fault | undefined {
  if (!said) return { code: 'away', message: sayDesk(language, 'desk.offline') };
  if ('error' in said) return said.error;
  if (said.ok.ok) return undefined;
  const { code, text, field } = said.ok.refusal;
  return { code, message: say(language, text), ...(field !== undefined && { field }) };
}

/** An id out of a word: `Wachttijd & wachten` is `wachttijd-wachten`, with a number behind it where there is one already. */
export function idOf(word: string, items: readonly Item[]): string {
  const plain = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32);
  const stem = plain.replace(/-$/, '') || 'woord';
  let id = stem;
  for (let n = 2; items.some((one) => one.id === id); n += 1) id = `${stem}-${n}`;
  return id;
}

/** What the form about a word holds. */
export interface ItemDraft {
  nl: string;
  en: string;
  nlShort: string;
  enShort: string;
  department: string;
}

export const draftOf = (item: Item | undefined): ItemDraft => ({
  nl: item?.nl ?? '',
  en: item === undefined || item.en === item.nl ? '' : item.en,
  nlShort: item?.nlShort ?? '',
  enShort: item?.enShort ?? '',
  department: item?.department ?? '',
});

/** The same as the hub wants it. Without an English word there is one word for both. */
export function dataOf(list: List, id: string, { nl, en, ...rest }: ItemDraft, retired = false): Data<'office.set'> {
  const given = Object.entries(rest).filter(([, value]) => value.trim() !== '');
  return { list, id, nl, en: en.trim() || nl, ...Object.fromEntries(given), ...(retired && { retired: true }) };
}

/** `8.30`, `8:30` or `8` as `08.30`; what is no time stays as it is, for the hub to refuse. */
export function timeIn(text: string): string {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text.trim()) ?? [];
  return hour === '' ? text : `${hour.padStart(2, '0')}.${minute}`;
}

/** Somebody who agreed, as the hub tells of them. Instants are milliseconds UTC. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly leader: boolean;
  readonly consents: readonly ('name' | 'vlog')[];
  readonly since: number;
  readonly until: number;
  readonly pin: boolean;
}

/** All that the desk knows of people, and whom colleagues ask for help. */
export interface People {
  readonly zone: string;
  readonly helper: string;
  readonly people: readonly PersonRow[];
}

/** The last day of a consent that ends at this instant, and back: up to and with that day. */
export const lastDay = (until: number, zone: string): string => dayOf(until - 1, zone);
export function endOf(day: string, zone: string): number {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return startOf(next.toISOString().slice(0, 10), zone);
}

/** A day in words: `26 november 2027`. */
export const dayWords = (instant: number, language: Language, zone: string): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(instant);

const DAY = 86_400_000;

/** One line about what somebody agreed to, and for how long. `over`: it counts no more. */
export function personWords(person: PersonRow, now: number, language: Language, zone: string) {
  const { consents, until, leader, pin } = person;
  const over = until <= now;
  const agreed = consents.map((one) => sayDesk(language, `desk.person.${one}`)).join(', ');
  const day = dayWords(until - 1, language, zone);
  const words = over
    ? sayDesk(language, 'desk.person.over', { day, gone: dayWords(until + 30 * DAY, language, zone) })
    : `${agreed || sayDesk(language, 'desk.person.nothing')}, ${sayDesk(language, 'desk.person.lasts', { day })}`;
  return { over, words: leader && pin && !over ? `${words}, ${sayDesk(language, 'desk.pin.has')}` : words };
}

/** Where a room's meetings come from, as the hub tells of it. `read`: milliseconds UTC, 0 for never. */
export interface RoomCalendar {
  readonly room: string;
  readonly host?: string;
  readonly read: number;
  readonly fault?: 'host' | 'line' | 'large' | 'not';
  readonly today: number;
}
