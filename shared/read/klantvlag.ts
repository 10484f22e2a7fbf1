import { flagReasons, type FlagReason, type Question, type When } from '../library.ts';
import {
  FLAG_LASTS,
  isUp,
  meetingIn,
  outcomes,
  type Flag,
  type Meeting,
  type Outcome,
  type Wonder,
} from '../rituals/klantvlag.ts';
import type { Library } from '../rituals/library.ts';
import { offered, type Item } from '../rituals/office.ts';
import { dayOf, mondayOf } from '../time/office.ts';
import type { Wall } from '../wall.ts';

/** What a meeting room sees, read from the wall by the clock alone. Instants and times are milliseconds (UTC). */

/** How long people talk about a flag. */
export const TALK = 2 * 60_000;
/** How long a question is large before the screen is quiet. */
export const LARGE = 5 * 60_000;
/** Before the end of a meeting its last question is asked. */
const CLOSING = 5 * 60_000;
const QUARTER = 900_000;
const CLASHES = 3;
const WEEKS = 4 * 7 * 86_400_000;

/** What is on in a room. `quiet`: a meeting goes on and nothing asks for a look. */
export type RoomScene =
  | { readonly scene: 'flag'; readonly flag: Flag; readonly left: number }
  | { readonly scene: 'question' | 'quiet'; readonly meeting: Meeting; readonly moment: When; readonly since: number }
  | { readonly scene: 'story' };

/** The flag that is up in this room. */
export const flagIn = ({ klantvlag }: Wall, room: string, now: number): Flag | undefined =>
  klantvlag.flags.findLast((one) => one.room === room && isUp(one, now));

/** What is on in this room now. `left`: of the two minutes to talk, never below 0. */
export function roomScene(wall: Wall, room: string, now: number): RoomScene {
  const flag = flagIn(wall, room, now);
  if (flag) return { scene: 'flag', flag, left: Math.max(0, flag.made + TALK - now) };
  const known = wall.klantvlag.rooms[room];
  const meeting = known && meetingIn(known, now);
  if (!meeting) return { scene: 'story' };
  const { asked } = known;
  if (asked && asked.made >= meeting.from && now - asked.made < LARGE)
    return { scene: 'question', meeting, moment: asked.moment, since: asked.made };
  const begins = now - meeting.from < LARGE;
  const closes = !begins && known.met?.from !== meeting.from && meeting.until - now <= CLOSING;
  const moment = begins ? 'start' : closes ? 'end' : 'during';
  return { scene: begins ? 'question' : 'quiet', meeting, moment, since: meeting.from };
}

/** For how long a flag that just went up asks why; then it asks its question. */
export const WHY = 5_000;
/** For how long a flag that came down asks what is done with it. */
const THEN = 60_000;

/** The flag in this room that somebody took down a moment ago without a word about what is done with it. */
export const undecided = ({ klantvlag }: Wall, room: string, now: number): Flag | undefined => {
  const last = klantvlag.flags.findLast((one) => one.room === room);
  const asks = last?.lowered !== undefined && last.outcome === undefined && now - last.lowered < THEN;
  return asks && last.lowered < last.made + FLAG_LASTS ? last : undefined;
};

/** All questions that may be asked: what the product brought, as the desk mended it, then what the desk added. */
export function questionsOf({ questions, off }: Library, brought: readonly Question[]): readonly Question[] {
  const mended = new Map(questions.map((one) => [one.id, one]));
  const known = new Set(brought.map(({ id }) => id));
  const all = [...brought.map((one) => mended.get(one.id) ?? one), ...questions.filter(({ id }) => !known.has(id))];
  return all.filter(({ id }) => !off.includes(id));
}

const at = <One>(list: readonly One[], index: number): One | undefined => list[index % Math.max(1, list.length)];

/** The question of a flag: for its reason, each in its turn. Without a reason, or where none is left, that of a forgotten customer. */
export function flagQuestion({ reason, nth }: Flag, questions: readonly Question[]): Question | undefined {
  const of = (why: FlagReason) => questions.filter((one) => one.moment === 'flag' && one.reason === why);
  const fitting = of(reason ?? 'customer_forgotten');
  return at(fitting.length > 0 ? fitting : questions.filter(({ moment }) => moment === 'flag'), nth);
}

/** The question of a room at a moment of its meeting; another one for each time that it asked for another. */
export function roomQuestion(
  { klantvlag }: Wall,
  room: string,
  { meeting, moment }: { readonly meeting: Meeting; readonly moment: When },
  questions: readonly Question[],
): Question | undefined {
  const { asked } = klantvlag.rooms[room] ?? {};
  const nth = asked && asked.made >= meeting.from ? asked.nth : 0;
  const letters = [...room].reduce((sum, letter) => sum + letter.charCodeAt(0), 0); // rooms begin elsewhere in the list
  return at(
    questions.filter((one) => one.moment === moment),
    Math.floor(meeting.from / QUARTER) + letters + nth,
  );
}

/** The department whose turn it is to be the customer today (klantpet): the next on each working day, never twice running. */
export function capOf({ office }: Wall, now: number, zone: string): Item | undefined {
  const day = dayOf(now, zone);
  const monday = mondayOf(day);
  const since = (later: string, earlier: string) => (Date.parse(later) - Date.parse(earlier)) / 86_400_000;
  const workingDays = (since(monday, '2024-01-01') / 7) * 5 + Math.min(4, since(day, monday));
  return at(offered(office.departments), workingDays);
}

/** What the klantvlag brings to the weekly meeting: what to ask customers, and how often goals clashed (from three times on). */
export interface Weekly {
  readonly wonders: readonly Wonder[];
  readonly clashes: number;
}
export function forWeekly({ klantvlag }: Wall, now: number): Weekly {
  const clashes = klantvlag.flags.filter(
    ({ reason, made }) => reason === 'conflicting_goals' && now - made < WEEKS,
  ).length;
  return { wonders: klantvlag.wonders, clashes: clashes >= CLASHES ? clashes : 0 };
}

/** How often a flag went up in one week (its Monday, as a day), why, and what was done. Of no room and no person. */
export interface FlagWeek {
  readonly monday: string;
  readonly flags: number;
  readonly reasons: Readonly<Record<FlagReason | 'none', number>>;
  readonly outcomes: Readonly<Record<Outcome | 'none', number>>;
}

/** The same for each week in which one went up, newest first. */
export function flagWeeks({ klantvlag }: Wall, zone: string): readonly FlagWeek[] {
  const byWeek = new Map<string, Flag[]>();
  for (const flag of klantvlag.flags) {
    const monday = mondayOf(dayOf(flag.made, zone));
    byWeek.set(monday, [...(byWeek.get(monday) ?? []), flag]);
  }
  const count = <Word extends string>(words: readonly Word[], said: readonly (Word | undefined)[]) =>
    Object.fromEntries(
      [...words, 'none' as const].map((word) => [word, said.filter((one = 'none' as never) => one === word).length]),
    ) as Record<Word | 'none', number>;
  return [...byWeek]
    .map(([monday, flags]) => ({
      monday,
      flags: flags.length,
      reasons: count(
        flagReasons,
        flags.map(({ reason }) => reason),
      ),
      outcomes: count(
        outcomes,
        flags.map(({ outcome }) => outcome),
      ),
    }))
    .sort((one, other) => (one.monday < other.monday ? 1 : -1));
}

/** When a flag comes down by itself. */
export const downAt = ({ made }: Flag): number => made + FLAG_LASTS;
