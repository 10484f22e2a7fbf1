import { expect, onTestFinished, vi } from 'vitest';
import { openAudit } from '../../server/audit/audit.ts';
import { openHub } from '../../server/hub.ts';
import { openPages } from '../../server/log/pages.ts';
import { openRetention } from '../../server/retention.ts';
import { clock } from './clock.ts';
import { folder } from './folder.ts';
import { kiosk, make, wire } from './make.ts';

export const DAY = 86_400_000;
const admin = { device: 'desk-1', role: 'admin' } as const;

const rethrow = (error: unknown): void => {
  throw error;
};

/** A hub on a real folder, whose clock the test turns, and what it keeps. */
export async function wall() {
  const path = folder();
  const now = clock();
  const warn = vi.fn();
  const pages = await openPages({ folder: path, newWall: 'wall', warn });
  let epochs = 0;
  const hub = await openHub({
    log: pages,
    clock: now,
    newEpoch: () => `epoch ${(epochs += 1)}`,
    publish: () => {},
    onTrouble: rethrow,
    needsEyes: ({ data }) => 'title' in data && data.title?.startsWith('Sanne') === true,
    fold: 'test',
  });
  const audit = await openAudit({ folder: path, clock: now, onTrouble: rethrow });
  onTestFinished(async () => {
    await hub.close();
    await audit.close();
  });
  const open = () => openRetention({ folder: path, hub, audit, zone: 'Europe/Amsterdam', warn });
  let retention = await open();

  async function propose(...[type, data]: Parameters<typeof make>): Promise<string> {
    const asked = { ...wire(make(type, data)), made: now() };
    const by = ['notes.approve', 'notes.takeDown', 'stories.tell'].includes(type) ? admin : kiosk;
    expect(await hub.propose(by, asked)).toMatchObject({ ok: true });
    return asked.id;
  }
  return {
    path,
    now,
    hub,
    audit,
    warn,
    propose,
    get retention() {
      return retention;
    },
    /** So many days pass, and each of them the hub looks. */
    async days(count: number) {
      for (let day = 0; day < count; day += 1) {
        now.tick(DAY);
        await retention.look({ now: now(), leapt: false });
      }
    },
    look: (leapt = false) => retention.look({ now: now(), leapt }),
    /** Stopped, and started again later. */
    async restart(after: number) {
      now.tick(after);
      retention = await open();
    },
  };
}
