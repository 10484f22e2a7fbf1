import { isDone, type Note } from '../note.ts';
import { newestFirst } from './counts.ts';
import { heard, improved } from './heard.ts';

/** The places of the wall: ids, or nothing where there is no note for the place. */
export interface Places {
  readonly large: string | undefined;
  readonly small: readonly (string | undefined)[];
}

/** What a screen remembers of itself. Instants are milliseconds UTC. */
export interface Shown {
  /** Notes that came in just now: they may push others aside. */
  readonly fresh: ReadonlySet<string>;
  /** When each note that was shown today came to hang. */
  readonly hung: ReadonlyMap<string, number>;
  /** When each was last large. */
  readonly large: ReadonlyMap<string, number>;
}

const OF_A_KIND = 2;
const REST = 20 * 60_000; // what hung or was large is not again for so long, while there is something else
const BETTER = 2; // where "Dit maakten we beter" hangs when it comes: in the middle of the wall

/** Empty places: one large, and so many small ones. */
export const noPlaces = (small: number): Places => ({
  large: undefined,
  small: Array.from({ length: small }, () => undefined),
});

/**
 * The mix rule (docs/contract.md, "Notes"). First what was not shown today, newest first; then what most customers said
 * in 30 days; then what has waited longest. At most two of a kind as long as other kinds can fill the wall, and one
 * "Dit maakten we beter" when there is one. What hangs already and may stay keeps its place, so that little moves.
 */
export function mix(notes: readonly Note[], before: Places, shown: Shown, now: number): Places {
  const open = notes.filter((note) => !isDone(note));
  const byId = new Map(open.map((note) => [note.id, note]));
  const better = improved(notes, now);
  const places: (string | undefined)[] = [before.large, ...before.small].map((id, index) =>
    id !== undefined && (byId.has(id) || (index > 0 && better.some((note) => note.id === id))) ? id : undefined,
  );
  hangBetter(places, better);
  for (const note of comingIn(open, places, shown)) hangFresh(places, note, byId, shown, now);
  for (const index of places.keys()) {
    if (places[index] !== undefined) continue;
    const others = hanging(places, byId);
    places[index] =
      index === 0
        ? pickLarge(fill(open, places, byId, shown, now), shown, now)?.id
        : best(open, others, shown, now)?.id;
  }
  return { large: places[0], small: places.slice(1) };
}

/** The places after one change, at `place` (0 the large one, 1 and up the small ones): the same when nothing else can hang there. */
export function swap(notes: readonly Note[], before: Places, place: number, shown: Shown, now: number): Places {
  const places = [before.large, ...before.small];
  const old = notes.find(({ id }) => id === places[place]);
  if (!old) return before;
  const free = notes.filter(({ id }) => !places.includes(id));
  places[place] = undefined;
  const byId = new Map(notes.filter((note) => !isDone(note)).map((note) => [note.id, note]));
  const open = free.filter((note) => !isDone(note));
  const others = hanging(places, byId);
  const next = isDone(old)
    ? [...improved(free, now)].sort((a, b) => (shown.hung.get(a.id) ?? 0) - (shown.hung.get(b.id) ?? 0))[0]
    : place === 0
      ? pickLarge(fitting(open, others), shown, now)
      : best(open, others, shown, now);
  if (!next) return before;
  places[place] = next.id;
  return { large: places[0], small: places.slice(1) };
}

function hangBetter(places: (string | undefined)[], better: readonly Note[]): void {
  const [newest] = better;
  if (!newest || places.length === 1 || places.some((id) => better.some((note) => note.id === id))) return;
  const free = places.indexOf(undefined, 1);
  const there = Math.min(BETTER + 1, places.length - 1);
  places[free < 0 || places[there] === undefined ? there : free] = newest.id;
}

/** What came in and does not hang yet: the newest, as many as there are places for. */
function comingIn(open: readonly Note[], places: readonly (string | undefined)[], { fresh }: Shown): readonly Note[] {
  const room = Math.max(
    1,
    places.filter((id, index) => index > 0 && (id === undefined || open.some((note) => note.id === id))).length,
  );
  return open
    .filter(({ id }) => fresh.has(id))
    .sort(newestFirst)
    .slice(0, room)
    .filter(({ id }) => !places.includes(id))
    .reverse();
}

/** A fresh note takes a free place, or that of the small note that hung longest: of its own kind, where two hang of it. */
function hangFresh(
  places: (string | undefined)[],
  note: Note,
  byId: ReadonlyMap<string, Note>,
  shown: Shown,
  now: number,
): void {
  const full = kindsOf(hanging(places, byId), note.kind) >= OF_A_KIND;
  const free = places.indexOf(undefined);
  if (free >= 0) return void (places[free] = note.id);
  const since = (index: number): number => shown.hung.get(places[index] ?? '') ?? now;
  const [longest] = [...places.keys()]
    .filter((index) => (index > 0 || places.length === 1) && byId.has(places[index] ?? ''))
    .filter((index) => !full || byId.get(places[index] ?? '')?.kind === note.kind)
    .sort((a, b) => since(a) - since(b));
  if (longest !== undefined) places[longest] = note.id;
}

/** What would hang if all free places were filled now. */
function fill(
  open: readonly Note[],
  places: readonly (string | undefined)[],
  byId: ReadonlyMap<string, Note>,
  shown: Shown,
  now: number,
): readonly Note[] {
  const there = hanging(places, byId);
  const chosen: Note[] = [];
  for (const id of places) {
    const note = id === undefined && best(open, [...there, ...chosen], shown, now);
    if (note) chosen.push(note);
  }
  return chosen;
}

/** The large place is for what most customers say, of those that were not large lately. */
function pickLarge(candidates: readonly Note[], shown: Shown, now: number): Note | undefined {
  const rested = candidates.filter(({ id }) => now - (shown.large.get(id) ?? -Infinity) >= REST);
  const [first] = (rested.length > 0 ? rested : candidates)
    .map((note) => ({ note, said: heard(note, now) }))
    .sort((a, b) => b.said - a.said);
  return first?.note;
}

function best(open: readonly Note[], others: readonly Note[], shown: Shown, now: number): Note | undefined {
  const [first] = fitting(
    open.filter((note) => !others.includes(note)),
    others,
  )
    .map((note) => ({
      note,
      turn: turnOf(note, shown, now),
      said: heard(note, now),
      hung: shown.hung.get(note.id) ?? 0,
    }))
    .sort((a, b) => {
      if (a.turn !== b.turn) return a.turn - b.turn;
      if (a.turn === 0) return newestFirst(a.note, b.note);
      if (a.turn === 1) return b.said - a.said || newestFirst(b.note, a.note);
      return a.hung - b.hung;
    });
  return first?.note;
}

/** 0 not shown today, 1 shown and rested, 2 shown lately. */
function turnOf({ id }: Note, { hung }: Shown, now: number): 0 | 1 | 2 {
  const since = hung.get(id);
  return since === undefined ? 0 : now - since >= REST ? 1 : 2;
}

/** Those of whose kind fewer than two hang; all, when there are none. */
function fitting(open: readonly Note[], others: readonly Note[]): readonly Note[] {
  const fit = open.filter(({ kind }) => kindsOf(others, kind) < OF_A_KIND);
  return fit.length > 0 ? fit : open;
}

const hanging = (places: readonly (string | undefined)[], byId: ReadonlyMap<string, Note>): readonly Note[] =>
  places.flatMap((id) => byId.get(id ?? '') ?? []);

const kindsOf = (notes: readonly Note[], kind: Note['kind']): number =>
  notes.filter((note) => note.kind === kind).length;
