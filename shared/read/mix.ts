import type { Note } from '../rituals/notes.ts';
import { newestFirst } from './counts.ts';

/** The five places of the wall: ids, or nothing where there is no note for the place. */
export interface Places {
  readonly large: string | undefined;
  readonly small: readonly (string | undefined)[];
}

/** What a screen remembers of itself: which notes it showed today, and when each was last large (milliseconds UTC). */
export interface Shown {
  readonly today: ReadonlySet<string>;
  readonly large: ReadonlyMap<string, number>;
}

const SMALL = 4;
const OF_A_KIND = 2;
const LARGE_AGAIN = 20 * 60_000;

export const noPlaces: Places = { large: undefined, small: Array.from({ length: SMALL }, () => undefined) };

/**
 * The mix rule (docs/contract.md, "Notes"): newest first among the notes not shown today, then by age; five places, at
 * most two of a kind as long as other kinds can fill them; the large place to the first that was not large in the last
 * 20 minutes. What hangs already and stays keeps its place, so that only what changes moves.
 */
export function mix(notes: readonly Note[], before: Places, shown: Shown, now: number): Places {
  const chosen = choose(notes, shown);
  const ids = new Set(chosen.map(({ id }) => id));
  const large = ids.has(before.large ?? '') ? before.large : pickLarge(chosen, shown, now);
  const rest = chosen.map(({ id }) => id).filter((id) => id !== large && !before.small.includes(id));
  const small = before.small.map((id) => (id !== undefined && id !== large && ids.has(id) ? id : rest.shift()));
  return { large, small };
}

function choose(notes: readonly Note[], shown: Shown): readonly Note[] {
  const order = notes.toSorted((a, b) => rank(a, shown) - rank(b, shown) || newestFirst(a, b));
  const chosen: Note[] = [];
  for (const note of order) {
    if (chosen.filter(({ kind }) => kind === note.kind).length < OF_A_KIND) chosen.push(note);
    if (chosen.length > SMALL) return chosen;
  }
  return [...chosen, ...order.filter((note) => !chosen.includes(note))].slice(0, SMALL + 1);
}

const rank = ({ id }: Note, shown: Shown): number => (shown.today.has(id) ? 1 : 0);

function pickLarge(chosen: readonly Note[], shown: Shown, now: number): string | undefined {
  const rested = chosen.find(({ id }) => now - (shown.large.get(id) ?? -Infinity) >= LARGE_AGAIN);
  return (rested ?? chosen[0])?.id;
}
