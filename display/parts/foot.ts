import { customers } from '../../shared/read/heard.ts';
import type { Note } from '../../shared/note.ts';
import type { Language } from '../../shared/text/language.ts';
import { say, sayMany } from '../../shared/text/say-screen.ts';
import { dayOf, timeOf } from '../../shared/time/office.ts';

/** A number and a word. */
export interface Foot {
  readonly number: string;
  readonly word: string;
}

/**
 * What stands at the foot of a note, as a number and a word: how many customers said it (`15 klanten`), or, of what one
 * customer said today, when (`10.42 vandaag`). `today` is an instant of the present day (milliseconds UTC), `zone` an
 * IANA name.
 */
export function foot(note: Note, today: number, zone: string, language: Language): Foot {
  const said = customers(note);
  const day = dayOf(today, zone);
  if (said === 1 && dayOf(note.made, zone) === day && (note.date ?? day) === day)
    return { number: timeOf(note.made, zone), word: say(language, 'wall.hung.today') };
  return { number: String(said), word: sayMany(language, 'wall.customers', said).replace(/^\d+ /, '') };
}
