import type { Opening } from '../../../shared/rituals/office.ts';
import { sayDesk } from '../../../shared/text/desk.ts';
import type { Language } from '../../../shared/text/language.ts';
import { dayOf, instantOf, plusDays, timeOf } from '../../../shared/time/office.ts';

/** When it is now (milliseconds UTC), and where (IANA). */
export interface Here {
  readonly now: number;
  readonly zone: string;
}

/** Until when a notice can hang with one press: until the office closes, today as long as it has not, and tomorrow. */
export function closings({ to }: Opening, { now, zone }: Here): { readonly today?: number; readonly tomorrow: number } {
  const day = dayOf(now, zone);
  const today = instantOf(day, to, zone);
  return { ...(now < today && { today }), tomorrow: instantOf(plusDays(day, 1), to, zone) };
}

/** A day (`2026-11-23`) as people say it today: `maandag 23 november`, or of another year `5 januari 2026`. */
export function dayWords(day: string, language: Language, { now, zone }: Here): string {
  const thisYear = day.slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    ...(thisYear ? { weekday: 'long' } : { year: 'numeric' }),
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T12:00:00Z`));
}

/** The end of something: `tot 18.00`, `tot morgen 18.00`, `tot maandag 23 november, 18.00`. */
export function untilWords(language: Language, until: number, here: Here): string {
  const { now, zone } = here;
  const [today, day, time] = [dayOf(now, zone), dayOf(until, zone), timeOf(until, zone)];
  if (day === today) return sayDesk(language, 'desk.until', { time });
  if (day === plusDays(today, 1)) return sayDesk(language, 'desk.until.tomorrow', { time });
  return sayDesk(language, 'desk.until.day', { day: dayWords(day, language, here), time });
}

/** Does the clock on this computer say another time than the office's? `here`: its zone. */
export const isElsewhere = ({ now, zone }: Here, here: string): boolean =>
  timeOf(now, here) !== timeOf(now, zone) || dayOf(now, here) !== dayOf(now, zone);
