import { expect, test } from 'vitest';
import { plain } from '../server/search.ts';
import type { Welcome } from '../shared/sync/protocol.ts';
import { clock } from './support/clock.ts';
import { desk, PASSWORD } from './support/desk.ts';
import { make, wire } from './support/make.ts';
import { connected, heard, hello, office } from './support/office.ts';

const MINUTE = 60_000;

/** An office with an admin at its desk, a kiosk that hung three notes, and a wall that listens. */
async function attended() {
  const now = clock(Date.now());
  const all = await office({ clock: now });
  const ada = desk(all.url);
  await ada.begin(all.access);
  const kiosk = await all.screen('kiosk');
  await connected(kiosk);
  const ask = async (...[type, data]: Parameters<typeof make>) => {
    const asked = { ...wire(make(type, data)), made: now() };
    const answer = await kiosk.emitWithAck('propose', { proposals: [asked] });
    expect(answer).toMatchObject([{ ok: true }]);
    return asked;
  };
  const cafe = await ask('notes.hang', { title: 'De Crème in het café is op', body: 'Om vijf uur al' });
  const down = await ask('notes.hang', { title: 'Crème  op een toestel gemorst' });
  const other = await ask('notes.hang', { title: 'Een donkere app' });
  await ask('notes.takeBack', { note: down.id });
  await ask('notes.signal', { note: cafe.id });
  const search = async (term: string) => (await ada.post('/search', { term })).json();
  return { ...all, now, ada, kiosk, ask, cafe, down, other, search };
}

test('[P-10] every record that mentions a term is found, with where it stands: as people write, not as they type', async () => {
  const { search, cafe, down } = await attended();
  const finds = [
    { id: down.id, stands: 'log', texts: ['Crème op een toestel gemorst'], changes: 2 },
    { id: cafe.id, stands: 'wall', texts: ['De Crème in het café is op', 'Om vijf uur al'], changes: 2 },
  ];
  expect(await search('CREME')).toMatchObject({
    many: 2,
    finds: expect.arrayContaining(finds.map((one) => expect.objectContaining(one))),
  });
  expect(await search('het  cafe')).toMatchObject({ many: 1, finds: [finds[1]] });
  expect(await search('app'), 'a theme is nobody’s text').toMatchObject({ many: 1 });
  expect(await search('billing')).toMatchObject({ many: 0 });
  expect(await search('takeBack')).toMatchObject({ many: 0 });
});

test.each([
  ['  Één  IJs ', 'een ijs'],
  ['ﬁets', 'fiets'],
  ['Za\u0308hler', 'zahler'],
  ['ge\u00adheim\u200b', 'geheim'],
])('"%s" is searched as "%s"', (text, as) => expect(plain(text)).toBe(as));

test('[X16] a term is in no address and no log line; what is too short to mean anything is refused', async () => {
  const { ada, written, search } = await attended();
  await search('kanarie');
  await ada.post('/export', { term: 'kanarie' });
  expect(written.join('')).toContain('/api/v1/desk/search');
  expect(written.join('').toLowerCase()).not.toContain('kanarie');
  for (const term of ['', ' ', 'a', '\u200b\u200b', 'x'.repeat(201)])
    expect((await ada.post('/search', { term })).status).toBe(400);
});

test('[P-10] the finds are handed over whole, to an admin, and that is written down', async () => {
  const { ada, audit, cafe } = await attended();
  const { term, finds } = await (await ada.post('/export', { term: 'café' })).json();
  expect(term).toBe('café');
  expect(finds).toMatchObject([
    { changes: [{ id: cafe.id, type: 'notes.hang', data: { body: 'Om vijf uur al' } }, { type: 'notes.signal' }] },
  ]);
  expect(await audit.last(1)).toMatchObject([{ did: 'export', how: 'done', many: 1 }]);
});

test('[P-08] what is erased is off the wall, out of the log and gone from every answer; its id is answered as known', async () => {
  const { ada, hub, kiosk, cafe, down, other, search, url } = await attended();
  const [title = ''] = (await search('café')).finds[0].texts;
  expect(await (await ada.post('/erase', { ids: [cafe.id, down.id] })).json()).toEqual({ changes: 4 });
  expect(await search('crème')).toEqual({ many: 0, finds: [] });
  const wall = await (await fetch(`${url}/api/v1/wall`, { headers: { cookie: ada.cookie } })).text();
  expect(wall).toContain(other.id);
  expect(wall).not.toContain(title);
  const types: string[] = [];
  for await (const { type } of hub.read(0)) types.push(type);
  expect(types).toEqual(['erased', 'erased', 'notes.hang', 'erased', 'erased']);
  expect(await kiosk.emitWithAck('propose', { proposals: [cafe] }), 'an outbox drops it').toEqual([
    { ok: true, seq: 1 },
  ]);
  expect(await search('crème')).toMatchObject({ many: 0 });
  expect(await (await ada.post('/erase', { ids: [cafe.id] })).json(), 'again').toEqual({ changes: 0 });
});

test('[E14] an online screen has forgotten it at once, one that was away before it hears anything else', async () => {
  const { ada, cafe, screen } = await attended();
  const tv = await screen('display');
  await connected(tv);
  const away = await screen('display');
  await connected(away);
  await hello(away);
  const { epoch, seq } = (await hello(tv)) as Welcome;
  away.disconnect();
  const start = performance.now();
  const news = heard(tv, 'changes');
  await ada.post('/erase', { ids: [cafe.id] });
  expect(await news, 'fits nobody: it says hello again').toMatchObject({ changes: [] });
  const fresh = heard(tv, 'wall');
  await hello(tv, { epoch, seq });
  expect(JSON.stringify(await fresh)).not.toContain('café');
  expect(performance.now() - start).toBeLessThan(2_000);
  const said: string[] = [];
  away.onAny((...what) => said.push(JSON.stringify(what)));
  const whole = heard(away, 'wall');
  away.connect();
  await connected(away);
  await hello(away, { epoch, seq });
  await whole;
  expect(said.length).toBeGreaterThan(0);
  expect(said.join('')).not.toContain('café');
});

test('[SEC-04] [P-08] who logged in a while ago gives the password again before anything is erased, and guessing is slowed', async () => {
  const { ada, now, cafe, search } = await attended();
  now.tick(6 * MINUTE);
  const ids = [cafe.id];
  expect(await (await ada.post('/erase', { ids })).json()).toMatchObject({
    error: { code: 'password', field: 'again' },
  });
  for (let n = 0; n < 10; n += 1) expect((await ada.post('/erase', { ids, password: 'mis' })).status).toBe(403);
  expect((await ada.post('/erase', { ids, password: PASSWORD })).status).toBe(429);
  expect(await search('café')).toMatchObject({ many: 1 });
  await ada.post('/login', { name: 'Ada Admin', password: PASSWORD });
  expect((await ada.post('/erase', { ids })).status).toBe(200);
});

test('a password that is right is enough, without coming in again', async () => {
  const { ada, now, cafe } = await attended();
  now.tick(6 * MINUTE);
  expect((await ada.post('/erase', { ids: [cafe.id], password: PASSWORD })).status).toBe(200);
});
