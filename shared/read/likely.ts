import { isDone, type Note, type Theme } from '../note.ts';
import { timeOf } from '../time/office.ts';
import { newestFirst } from './counts.ts';
import { heard } from './heard.ts';

const DAY = 86_400_000;
const FRESH = { days: 3, points: 3 };
const HOUR = { days: 28, points: 3 };
const OF_A_THEME = 2;

/**
 * The open notes that who stands at the kiosk at `now` (milliseconds UTC) most likely hears as well, best first; `zone`
 * is an IANA name. A note has a point for every customer of the last 30 days, 3 when it was hung in the last 3 days, and
 * up to 3 for its theme: that theme's part of all that was said in the last 4 weeks within an hour of this time of day.
 * At most two of one theme, so that there is something for everybody; of two with as many points the newest.
 */
export function likely(notes: readonly Note[], now: number, zone: string, count = 6): readonly Note[] {
  const part = partsNow(notes, now, zone);
  const points = (note: Note): number =>
    heard(note, now) +
    (now - note.made < FRESH.days * DAY ? FRESH.points : 0) +
    HOUR.points * (part.get(note.theme) ?? 0);
  const best = notes
    .filter((note) => !isDone(note))
    .map((note) => ({ note, points: points(note) }))
    .sort((a, b) => b.points - a.points || newestFirst(a.note, b.note));
  const chosen: Note[] = [];
  for (const { note } of best) {
    if (chosen.length === count) break;
    if (chosen.filter(({ theme }) => theme === note.theme).length < OF_A_THEME) chosen.push(note);
  }
  return chosen;
}

/** Of what was said at this time of day in the last weeks: how much about each theme, from 0 to 1. */
function partsNow(notes: readonly Note[], now: number, zone: string): ReadonlyMap<Theme, number> {
  const hour = hourOf(now, zone);
  const times = new Map<Theme, number>();
  let all = 0;
  for (const { theme, made, signals } of notes) {
    const moments = [made, ...signals.map((signal) => signal.made)];
    const here = moments.filter((one) => now - one < HOUR.days * DAY && near(hourOf(one, zone), hour)).length;
    times.set(theme, (times.get(theme) ?? 0) + here);
    all += here;
  }
  return new Map([...times].map(([theme, here]) => [theme, all === 0 ? 0 : here / all]));
}

const hourOf = (instant: number, zone: string): number => Number(timeOf(instant, zone).slice(0, 2));

/** At most an hour apart, midnight or not. */
const near = (a: number, b: number): boolean => [0, 1, 23].includes(Math.abs(a - b));
