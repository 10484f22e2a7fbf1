import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openPages } from '../../server/log/pages.ts';
import { admin, home, startHub } from '../support/hub-process.ts';
import { notesApi } from '../support/notes-api.ts';

const TIMES = 20;

test(`[D13] ${TIMES} backups of a hub under load hold a beginning of its log with all that was confirmed before each`, async () => {
  const lab = home();
  onTestFinished(lab.remove);
  const hub = await startHub({ home: lab.path });
  onTestFinished(() => void hub.stop('SIGKILL'));
  const api = notesApi(hub, (await admin(lab.path, 'key', 'load')).output);
  const confirmed: string[] = [];
  let loading = true;
  const load = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (loading) confirmed.push(...(await api.hang()).ok);
    }),
  );
  const taken: { readonly file: string; readonly before: readonly string[] }[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const before = [...confirmed];
    const file = join(lab.path, `wall-${time}.backup`);
    expect(await admin(lab.path, 'backup', file)).toMatchObject({ code: 0 });
    taken.push({ file, before });
  }
  expect(await admin(lab.path, 'restore', join(lab.path, 'wall-0.backup'))).toMatchObject({
    code: 1,
    output: expect.stringContaining(`process ${hub.child.pid}`),
  });
  loading = false;
  await load;
  const all = await ids(hub.folder);
  expect(all.length).toBeGreaterThan(TIMES);
  for (const [time, { file, before }] of taken.entries()) {
    const path = join(lab.path, `restored-${time}`);
    mkdirSync(path);
    expect(await admin(path, 'restore', file)).toMatchObject({ code: 0 });
    const back = await ids(join(path, 'data'));
    expect(back).toEqual(all.slice(0, back.length));
    expect(before.filter((id) => !back.includes(id))).toEqual([]);
  }
  const last = await startHub({ home: join(lab.path, `restored-${TIMES - 1}`) });
  onTestFinished(() => void last.stop('SIGKILL'));
  expect((await fetch(`${last.url}/readyz`)).status).toBe(200);
});

/** The ids in the log of this folder, beside a hub that runs on it. */
async function ids(folder: string): Promise<readonly string[]> {
  const log = await openPages({ folder, newWall: 'none', warn: () => undefined });
  const found: string[] = [];
  for await (const { id } of log.read(0)) found.push(id);
  await log.close();
  return found;
}
