import { openDB, type DBSchema } from 'idb';
import type { Refusal } from '../change.ts';

/** What was asked, as the kiosk made it: `made` is on its own clock, milliseconds UTC, right or wrong. */
export interface Kept {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly made: number;
  readonly seen: number;
  readonly visit?: string | undefined;
  /** The hub's last word, where that was no: it waits for a person to look at it. */
  readonly refusal?: Refusal | undefined;
}

/** What the hub has not answered yet, on this browser's own disk. */
export interface Outbox {
  /** What waits, in the order in which it was kept. */
  all(): Promise<readonly Kept[]>;
  /** Resolves when it is on the disk. Rejects when there is no room for it: then it is not kept. */
  keep(entry: Kept): Promise<void>;
  /** The hub's last word was no. It is not asked again, and not lost. */
  giveBack(id: string, refusal: Refusal): Promise<void>;
  /** Only after the hub's last word, or a person's. */
  drop(id: string): Promise<void>;
}

interface Schema extends DBSchema {
  asked: { key: number; value: Kept };
}

const MOST = 10_000;

/** Opens this browser's outbox. Rejects when it has no IndexedDB, or keeps nothing in it. */
export async function openOutbox(): Promise<Outbox> {
  const db = await openDB<Schema>('outbox', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('asked', { autoIncrement: true }),
  });
  const keys = new Map<string, number>();
  // Strict: a browser may otherwise call a transaction complete that is still in the system's memory.
  const change = () => db.transaction('asked', 'readwrite', { durability: 'strict' });

  return {
    async all() {
      const entries: Kept[] = [];
      for (let cursor = await db.transaction('asked').store.openCursor(); cursor; cursor = await cursor.continue()) {
        keys.set(cursor.value.id, cursor.key);
        entries.push(cursor.value);
      }
      return entries;
    },
    async keep(entry) {
      if (keys.size >= MOST) throw new Error('the outbox is full');
      const write = change();
      const [key] = await Promise.all([write.store.add(entry), write.done]);
      keys.set(entry.id, key);
    },
    async giveBack(id, refusal) {
      const key = keys.get(id);
      const entry = key === undefined ? undefined : await db.get('asked', key);
      if (!entry) return;
      const write = change();
      await Promise.all([write.store.put({ ...entry, refusal }, key), write.done]);
    },
    async drop(id) {
      const key = keys.get(id);
      if (key === undefined) return;
      const write = change();
      await Promise.all([write.store.delete(key), write.done]);
      keys.delete(id);
    },
  };
}

/** Asks the browser not to clear the outbox when its disk is short of room. It may say no. */
export const persist = async (): Promise<boolean> =>
  (await (navigator as Partial<Navigator>).storage?.persist?.()) ?? false;
