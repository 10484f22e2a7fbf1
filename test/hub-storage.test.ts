import { expect, test } from 'vitest';
import { openHub } from '../server/hub.ts';
import { memoryLog } from '../server/log/memory.ts';
import type { News } from '../shared/sync/protocol.ts';
import { blank, receive } from '../shared/sync/replica.ts';
import { clock } from './support/clock.ts';
import { kiosk, make, wire } from './support/make.ts';

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
    build: 'a',
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
