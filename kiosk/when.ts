import type { Language } from '../shared/text/language.ts';
import { say } from '../shared/text/say.ts';
import { dayOf, timeOf } from '../shared/time/office.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** When a note was hung, as people say it. Instants are milliseconds UTC, `zone` is an IANA name. */
export function when(made: number, now: number, zone: string, language: Language): string {
  const time = timeOf(made, zone);
  const day = dayOf(made, zone);
  if (now - made < HOUR) return say(language, 'when.new', { time });
  if (day === dayOf(now, zone)) return say(language, 'when.today', { time });
  if (day === dayOf(now - DAY, zone)) return say(language, 'when.yesterday', { time });
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  if (now - made < 6 * DAY) {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: zone }).format(made);
    return `${capital(weekday)}, ${time}`;
  }
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: zone }).format(made);
}
