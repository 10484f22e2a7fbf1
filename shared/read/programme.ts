import { isDone, type Note } from '../note.ts';
import type { Item, Notice, Playable, Spot } from '../rituals/programme.ts';
import { words } from '../sentence.ts';
import { within } from '../time/hours.ts';
import { dayOf, mondayOf, timeOf, weekdayOf } from '../time/office.ts';
import { HALL_LONGEST, onScreens, type Vlog } from '../vlog.ts';
import type { Wall } from '../wall.ts';
import type { VisitorNote } from './audience.ts';
import { improved } from './heard.ts';
import { toldPromises } from './promises.ts';
import { radar } from './radar.ts';

/** What can be on for a while: what lists name, and notices, which are on every list. */
export type OnAir = Playable | 'notice';

/** What decides what is on: the wall as this screen has it, and where it hangs. */
export interface Seen {
  readonly wall: Wall;
  /** What visitors may see, where they pass. */
  readonly shown?: readonly VisitorNote[] | undefined;
  readonly spot: Spot;
  /** IANA. */
  readonly zone: string;
  /** Videos (their `media`) that this screen cannot play. */
  readonly cannot: ReadonlySet<string>;
}

/** What is on one screen, for so long (milliseconds UTC). `of` is the note, vlog, notice or promise that it is about. */
export interface Turn {
  readonly scene: OnAir;
  readonly of?: string | undefined;
  readonly from: number;
  readonly until: number;
  /** Which line of the list it is. */
  readonly at?: number | undefined;
  /** Not from a list: the desk put it on every screen. */
  readonly forAll?: true | undefined;
}

/** What a scene can be about, and how long that takes to read or watch: ms. */
export interface Subject {
  readonly scene: OnAir;
  readonly of?: string | undefined;
  readonly dwell: number;
}

/** One line of a list: what it says now. It has as long as the longest that it could say, so that a list is always as long. */
export interface Line extends Subject {
  /** How long the line has: ms. After a video that is shorter the wall hangs. */
  readonly slot: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const SCENE = MINUTE; // the wall, and everything in a hall and at a reception (product.md 2.2)
const CHART = 30 * SECOND;
export const POSTER = 3 * SECOND; // before a video
export const PROMISE = 10 * SECOND; // after it
const NOTICE_EVERY = 3; // lines
const LATE = 2 * SECOND; // a video that began longer ago has begun
const SHORT = 8 * SECOND; // less is not worth a change

const all = (...scenes: readonly Playable[]): readonly Item[] => scenes.map((scene) => ({ scene }));

/** What is on where nobody said otherwise (product.md 2.2): a hall has two scenes, of which one is the wall. */
export const usual: { readonly [S in Spot]: readonly Item[] } = {
  hall: all('wall', 'improved', 'wall', 'radar', 'wall', 'vlog', 'wall', 'promise', 'wall', 'credo'),
  team: all('wall', 'improved', 'radar', 'vlog', 'promise', 'credo'),
  canteen: all('wall', 'vlog', 'improved', 'radar', 'promise', 'credo'),
  reception: all('wall', 'credo', 'vlog'),
};

/** How long so many words stay: half of reading speed, twice, because most people come in the middle (product.md 2.2). ms. */
export const dwellOf = (...texts: readonly (string | undefined)[]): number => {
  const many = texts.reduce((sum, text) => sum + words(text ?? ''), 0);
  return Math.min(45, Math.max(12, (2 + many / 2) * 2)) * SECOND;
};

/** How long a vlog takes, with its headline before and its promise after it: ms. */
export const lengthOf = ({ length, promise }: Pick<Vlog, 'length' | 'promise'>): number =>
  POSTER + length + (promise ? PROMISE : 0);

/** What has something to say at `now`: for each scene what it could be about, and for how long. */
const says: { readonly [S in OnAir]: (seen: Seen, now: number) => readonly Omit<Subject, 'scene'>[] } = {
  wall: () => [{ dwell: SCENE }],
  improved: ({ wall }, now) =>
    improved(wall.notes.hanging, now).map(({ id, title, solution, result }) => ({
      of: id,
      dwell: dwellOf(title, solution, result),
    })),
  radar: ({ wall, zone }, now) =>
    radar(wall.notes.hanging, wall.office.themes, now, zone).rows.length > 0 ? [{ dwell: CHART }] : [],
  vlog: ({ wall, spot, cannot }, now) =>
    onScreens(wall.vlogs.shown, now)
      .filter(({ media, length }) => !cannot.has(media) && (spot !== 'hall' || length <= HALL_LONGEST))
      .map((vlog) => ({ of: vlog.id, dwell: lengthOf(vlog) })),
  promise: ({ wall, zone }, now) =>
    toldPromises(wall.vlogs.promises, now, zone).map(({ promise: { id, text } }) => ({ of: id, dwell: dwellOf(text) })),
  credo: (seen, now) => {
    const better = betterThisWeek(seen, now);
    return better ? [{ dwell: dwellOf(better.solution, better.title) }] : [];
  },
  notice: ({ wall, shown }, now) =>
    shown ? [] : current(wall.programme.notices, now).map(({ id, text }) => ({ of: id, dwell: dwellOf(text) })),
};

/** Something that we made better, and when that was. */
export interface Better {
  readonly title: string;
  readonly solution: string;
  readonly when: 'today' | 'week' | 'once';
}

/** The newest thing that became better this week; at a reception, where nobody says when, the newest of all. */
export function betterThisWeek({ wall, shown, zone }: Seen, now: number): Better | undefined {
  const theirs = shown?.find(({ better }) => better);
  if (shown) return theirs?.better && { title: theirs.title, solution: theirs.better.solution, when: 'once' };
  const today = dayOf(now, zone);
  const [newest] = improved(wall.notes.hanging, now);
  if (newest?.solution === undefined) return undefined;
  const day = dayOf(doneAt(newest), zone);
  if (day < mondayOf(today)) return undefined;
  return { title: newest.title, solution: newest.solution, when: day === today ? 'today' : 'week' };
}

const doneAt = (note: Note): number => (isDone(note) ? (note.steps.at(-1)?.made ?? note.made) : note.made);

/** The list of this spot as it is at `now`, with what each line says: never empty. The next time round it says the next. */
export function linesAt(seen: Seen, now: number): readonly Line[] {
  const items = (seen.wall.programme.lists[seen.spot] ?? usual[seen.spot]).filter((item) => isOn(item, now, seen.zone));
  const scenes = items.flatMap(({ scene }, at): readonly OnAir[] =>
    at % NOTICE_EVERY === 0 ? [scene, 'notice'] : [scene],
  );
  const told = new Map(scenes.map((scene) => [scene, says[scene](seen, now)]));
  const slots = scenes.flatMap((scene) => {
    const subjects = (told.get(scene) ?? []).map((one) => ({
      ...one,
      scene,
      dwell: atLeast(seen.spot, scene, one.dwell),
    }));
    return subjects.length === 0 ? [] : [{ scene, subjects, slot: Math.max(...subjects.map(({ dwell }) => dwell)) }];
  });
  const round = Math.floor(now / slots.reduce((sum, { slot }) => sum + slot, 0));
  const lines = slots.flatMap(({ scene, subjects, slot }, at) => {
    const before = slots.slice(0, at).filter((one) => one.scene === scene).length;
    const each = slots.filter((one) => one.scene === scene).length;
    const subject = subjects[(round * each + before) % subjects.length];
    return subject ? [{ ...subject, slot }] : [];
  });
  return lines.length > 0 ? lines : [{ scene: 'wall', dwell: SCENE, slot: SCENE }];
}

/** Who passes a hall or a reception sees one scene. */
const atLeast = (spot: Spot, scene: OnAir, dwell: number): number =>
  (spot === 'hall' || spot === 'reception') && scene !== 'vlog' ? Math.max(SCENE, dwell) : dwell;

const isOn = ({ days, from, to }: Item, now: number, zone: string): boolean =>
  (!days || days.includes(weekdayOf(now, zone))) &&
  (from === undefined || to === undefined || within(timeOf(now, zone), from, to));

/**
 * What is on at `now`: what was on, as long as that lasts and is still there; else what the list says. That is read from the
 * clock alone, so that all screens of a spot change together, and one that starts falls in with them: in what is being
 * read it joins, a video that has begun it leaves to the others and hangs the wall.
 */
export function nextTurn(seen: Seen, now: number, before?: Turn): Turn {
  const { now: over } = seen.wall.programme;
  if (over && now < over.until) {
    const line = about(seen, over.scene, over.vlog, now);
    if (line) return onAir(before, now) && before.forAll && same(before, line) ? before : lasting(line, now, over);
  } else if (onAir(before, now) && !before.forAll && isThere(seen, before, now)) return before;
  const lines = linesAt(seen, now);
  let start = now - (now % lines.reduce((sum, { slot }) => sum + slot, 0));
  for (const [at, { scene, of, dwell, slot }] of lines.entries()) {
    const until = start + slot;
    if (now >= until) start = until;
    else if (scene === 'vlog' ? now - start > LATE : until - now < SHORT)
      return { scene: 'wall', from: now, until, at };
    else return { scene, of, from: now, until: scene === 'vlog' ? now + dwell : until, at };
  }
  throw new Error('a list has no end'); // its sum is more than the rest of now
}

/** What comes after this turn on its list, or before it: for who presses an arrow. It has its whole time. */
export function turnBeside(seen: Seen, now: number, turn: Turn, by: 1 | -1): Turn {
  const lines = linesAt(seen, now);
  const at = ((turn.at ?? 0) + by + lines.length) % lines.length;
  const { scene, of, dwell } = lines[at] ?? { scene: 'wall', of: undefined, dwell: SCENE };
  return { scene, of, from: now, until: now + dwell, at };
}

/** This scene about this, as it is now; nothing when it has nothing to say. */
export function about(seen: Seen, scene: OnAir, of: string | undefined, now: number): Subject | undefined {
  const subjects = says[scene](seen, now);
  const subject = of === undefined ? subjects[0] : subjects.find((one) => one.of === of);
  return subject && { ...subject, scene };
}

/** What everybody sees lasts as long as it was said; a video begins again. */
const lasting = ({ scene, of, dwell }: Subject, from: number, { until }: { readonly until: number }): Turn => ({
  ...{ scene, of, from },
  until: scene === 'vlog' ? from + dwell : until,
  forAll: true,
});

const onAir = (turn: Turn | undefined, now: number): turn is Turn =>
  turn !== undefined && turn.from <= now && now < turn.until;

/** Is what it is about still there? */
const isThere = (seen: Seen, { scene, of }: Turn, now: number): boolean => about(seen, scene, of, now) !== undefined;

const same = (turn: Turn, { scene, of }: Subject): boolean => turn.scene === scene && turn.of === of;

/** Those whose time has not come, oldest first. */
export const current = (notices: readonly Notice[], now: number): readonly Notice[] =>
  notices.filter(({ made, until }) => made <= now && now < until);
