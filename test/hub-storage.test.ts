import { describe, expect, test, vi } from 'vitest';
import { openHub } from '../server/hub.ts';
import type { Snapshot } from '../server/log/change-log.ts';
import { memoryLog } from '../server/log/memory.ts';
import type { News } from '../shared/sync/protocol.ts';
import { blank, receive } from '../shared/sync/replica.ts';
import { clock } from './support/clock.ts';
import { kiosk, make, wire } from './support/make.ts';
import { uuid } from './support/uuid.ts';
import { settled } from './support/world.ts';

test('[D3] the hub tells every screen once, by a hole in the sequence, that the disk failed and nothing can be stored any more', async () => {
  let disk: 'well' | 'full' | 'dead' = 'well';
  const log = memoryLog();
  const published: News[] = [];
  const troubles: unknown[] = [];
  const hub = await openHub({
    log: {
      ...log,
      append: (changes, after) => (disk === 'well' ? log.append(changes, after) : Promise.reject(new Error(disk))),
      get broken() {
        return disk === 'dead';
      },
    },
    clock: clock(),
    newEpoch: () => 'e1',
    publish: (news) => void published.push(news),
    onTrouble: (error) => void troubles.push(error),
    fold: 'a',
  });
  const hang = () => hub.propose(kiosk, wire(make('notes.hang'))).catch(() => 'ask again');
  const state = () => [hub.healthy, hub.readOnly];
  await hang();
  disk = 'full';
  expect([await hang(), ...state()]).toEqual(['ask again', false, false]);
  disk = 'well';
  expect([await hang(), ...state()]).toEqual([{ ok: true, seq: 2 }, true, false]);
  disk = 'dead';
  expect([await hang(), await hang(), ...state()]).toEqual(['ask again', 'ask again', false, true]);
  expect(published.map(({ from, changes }) => [from, changes.length])).toEqual([[0, 1], [1, 1], [3, 0]]); // prettier-ignore
  expect(receive({ ...blank, epoch: 'e1', seq: 2 }, published[2] as News), 'no screen can apply it').toBeUndefined();
  expect(hub.hello({ epoch: 'e1', seq: 2 }), 'and to the hello that follows there is little to send').toEqual({
    epoch: 'e1',
    from: 2,
    changes: [],
  });
  expect(troubles.map(String)).toEqual(['Error: full', 'Error: dead']);
});

test('[P-02] a note that waits is said to wait each time that it is asked, by a hub that began anew from its snapshot too', async () => {
  const log = memoryLog();
  const parts = { log, clock: clock(), newEpoch: () => 'e1', publish: () => undefined, onTrouble: console.error };
  const open = () => openHub({ ...parts, fold: 'a', needsEyes: () => true });
  const note = wire(make('notes.hang'));
  const first = await open();
  expect(await first.propose(kiosk, note)).toEqual({ ok: true, seq: 1, held: true });
  await first.close();
  expect(await (await open()).propose(kiosk, note)).toEqual({ ok: true, seq: 1, held: true });
});

describe('[D15] a snapshot', () => {
  const parts = { clock: clock(), newEpoch: () => 'e1', publish: () => undefined, fold: 'a' };
  const hang = (n: number) => make('notes.hang', {}, { id: uuid(n) });
  const stored = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...hang(index), seq: index + 1, at: 1_000 }));

  test('spares the next start all that it holds, and forgets no id', async () => {
    const log = memoryLog(stored(500));
    const troubles: unknown[] = [];
    const onTrouble = (error: unknown) => void troubles.push(error);
    await (await openHub({ ...parts, log, onTrouble })).close();
    const read = vi.spyOn(log, 'read');
    const follow = vi.spyOn(log, 'follow');
    const again = await openHub({ ...parts, log, onTrouble });
    expect([follow.mock.calls.map(([after]) => after), read.mock.calls]).toEqual([[500], []]);
    expect(again.wall.notes.hanging).toHaveLength(500);
    expect(await again.propose(kiosk, wire(hang(3)))).toEqual({ ok: true, seq: 4 });
    expect(await again.propose(kiosk, wire(make('notes.hang')))).toEqual({ ok: true, seq: 501 });
    expect(troubles).toEqual([]);
  });

  test('is kept every ten thousand changes beside the work: no answer waits for it, and an erasure does', async () => {
    const log = memoryLog(stored(9_999));
    const order: string[] = [];
    let written: () => void = () => undefined;
    const keep = vi.fn((snapshot: Snapshot) => {
      order.push(`keep ${snapshot.seq}`);
      return new Promise<void>((resolve) => (written = resolve)).then(() => void order.push('kept'));
    });
    const erase: typeof log.erase = async (match) => {
      order.push('erase');
      return log.erase(match);
    };
    const hub = await openHub({ ...parts, log: { ...log, keep, erase }, onTrouble: () => undefined });
    expect(order).toEqual([]);
    expect(await hub.propose(kiosk, wire(hang(10_000)))).toEqual({ ok: true, seq: 10_000 });
    expect(await hub.propose(kiosk, wire(hang(10_001)))).toEqual({ ok: true, seq: 10_001 });
    const erased = hub.erase(({ id }) => id === uuid(5));
    await settled();
    expect(order).toEqual(['keep 10000']);
    expect(keep.mock.calls[0]?.[0]).toMatchObject({ fold: 'a', id: uuid(10_000), marks: { length: 10_000 } });
    written();
    expect(await erased).toBe(1);
    expect(order).toEqual(['keep 10000', 'kept', 'erase']);
  });
});
