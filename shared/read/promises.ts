import { dayOf, plusDays } from '../time/office.ts';
import { onScreens, type LeaderAction, type Vlog } from '../vlog.ts';

const WEEK = 7;

/** How a leader's promise stands, as a wall says it: `new`, its day has come (`due`), it is past (`late`), or `kept`. */
export type Standing = 'new' | 'due' | 'late' | 'kept';

/** A promise that is worth a screen at this moment. */
export interface Told {
  readonly promise: LeaderAction;
  readonly standing: Standing;
}

/**
 * The promises (goed voorbeeld) that screens show at `now` (milliseconds UTC), what was kept first: a week from when one is
 * made, from its day and from when it is kept (product.md, row 30). After that the weekly meeting asks. `zone`: IANA.
 */
export function toldPromises(promises: readonly LeaderAction[], now: number, zone: string): readonly Told[] {
  const today = dayOf(now, zone);
  const inWeek = (day: string): boolean => day <= today && today < plusDays(day, WEEK);
  const told = promises.flatMap((promise): readonly Told[] => {
    const { made, due, kept } = promise;
    if (kept !== undefined) return inWeek(dayOf(kept, zone)) ? [{ promise, standing: 'kept' }] : [];
    if (inWeek(due)) return [{ promise, standing: due === today ? 'due' : 'late' }];
    return today < due && inWeek(dayOf(made, zone)) ? [{ promise, standing: 'new' }] : [];
  });
  const order: readonly Standing[] = ['kept', 'due', 'late', 'new'];
  return told.sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
}

/** Who promised it and what they do, as long as their vlog is on the screens. What is late is nobody's. */
export function whoPromised(shown: readonly Vlog[], { promise, standing }: Told, now: number): string | undefined {
  const vlog = standing === 'late' ? undefined : onScreens(shown, now).find(({ id }) => id === promise.id);
  return vlog && `${vlog.name}, ${vlog.role}`;
}
