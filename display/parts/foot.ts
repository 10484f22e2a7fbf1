import type { Note } from '../../shared/rituals/notes.ts';
import { say, type Language } from '../../shared/text/say.ts';
import { dayOf, timeOf } from '../../shared/time/office.ts';

/**
 * When a customer said it, as a number and a word: `10.42 vandaag`, `20 november`. `today` is an instant of the present
 * day (milliseconds UTC), `zone` an IANA name.
 */
export function hung(note: Note, today: number, zone: string, language: Language): { number: string; word: string } {
  const day = note.date ?? dayOf(note.made, zone);
  if (day === dayOf(today, zone) && day === dayOf(note.made, zone)) {
    return { number: timeOf(note.made, zone), word: say(language, 'wall.hung.today') };
  }
  const noon = new Date(`${day}T12:00:00Z`);
  const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(noon);
  return { number: String(noon.getUTCDate()), word: month };
}
