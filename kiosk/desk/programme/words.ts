import type { Item } from '../../../shared/rituals/programme.ts';
import { sayDesk } from '../../../shared/text/desk.ts';
import type { Language } from '../../../shared/text/language.ts';
import type { Wall } from '../../../shared/wall.ts';
import { week } from './lists.ts';
import { untilWords, type Here } from './until.ts';

type Day = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** A day of the week as a button has it: `ma`. */
export const dayShort = (language: Language, day: number): string => sayDesk(language, `desk.day.short.${day as Day}`);
export const dayLong = (language: Language, day: number): string => sayDesk(language, `desk.day.${day as Day}`);

/** When a line is on: `ma t/m vr, 08.00 tot 10.00`; nothing for always. */
export function whenWords(language: Language, { days = week, from, to }: Item): string {
  const said = days.length < week.length ? [daysWords(language, days)] : [];
  return [...said, ...(from && to ? [sayDesk(language, 'desk.list.times', { from, to })] : [])].join(', ');
}

function daysWords(language: Language, days: readonly number[]): string {
  const [first = 1, last = 1] = [days[0], days.at(-1)];
  if (days.length < 3 || last - first !== days.length - 1) return days.map((day) => dayShort(language, day)).join(', ');
  const values = { first: dayShort(language, first), last: dayShort(language, last) };
  return sayDesk(language, 'desk.list.days.range', values);
}

/** What is on all screens now, and until when; nothing when each follows its programme. */
export function takenWords(
  language: Language,
  { programme: { now: taken }, vlogs }: Wall,
  here: Here,
): { readonly what: string; readonly until: string } | undefined {
  if (!taken || taken.until <= here.now) return undefined;
  const headline = vlogs.shown.find(({ id }) => id === taken.vlog)?.headline;
  return {
    what: headline ?? sayDesk(language, `desk.scene.${taken.scene}`),
    until: untilWords(language, taken.until, here),
  };
}
