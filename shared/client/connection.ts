import type { Answer } from '../change.ts';
import type { Beat, Command } from '../sync/screen.ts';
import type { Born } from '../sync/replica.ts';
import type { Data, Type } from '../wall.ts';
import type { Kept, Outbox } from './outbox.ts';
import type { WallStore } from './wall-store.svelte.ts';

export interface Settings {
  readonly store: WallStore;
  /** Which of this browser's credentials speaks; for a preview the steward's. */
  readonly as: 'display' | 'kiosk' | 'room' | 'preview';
  /** The device of which this is a preview. */
  readonly device?: string | undefined;
  readonly build: string;
  /** This screen's clock: milliseconds UTC, right or wrong. */
  readonly clock: () => number;
  /** Where a kiosk keeps what it asks, and what waits there from before this page was loaded. */
  readonly outbox?: Outbox | undefined;
  readonly kept?: readonly Kept[];
  /** The hub serves another build than this page was made from. */
  readonly onOtherBuild: () => void;
  /** There is no hub, and nothing to show. */
  readonly onNothing?: () => void;
  /** The desk tells this screen to do something. */
  readonly onCommand?: (command: Command) => void;
}

export interface Asking {
  /** Is it on this screen's own disk? Then it gets to the hub, whatever happens to this page. */
  readonly kept: Promise<boolean>;
  /** The hub's last word, however long that takes. */
  readonly answer: Promise<Answer>;
}

export interface Connection {
  /**
   * Asks the hub: what is not answered is asked again, with the same id, each time the hub is back. What cannot be
   * asked is answered at once with the reason. `born.made` is on this screen's own clock.
   */
  propose<T extends Type>(type: T, data: Data<T>, born: Omit<Born, 'by'>): Asking;
  /** A person has looked at a note that the hub did not take. */
  forget(id: string): void;
  /** Says what this screen shows; nothing when there is no hub. */
  beat(beat: Beat): void;
  /** There is a new credential: tries at once. */
  again(): void;
  close(): void;
}
