import type { Refusal } from '../change.ts';
import type { Change, Data, Wall } from '../wall.ts';
import type { Profile } from '../sync/protocol.ts';
import { blank, preview, unanswered, type Replica } from '../sync/replica.ts';

/** How a screen stands with the hub. `unpaired`: the hub does not know this browser, and says nothing more. */
export type Link = 'connecting' | 'online' | 'offline' | 'unpaired';

/** A note that was kept here and that the hub did not take. */
export interface Returned {
  readonly id: string;
  readonly data: Data<'notes.hang'>;
  readonly refusal: Refusal;
}

/** What every component of a screen may read. The connection writes it, and what stands in for it without a hub; nobody else. */
export class WallStore {
  replica: Replica = $state.raw(blank);
  link: Link = $state.raw('connecting');
  /** The hub's clock at the last word from it: milliseconds UTC. */
  heardAt: number = $state.raw(0);
  /** Add it to this screen's clock and you have the hub's. */
  offset: number = $state.raw(0);
  profile: Profile = $state.raw({ zone: 'Europe/Amsterdam', language: 'nl', device: '' });
  /** The changes of the last live message: what a scene may celebrate. A snapshot or a catch-up leaves it as it is. */
  live: readonly Change[] = $state.raw([]);

  /** The desk asks which screen this is: the name to show, anew each time; or where it goes, and what goes there. */
  identify: { readonly name: string; readonly then?: () => void } | undefined = $state.raw(undefined);

  /** This screen's disk has hardly any room for what it asks. */
  full: boolean = $state.raw(false);

  /** What the hub did not take, until somebody has looked at it. */
  returned: readonly Returned[] = $state.raw([]);

  /** How many notes were asked here that the hub has not answered. */
  get waiting(): number {
    return unanswered(this.replica).filter(({ type }) => type === 'notes.hang').length;
  }

  /** What the hub has. */
  get wall(): Wall {
    return this.replica.wall;
  }

  /** The same with what this screen has asked and the hub has not told everybody yet. */
  get preview(): Wall {
    return preview(this.replica);
  }
}
