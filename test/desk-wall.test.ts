import { expect, test } from 'vitest';
import { desk } from './support/desk.ts';
import { make, wire } from './support/make.ts';
import { office } from './support/office.ts';

async function atDesk() {
  const all = await office();
  const ada = desk(all.url);
  await ada.begin(all.access);
  const propose = async (...proposals: readonly unknown[]) => (await ada.post('/propose', { proposals })).json();
  return { ...all, ada, propose };
}

test('a steward proposes as everybody does: each proposal has its answer, and the hub says who and when', async () => {
  const { hub, access, propose } = await atDesk();
  const note = { ...wire(make('notes.hang')), made: 1 };
  const bad = { ...wire(make('notes.hang', { title: 'x' })), by: { device: 'somebody', role: 'kiosk' } };
  expect(await propose(note, bad, 7)).toMatchObject({
    answers: [{ ok: true, seq: 1 }, { ok: false }, { ok: false, refusal: { code: 'invalid' } }],
  });
  const [hangs] = hub.wall.notes.hanging;
  expect(hangs).toMatchObject({ id: note.id, device: access.stewards.all[0]?.id });
  expect(Date.now() - (hangs?.made ?? 0)).toBeLessThan(60_000);
  expect(await propose(note), 'asked twice is once').toEqual({ answers: [{ ok: true, seq: 1 }] });
});

test('a steward reads the whole wall, and is told when there is nothing new', async () => {
  const { url, ada, propose } = await atDesk();
  await propose(wire(make('notes.hang')));
  const ask = (headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}/api/v1/wall`, { headers: { cookie: ada.cookie, ...headers } });
  const first = await ask();
  expect(await first.json()).toMatchObject({
    seq: 1,
    wall: { notes: { hanging: [{ title: 'Rekening klopt niet' }] } },
  });
  expect((await ask({ 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304);
});
