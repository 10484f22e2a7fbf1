import type { By } from '../../shared/change.ts';
import { openHub } from '../hub.ts';
import type { ChangeLog } from '../log/change-log.ts';
import type { Deed } from './past.ts';

/** Who did everything in the demo. */
export const demo: By = { device: 'demo', role: 'admin' };

/** Lets a hub whose clock we turn live through these deeds, so that the log holds them with their own dates. Closes the log. */
export async function fill(log: ChangeLog, deeds: readonly Deed[], newId: () => string, fold: string): Promise<void> {
  let now = deeds[0]?.made ?? 0;
  const hub = await openHub({
    log,
    clock: () => now,
    newEpoch: newId,
    publish: () => undefined,
    onTrouble: (error) => {
      throw error;
    },
    fold,
  });
  for (const { made, ...deed } of deeds) {
    now = made;
    const answer = await hub.propose(demo, { ...deed, made, seen: hub.seq });
    if (!answer.ok) throw new Error(`${deed.type}: ${answer.refusal.code}`);
  }
  await hub.close();
}
