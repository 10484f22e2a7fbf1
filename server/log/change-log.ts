import type { Stamp } from '../../shared/change.ts';
import type { AnyProposal, Change, Wall } from '../../shared/wall.ts';

/** A change that still has its text. */
export type Kept = AnyProposal & Stamp;

/** A fold that was already made. Good only for the code that made it; may be thrown away at any time. */
export interface Snapshot {
  /** Which code: a hash of the sources that fold. */
  readonly fold: string;
  readonly seq: number;
  readonly at: number;
  /** The id of the change with this seq. Where the log has another there, this is the fold of another past. */
  readonly id: string;
  readonly wall: Wall;
  /** What the hub needs to know each id again (remembered.ts). */
  readonly marks: Uint32Array;
}

/** Everything that ever happened, in order. One contract test suite runs on every implementation. */
export interface ChangeLog {
  /** The changes after this seq, oldest first. */
  read(after: number): AsyncIterable<Change>;
  /**
   * Keeps these changes (at most MAX_BATCH) behind the one with seq `after`. Durable, and told to every follower, when
   * it resolves. Rejects if `after` is not the last seq, or if the disk refuses. After a rejection the changes are
   * either gone for good or told to the followers: this process never keeps them in silence. What a failed sync left
   * on the disk may turn up after a restart, as if the answer had been lost on its way.
   */
  append(changes: readonly Kept[], after: number): Promise<void>;
  /** Tells the listener every change after this seq, in order. Resolves when it has told what is there now. */
  follow(after: number, listener: (changes: readonly Change[]) => void): Promise<() => void>;
  /** Turns every match into an Erased line, on disk and in the snapshot. Resolves with how many there were. */
  erase(match: (change: Kept) => boolean): Promise<number>;
  /** The last fold that was kept, if it can still be read and is one of this log. */
  snapshot(): Promise<Snapshot | undefined>;
  keep(snapshot: Snapshot): Promise<void>;
  /** True from the moment that nothing can be written any more; a restart may help. */
  readonly broken: boolean;
  close(): Promise<void>;
}

/** The most changes that one append takes: as many as one page holds. */
export const MAX_BATCH = 1_000;
