import { visitorWall } from '../../../shared/read/audience.ts';
import { about, nextTurn, type OnAir, type Seen, type Turn } from '../../../shared/read/programme.ts';
import { spots, type Item, type Playable, type Spot } from '../../../shared/rituals/programme.ts';
import type { ScreenProfile } from '../../../shared/sync/screen.ts';
import { outside } from '../../../shared/sync/replica.ts';
import type { Wall } from '../../../shared/wall.ts';

const HOUR = 3_600_000;

/** What decides what a screen of this spot shows, as that screen has it; with this list in place of the one that it has. */
export function seenAt(wall: Wall, spot: Spot, zone: string, items?: readonly Item[]): Seen {
  const { programme } = wall;
  const edited: Wall = items
    ? { ...wall, programme: { ...programme, lists: { ...programme.lists, [spot]: items } } }
    : wall;
  const rest = { spot, zone, cannot: new Set<string>() };
  if (spot !== 'reception') return { ...rest, wall: edited };
  const theirs = visitorWall(edited);
  return { ...rest, wall: outside(theirs), shown: theirs.shown };
}

/** All that is on in the hour from `now` (milliseconds UTC), as screens of this spot will show it as long as nothing changes. */
export function comingHour(seen: Seen, now: number): readonly Turn[] {
  const turns: Turn[] = [];
  let turn: Turn | undefined;
  for (let at = now; at < now + HOUR; at = turn.until) {
    turn = nextTurn(seen, at, turn);
    turns.push(turn);
  }
  return turns;
}

/** What a turn is about, in the words that are on the screen. */
export function subjectOf({ wall }: Seen, scene: OnAir, of: string | undefined): string | undefined {
  switch (scene) {
    case 'improved':
      return wall.notes.hanging.find(({ id }) => id === of)?.solution;
    case 'vlog':
      return wall.vlogs.shown.find(({ id }) => id === of)?.headline;
    case 'promise':
      return wall.vlogs.promises.find(({ id }) => id === of)?.text;
    case 'notice':
      return wall.programme.notices.find(({ id }) => id === of)?.text;
    case 'wall':
    case 'radar':
    case 'credo':
      return undefined;
    default:
      return scene satisfies never;
  }
}

/** Where this has nothing to show now: a vlog that is not for visitors, one that is too long for a hall. */
export const notAt = (wall: Wall, zone: string, now: number, scene: Playable, vlog?: string): readonly Spot[] =>
  spots.filter((spot) => !about(seenAt(wall, spot, zone), scene, vlog, now));

/** Whose list a screen follows. Where visitors pass it is always theirs. */
export const spotOf = ({ audience, spot = 'hall' }: Pick<ScreenProfile, 'audience' | 'spot'>): Spot =>
  audience === 'visitors' ? 'reception' : spot;
