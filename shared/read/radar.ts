import type { Kind, Note } from '../note.ts';
import { offered, type Item } from '../rituals/office.ts';
import { dayOf, mondayOf, plusDays, timeOf } from '../time/office.ts';
import { saidOn } from './counts.ts';

/** How what customers say about a theme this week compares with last week. */
export type Trend = 'more' | 'same' | 'fewer';

/** A theme on the radar: one square for each note of this week. */
export interface Row {
  readonly theme: string;
  /** Of each of this week's notes its kind, oldest first. */
  readonly kinds: readonly Kind[];
  /** How many notes there were last week at this moment of the week. */
  readonly before: number;
  readonly trend: Trend;
}

/** What it comes down to: the theme that customers name most, or the two; more than that are many. */
export type Conclusion =
  { readonly is: 'most'; readonly themes: readonly [string] | readonly [string, string] } | { readonly is: 'many' };

export interface Radar {
  /** The most named first; none as long as nobody said anything this week. */
  readonly rows: readonly Row[];
  /** Themes of which no customer said a word for four weeks: that is feedback too (product.md, row 27). */
  readonly silent: readonly string[];
  readonly conclusion: Conclusion;
}

const MOST = 6;
const SILENT = 28; // days
const DAY = 86_400_000;

/**
 * What the notes that hang are about in the office's week of `now` (milliseconds UTC), beside the week before. `zone`:
 * IANA. Last week counts up to this moment of the week, or all would be fewer until Friday.
 */
export function radar(hanging: readonly Note[], themes: readonly Item[], now: number, zone: string): Radar {
  const day = dayOf(now, zone);
  const [monday, weekAgo] = [mondayOf(day), plusDays(day, -7)];
  // Cheap, and a day too many on either side: only those that are left are asked for their day.
  const recent = Date.parse(plusDays(day, -SILENT)) - DAY;
  const notes = hanging.filter(({ made }) => made >= recent).map((note) => ({ note, on: saidOn(note, zone) }));
  const clock = timeOf(now, zone);
  const reached = (note: Note): boolean => note.date !== undefined || timeOf(note.made, zone) <= clock;

  const thisWeek = notes.filter(({ on }) => on >= monday).map(({ note }) => note);
  const lastWeek = notes
    .filter(({ on }) => on >= plusDays(monday, -7) && on <= weekAgo)
    .filter(({ note, on }) => on < weekAgo || reached(note))
    .map(({ note }) => note);

  const counted = themes.map(({ id }): Row => {
    const kinds = thisWeek.filter(({ theme }) => theme === id).map(({ kind }) => kind);
    const before = lastWeek.filter(({ theme }) => theme === id).length;
    return { theme: id, kinds, before, trend: trendOf(kinds.length, before) };
  });
  const spoken = counted.some(({ kinds }) => kinds.length > 0);
  const rows = (spoken ? counted : [])
    .filter(({ kinds, before }) => kinds.length + before > 0)
    .sort((a, b) => b.kinds.length - a.kinds.length || b.before - a.before)
    .slice(0, MOST);

  const said = new Set(notes.filter(({ on }) => on > plusDays(day, -SILENT)).map(({ note }) => note.theme));
  // A wall that is younger than four weeks has not listened for so long.
  const listens = hanging.some((note) => note.made < recent + DAY || saidOn(note, zone) <= plusDays(day, -SILENT));
  const silent = listens ? offered(themes).filter(({ id }) => !said.has(id)) : [];
  return { rows, silent: silent.map(({ id }) => id), conclusion: conclude(rows) };
}

const trendOf = (now: number, before: number): Trend => (now > before ? 'more' : now < before ? 'fewer' : 'same');

function conclude(rows: readonly Row[]): Conclusion {
  const most = rows[0]?.kinds.length ?? 0;
  const [one, two, three] = rows.filter(({ kinds }) => kinds.length === most);
  if (!one || three) return { is: 'many' };
  return { is: 'most', themes: two ? [one.theme, two.theme] : [one.theme] };
}
