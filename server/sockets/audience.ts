import type { News, ToVisitors, Whole } from '../../shared/sync/protocol.ts';
import { screensWall, visitorWall } from '../../shared/read/audience.ts';
import { seenBy, type Change, type Wall } from '../../shared/wall.ts';
import { message, type Message } from './line.ts';

/** The same news as an internal screen may hear it: of what only the desk may see it learns the place in the order. */
export function forScreens<N extends News | Whole>(news: N): N {
  if ('wall' in news) return { ...news, wall: screensWall(news.wall) };
  const changes = news.changes.map((change) =>
    'hidden' in change || !deskOnly(change) ? change : ({ seq: change.seq, hidden: true } as const),
  );
  return { ...news, changes };
}

const deskOnly = (change: Change): boolean =>
  seenBy(change.type) === 'desk' || ('eyes' in change && change.eyes === true);

/** Where visitors' screens are, always: neither how much happens inside nor that something was erased is for passers-by. */
export const visitorsOrder = { epoch: 'visitors', seq: 0 } as const;

/** The wall as visitors' screens get it. */
export const forVisitors = (wall: Wall): ToVisitors => ({ ...visitorsOrder, wall: visitorWall(wall) });

/** What visitors' screens hear of this wall, made into bytes once: the same message as long as it says the same. */
export function visitorsMessage(wall: () => Wall): () => Message<ToVisitors> {
  let seen: Wall | undefined;
  let latest: Message<ToVisitors> | undefined;
  return () => {
    const now = wall();
    if (latest && now === seen) return latest;
    seen = now;
    const next = message(forVisitors(now));
    return (latest = latest?.frame.equals(next.frame) ? latest : next);
  };
}
