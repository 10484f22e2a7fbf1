import type { News, Whole } from '../../shared/sync/protocol.ts';
import { screensWall } from '../../shared/read/audience.ts';
import { emptyWall, seenBy, type Change } from '../../shared/wall.ts';

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

/**
 * What a passer-by may see: nothing yet, until there is a wall that was approved for visitors, but for when the office is
 * open: a screen may go with it.
 */
export const forVisitors = ({ epoch, seq, wall }: Whole): Whole => ({
  epoch,
  seq,
  wall: { ...emptyWall, office: { ...emptyWall.office, opening: wall.office.opening } },
});
