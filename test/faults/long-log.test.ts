import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { home, startHub, type HubProcess } from '../support/hub-process.ts';
import { longLog } from '../support/long-log.ts';
import { notesApi } from '../support/notes-api.ts';
import { uuid } from '../support/uuid.ts';

const COUNT = 200_000;
const MOST = 300 * 1024; // kB

/** The most memory that the process ever held, in kB; nothing where only Linux would tell. */
function peak({ child }: HubProcess): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]);
}

test('[D15] 200,000 changes: ready without and with a snapshot in less than 300 MB, that keeps itself, knows every id, and hides no damage', async () => {
  if (process.platform !== 'linux')
    console.log('not run: memory of a hub with 200,000 changes [D15]: only Linux tells it');
  const lab = home();
  onTestFinished(lab.remove);
  const data = join(lab.path, 'data');
  mkdirSync(data);
  longLog(data, COUNT);
  cpSync(fileURLToPath(new URL('format-1/access.json', import.meta.url)), join(data, 'access.json'));
  const key = `woc_f0f0f0f0_${'0'.repeat(64)}`;
  const start = async () => {
    const began = performance.now();
    const hub = await startHub({ home: lab.path });
    onTestFinished(() => void hub.stop('SIGKILL'));
    return { hub, api: notesApi(hub, key), took: Math.round(performance.now() - began) };
  };

  const first = await start();
  const there = await first.api.hanging();
  expect(there.length).toBeGreaterThan(1_000);
  expect((await first.api.health()).seq).toBe(COUNT);
  await vi.waitFor(() => expect(existsSync(join(data, 'snapshot.json'))).toBe(true), { timeout: 60_000 });
  const memory = peak(first.hub);
  if (memory !== undefined) expect(memory).toBeLessThan(MOST);
  await first.hub.stop('SIGKILL');

  const second = await start();
  expect(await second.api.hanging()).toEqual(there);
  const old = uuid(5, 0xdddd);
  expect((await second.api.hang([old])).ok, 'an id of years ago gets its first answer').toEqual([old]);
  expect((await second.api.hang()).ok).toHaveLength(1);
  expect((await second.api.health()).seq, 'and hangs nothing again').toBe(COUNT + 1);
  const last = await second.api.hanging();
  const less = peak(second.hub);
  if (less !== undefined) expect(less).toBeLessThan(MOST);
  console.log(`[D15] ready after ${first.took} ms, ${memory} kB; from a snapshot ${second.took} ms, ${less} kB`);
  await second.hub.stop('SIGKILL');

  const page = join(data, 'pages', '0000000001.log');
  writeFileSync(page, readFileSync(page, 'utf8').replace('complaint', 'komplaint'));
  const third = await start();
  expect(await third.api.hanging(), 'the snapshot has it all').toEqual(last);
  await vi.waitFor(async () => expect(await third.api.health()).toMatchObject({ readOnly: true }), { timeout: 60_000 });
  expect(third.hub.output()).toContain('0000000001.log: line ');
  expect((await third.api.hang()).refused).toEqual(['not-saved']);
});
