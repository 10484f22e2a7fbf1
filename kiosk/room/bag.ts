import type { Bag } from '../../shared/read/stories.ts';

const KEY = 'wall.stories';

/** The stories that this screen told, from before the page was loaded; nothing where it has no memory of its own. */
export function readBag(): Bag | undefined {
  try {
    const said: unknown = JSON.parse(localStorage.getItem(KEY) ?? '');
    if (typeof said !== 'object' || said === null || !('told' in said) || !('since' in said)) return undefined;
    const { told, since } = said;
    if (!Array.isArray(told) || typeof since !== 'number') return undefined;
    return { told: told.filter((id): id is string => typeof id === 'string'), since };
  } catch {
    return undefined;
  }
}

export function keepBag(bag: Bag): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(bag));
  } catch {
    // a full or forbidden storage: after a reload the bag begins anew
  }
}
