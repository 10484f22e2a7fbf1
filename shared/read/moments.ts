import type { Change } from '../wall.ts';
import { about, type OnAir, type Seen, type Turn } from './programme.ts';

/** What may come between, the most important first (product.md 2.3). The klantvlag is its own room's alone. */
export const ranks = ['flag', 'celebration', 'morning', 'news'] as const;
export type Rank = (typeof ranks)[number];

/** Something that happened just now and that a screen shows at once. A note flies to its square: `new-note`. */
export interface Moment {
  readonly rank: Rank;
  readonly scene: OnAir | 'new-note';
  readonly of: string;
}

/** What this change, heard live, brings to a screen at once; nothing when it is only true from now on. */
export function momentFor(change: Change, { shown }: Pick<Seen, 'shown'>): Moment | undefined {
  if (shown) return undefined; // visitors are shown what is, not what happens
  switch (change.type) {
    case 'notes.hang': // what comes off a paper wall is no news
      return change.data.way === 'import' ? undefined : { rank: 'news', scene: 'new-note', of: change.id };
    case 'programme.notify':
      return { rank: 'news', scene: 'notice', of: change.id };
    case 'vlogs.publish':
      return { rank: 'news', scene: 'vlog', of: change.id };
    case 'vlogs.keep':
      return { rank: 'celebration', scene: 'promise', of: change.data.promise };
    default:
      return undefined;
  }
}

/** Does this come before that? What is as important waits until it is over. */
export const outranks = (one: Rank, other: Rank | undefined): boolean =>
  other === undefined || ranks.indexOf(one) < ranks.indexOf(other);

/** A moment as a turn of its own; nothing when it has nothing to say here, as a talk that is too long for a hall. */
export function turnOf({ scene, of }: Moment, seen: Seen, now: number): Turn | undefined {
  if (scene === 'new-note') return undefined;
  const line = about(seen, scene, of, now);
  return line && { scene, of, from: now, until: now + line.dwell };
}
