import type { Note } from '../note.ts';
import type { Wall } from '../wall.ts';

/** A story as a meeting room tells it. */
export interface Told {
  readonly id: string;
  readonly text: string;
  /** What it was written with; nothing where the customer is named, which stands apart from notes [P-17]. */
  readonly note?: Note | undefined;
}

/** Every story that may be told now: those written with a note that hangs, and those of a customer who allows it still. `now`: milliseconds UTC. */
export function storiesOf({ notes, stories }: Wall, now: number): readonly Told[] {
  const written = notes.hanging.flatMap((note) => (note.story ? [{ id: note.id, text: note.story, note }] : []));
  const named = stories.named.filter(({ until }) => now < until).map(({ id, text }) => ({ id, text }));
  return [...written, ...named];
}

/** Which stories a room told since all of them were told last, and which one it tells, since when. Kept by the page. */
export interface Bag {
  readonly told: readonly string[];
  readonly since: number;
}

/** How long a story stays: milliseconds. */
export const STORY_LASTS = 90_000;

/**
 * The bag a moment later: the story stays 90 s; then comes one that was not told since all were (shuffled by `chance`, 0 to 1).
 * One that is not there any more makes place at once. The last of `told` is on.
 */
export function nextStory(bag: Bag | undefined, ids: readonly string[], now: number, chance: number): Bag {
  const { told: all, since } = bag ?? { told: [], since: -Infinity };
  const told = all.filter((id) => ids.includes(id));
  const on = all.at(-1);
  if (on !== undefined && ids.includes(on) && now >= since && now - since < STORY_LASTS) return { told, since };
  const left = ids.filter((id) => !told.includes(id));
  const others = left.length > 0 ? left : ids.filter((id) => id !== on || ids.length === 1);
  const next = others[Math.min(others.length - 1, Math.floor(chance * others.length))];
  return { told: [...(left.length > 0 ? told : []), ...(next === undefined ? [] : [next])], since: now };
}
