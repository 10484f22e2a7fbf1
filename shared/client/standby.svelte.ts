import { openDB, type DBSchema } from 'idb';
import type { Replica } from '../sync/replica.ts';
import { startsOffline } from './offline-start.ts';
import type { WallStore } from './wall-store.svelte.ts';

/** What a screen saw last. Instants are the hub's, milliseconds UTC. */
interface Last extends Pick<Replica, 'epoch' | 'seq' | 'wall' | 'shown'>, Pick<WallStore, 'profile'> {
  /** Another build may fold changes in another way. */
  readonly build: string;
}

/** When the hub was heard last, and what this screen's clock lacked. */
type Heard = Pick<WallStore, 'heardAt' | 'offset'>;

/** One browser may be a kiosk and, in another window, a screen that visitors pass: each keeps its own. */
export type Role = 'display' | 'kiosk' | 'room';

interface Schema extends DBSchema {
  last: { key: Role; value: Last };
  heard: { key: Role; value: Heard };
}

export interface Standby {
  /** Keeps what the screen shows now, when that became something else. To be called while the hub is there. */
  keep(): void;
  /** Shows what was kept, until the hub is there; nothing when that is too old. */
  show(): Promise<void>;
}

const MINUTE = 60_000;
const LEASE = 72 * 60 * MINUTE;
const AMONG_VISITORS = 60 * MINUTE; // what was approved for them may not be by now

/**
 * Lets a screen start without a hub, with the last wall that it saw on its own disk [E8]. Browsers let pages do so on
 * HTTPS and on the hub's own machine; elsewhere, nothing. Whom the hub no longer lets in keeps nothing, and what was
 * erased is gone from here with the epoch that it was in. `clock` is this screen's, milliseconds UTC.
 */
export async function openStandby(
  store: WallStore,
  as: Role,
  build: string,
  clock: () => number,
): Promise<Standby | undefined> {
  const { serviceWorker } = navigator as Partial<Navigator>;
  if (!serviceWorker) return undefined;
  void startsOffline(serviceWorker, build).catch(() => undefined); // another time
  const db = await openDB<Schema>('standby', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('last');
      fresh.createObjectStore('heard');
    },
  });
  let kept: Replica | undefined;
  let noted = 0;
  let writing: Promise<unknown> = Promise.resolve();

  /** One after the other, so that what is older never overtakes. A disk that is full only means an older wall. */
  const write = (work: () => Promise<unknown>): void => {
    writing = writing.then(work).catch(() => undefined);
  };

  function keep(): void {
    const { replica, profile, heardAt, offset, link } = store;
    if (link !== 'online') return;
    const same = kept?.epoch === replica.epoch && kept.seq === replica.seq && kept.shown === replica.shown;
    if (same && heardAt - noted < MINUTE) return;
    kept = replica;
    noted = heardAt;
    const { epoch, seq, wall, shown } = replica;
    if (!same) write(() => db.put('last', { epoch, seq, wall, shown, profile, build }, as));
    write(() => db.put('heard', { heardAt, offset }, as));
  }

  function forget(): void {
    kept = undefined;
    noted = 0;
    write(() => Promise.all([db.delete('last', as), db.delete('heard', as)]));
  }

  async function show(): Promise<void> {
    const [last, heard] = await Promise.all([db.get('last', as), db.get('heard', as)]);
    if (!last || !heard || last.build !== build || store.replica.epoch !== '' || store.link !== 'connecting') return;
    const { build: _build, profile, ...seen } = last;
    const offset = Math.max(heard.offset, heard.heardAt - clock()); // a clock that began anew is not before the last word
    if (clock() + offset - heard.heardAt > (last.shown ? AMONG_VISITORS : LEASE)) return forget();
    store.offset = offset;
    store.heardAt = heard.heardAt;
    store.profile = profile;
    store.replica = { ...store.replica, ...seen };
    store.link = 'offline';
  }

  $effect.root(() => {
    const epoch = $derived(store.replica.epoch);
    $effect(() => {
      if (store.link === 'unpaired') forget();
      else if (store.link === 'online' && epoch !== kept?.epoch) keep();
    });
  });
  return { keep, show };
}
