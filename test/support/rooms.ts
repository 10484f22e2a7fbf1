import type { By } from '../../shared/change.ts';
import { flagReasons } from '../../shared/library.ts';
import { apply, check, emptyWall, type AnyProposal, type Wall } from '../../shared/wall.ts';
import { make } from './make.ts';

export const MINUTE = 60_000;
export const T = Date.parse('2026-11-24T10:00:00+01:00');
export const kade: By = { device: 'room-1', role: 'room', room: 'kade' };

/** An office with two rooms, and one that was retired. */
export const office: Wall = {
  ...emptyWall,
  office: {
    ...emptyWall.office,
    rooms: [
      { id: 'kade', nl: 'Kade', en: 'Quay' },
      { id: 'markt', nl: 'Markt', en: 'Market' },
      { id: 'zolder', nl: 'Zolder', en: 'Attic', retired: 1 },
    ],
  },
};

/** The wall after these, or the code of the first refusal. */
export function after(wall: Wall, ...asked: readonly AnyProposal[]): Wall {
  return asked.reduce((now, one) => {
    const refusal = check(now, one);
    if (refusal) throw new Error(refusal.code);
    return apply(now, one);
  }, wall);
}
/** A flag that goes up. */
export const raise = (made: number, by: By = kade, room = 'kade', reason?: (typeof flagReasons)[number]) =>
  make('klantvlag.raise', { room, ...(reason && { reason }) }, { made, by });
