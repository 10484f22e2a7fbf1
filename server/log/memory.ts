import type { Change } from '../../shared/wall.ts';
import type { ChangeLog, Kept, Snapshot } from './change-log.ts';

/** What is left of a change when its text has to go. */
export const erased = ({ id, seq, at }: Kept): Change => ({ type: 'erased', id, seq, at });

/** The log without a disk, for tests. `lines` may be handed in and outlives the log, as a folder outlives a process. */
export function memoryLog(lines: Change[] = []): ChangeLog {
  const listeners = new Set<(changes: readonly Change[]) => void>();
  let kept: Snapshot | undefined;
  return {
    broken: false,
    async *read(after) {
      yield* lines.slice(after);
    },
    async append(changes, after) {
      if (after !== lines.length) throw new Error(`the log is at ${lines.length}, not at ${after}`);
      lines.push(...changes);
      for (const listener of listeners) listener(changes);
    },
    async follow(after, listener) {
      listener(lines.slice(after));
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async erase(match) {
      kept = undefined; // first: a crash from here on must not bring the text back
      let count = 0;
      for (const [index, line] of lines.entries()) {
        if (line.type === 'erased' || !match(line)) continue;
        lines[index] = erased(line);
        count += 1;
      }
      return count;
    },
    snapshot: async () => (kept && lines[kept.seq - 1]?.id === kept.id ? kept : undefined),
    keep: async (snapshot) => {
      kept = snapshot;
    },
    close: async () => listeners.clear(),
  };
}
