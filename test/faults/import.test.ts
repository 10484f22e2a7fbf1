import { expect, onTestFinished, test } from 'vitest';
import { desk, PASSWORD } from '../support/desk.ts';
import { admin, home, startHub } from '../support/hub-process.ts';

const MANY = 5_000;
const notes = Array.from({ length: MANY }, (_, n) => ({
  ...{ kind: 'idea', theme: 'app', title: `Zin nummer ${n}`, date: '2026-11-20' },
}));

interface Wall {
  readonly seq: number;
  readonly wall: { readonly notes: { readonly hanging: readonly { readonly id: string; readonly title: string }[] } };
}

test('an import of 5,000 rows in a hub that is killed is completed by asking again: each note hangs once', async () => {
  const lab = home();
  onTestFinished(lab.remove);
  const hub = await startHub({ home: lab.path });
  onTestFinished(() => void hub.stop('SIGKILL'));
  const ada = desk(hub.url);
  const token = new URLSearchParams(new URL(hub.links.desk).hash.slice(1)).get('first');
  expect((await ada.post('/first', { token, name: 'Ada', password: PASSWORD })).status).toBe(204);
  const now = new Date().toISOString().slice(0, 10);
  const today = notes.map((note) => ({ ...note, date: now }));
  const seq = async () => ((await (await fetch(`${hub.url}/healthz`)).json()) as { readonly seq: number }).seq;

  const asked = ada.post('/import', { notes: today }).then(
    ({ status }) => status,
    () => 'no answer',
  );
  while ((await seq()) < 500);
  await hub.stop('SIGKILL');
  expect(await asked).toBe('no answer');

  const again = await startHub({ home: lab.path, port: Number(new URL(hub.url).port) });
  onTestFinished(() => void again.stop('SIGKILL'));
  const headers = { cookie: ada.cookie };
  const before = (await (await fetch(`${hub.url}/api/v1/wall`, { headers })).json()) as Wall;
  expect(before.seq).toBeGreaterThanOrEqual(500);
  expect(before.seq, 'it was killed in the middle').toBeLessThan(MANY);
  const said = await ada.post('/import', { notes: today });
  expect(await said.json()).toEqual({ hung: MANY - before.seq, known: before.seq, refused: [] });
  const after = (await (await fetch(`${hub.url}/api/v1/wall`, { headers })).json()) as Wall;
  expect(after.seq).toBe(MANY);
  const titles = after.wall.notes.hanging.map(({ title }) => title).toSorted();
  expect(titles).toEqual(today.map(({ title }) => title).toSorted());
  await again.stop('SIGTERM');
  expect(await admin(lab.path, 'verify')).toMatchObject({ code: 0 });
});
