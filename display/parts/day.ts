import type { Language } from '../../shared/text/language.ts';
import { say } from '../../shared/text/say-scene.ts';
import { dayOf, timeOf } from '../../shared/time/office.ts';

const locales = { nl: 'nl-NL', en: 'en-GB' } as const;

/** A day (`2026-12-03`) as people say it, in one piece: `3 december`. */
export const dayName = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(`${day}T12:00:00Z`))
    .replace(' ', '\u00a0');

/** Until when something is so, as people say it at `now` (both milliseconds UTC): `Tot 16.00`, `Tot en met 27 november`. */
export function untilName(until: number, now: number, zone: string, language: Language): string {
  const time = timeOf(until, zone);
  const day = (instant: number): string => dayName(dayOf(instant, zone), language);
  if (time === '00.00') return say(language, 'notice.until.day', { day: day(until - 1) });
  if (dayOf(until, zone) === dayOf(now, zone)) return say(language, 'notice.until.time', { time });
  return say(language, 'notice.until.moment', { day: day(until), time });
}
