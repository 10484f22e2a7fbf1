import type { ChangeLog } from '../../server/log/change-log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import type { Change } from '../../shared/wall.ts';

/** A log whose news the test makes up. */
export function told(): { readonly pages: ChangeLog; tell(changes: readonly Change[]): void } {
  let publish: (changes: readonly Change[]) => void = () => undefined;
  const follow: ChangeLog['follow'] = (_after, listener) => {
    publish = listener;
    return Promise.resolve(() => undefined);
  };
  return { pages: { ...memoryLog(), follow }, tell: (changes) => publish(changes) };
}
