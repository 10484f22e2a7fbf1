import type { Proposal } from '../shared/change.ts';
import type { Change } from '../shared/wall.ts';

/** Which ids are in the log already: the last `limit` or more from memory, all others, for ever, from the log itself. */
export interface Remembered {
  add(change: Change): void;
  /** The seq that this proposal got, if it is in the log. */
  find(proposal: Proposal): Promise<number | undefined>;
}

export function remembered(limit: number, readLog: (after: number) => AsyncIterable<Change>): Remembered {
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  let last = 0;
  return {
    add: ({ id, seq }) => {
      if (young.size >= limit) [old, young] = [young, new Map()];
      young.set(id, seq);
      last = seq;
    },
    find: async ({ id, seen }) => {
      const seq = young.get(id) ?? old.get(id);
      // It cannot be in the log at or before the wall that its maker saw: hardly anybody has to look further back.
      if (seq !== undefined || seen >= last - young.size - old.size) return seq;
      for await (const change of readLog(seen)) if (change.id === id) return change.seq;
      return undefined;
    },
  };
}
