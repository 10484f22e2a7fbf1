import type { ChangeLog } from '../../server/log/change-log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import type { Change } from '../../shared/wall.ts';

export type Fate = 'kept' | 'lost' | 'kept but reported lost';

/** A log whose writes wait for the crank, and may end in each of the ways in which a write can end. */
export interface Disk {
  readonly lines: readonly Change[];
  /** The log as one process sees it. The process before it is dead from here on: it neither writes nor hears. */
  mount(): ChangeLog;
  crank(fate: Fate): boolean;
  /** The process dies: what it was writing is left to fate, and it hears no more. */
  crash(fate: Fate): void;
}

const never = <T>(): Promise<T> => new Promise(() => {});

export function disk(): Disk {
  const lines: Change[] = [];
  const store = memoryLog(lines);
  let alive = 0;
  let writes: ((fate: Fate) => Promise<void>)[] = [];
  return {
    lines,
    mount() {
      const me = (alive += 1);
      const living = () => me === alive;
      return {
        broken: false,
        close: async () => undefined,
        read: store.read,
        snapshot: store.snapshot,
        follow: (after, listener) => store.follow(after, (changes) => void (living() && listener(changes))),
        keep: (snapshot) => (living() ? store.keep(snapshot) : never()),
        erase: (match) => (living() ? store.erase(match) : never()),
        append: (changes, after) =>
          new Promise((resolve, reject) => {
            if (!living()) return;
            writes.push(async (fate) => {
              if (fate === 'lost') return reject(new Error('the disk is full'));
              await store.append(changes, after).then(fate === 'kept' ? resolve : () => {}, reject);
              if (fate !== 'kept') reject(new Error('the disk lies'));
            });
          }),
      };
    },
    crank(fate) {
      const write = writes.shift();
      void write?.(fate);
      return write !== undefined;
    },
    crash(fate) {
      alive += 1;
      const left = writes;
      writes = [];
      for (const write of left) void write(fate).catch(() => undefined);
    },
  };
}
