import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { desk, PASSWORD, profile, stranger } from '../support/desk.ts';
import { grep } from '../support/grep.ts';
import { note, pair, plug, start, wallOf } from '../support/callers.ts';
import { admin, type HubProcess } from '../support/hub-process.ts';
import { connected, hello } from '../support/office.ts';

/** The desk link of this hub, opened by the first admin. */
async function atDesk(hub: HubProcess, name = 'Ada Admin', password = PASSWORD) {
  const ada = desk(hub.url);
  const token = new URLSearchParams(new URL(hub.links.desk).hash.slice(1)).get('first');
  expect((await ada.post('/first', { token, name, password })).status).toBe(204);
  return ada;
}

async function kioskOf(hub: HubProcess) {
  const headers = await pair(hub, 'kiosk');
  const kiosk = plug(hub, 'kiosk', headers);
  await connected(kiosk);
  return { kiosk, headers };
}

test('[P-08] [D13] what is erased at the desk is in no file, comes back by no outbox, no restart and no older backup', async () => {
  const { hub, key, again } = await start();
  const path = dirname(hub.folder);
  const ada = await atDesk(hub);
  const { kiosk, headers } = await kioskOf(hub);
  const [secret, other] = [note('De kat at het modem op'), note('Een donkere app')];
  await kiosk.emitWithAck('propose', { proposals: [secret, other] });
  expect(await admin(path, 'backup', join(path, 'wall.backup'))).toMatchObject({ code: 0 });
  await hub.stop('SIGTERM'); // keeps a snapshot that has it
  const words = 'kat at het modem';
  expect(grep(hub.folder, words).toSorted()).toEqual(['pages/0000000001.log', 'snapshot.json']);
  // As it is after a restore: what was there before lies aside, with the text.
  expect(await admin(path, 'restore', join(path, 'wall.backup'))).toMatchObject({ code: 0 });
  await (await again()).stop('SIGTERM'); // and a snapshot of its own
  expect(grep(hub.folder, words).toSorted()).toEqual([
    expect.stringMatching(/^before-restore-.*0000000001\.log$/),
    expect.stringMatching(/^before-restore-.*snapshot\.json$/),
    'pages/0000000001.log',
    'snapshot.json',
  ]);
  const second = await again();
  const start_ = performance.now();
  const { finds } = await (await ada.post('/search', { term: 'MODEM' })).json();
  expect(finds).toMatchObject([{ id: secret.id, stands: 'wall' }]);
  expect(await (await ada.post('/erase', { ids: [secret.id] })).json()).toEqual({ changes: 1 });
  expect(performance.now() - start_).toBeLessThan(2_000);
  expect(grep(hub.folder, words)).toEqual([]);
  const back = plug(second, 'kiosk', headers);
  await connected(back);
  expect(await back.emitWithAck('propose', { proposals: [secret] }), 'known: it is dropped').toEqual([
    { ok: true, seq: 1 },
  ]);
  expect((await wallOf(second, key)).wall).not.toMatchObject({ notes: [{}, {}] });
  await second.stop('SIGTERM');
  expect(grep(hub.folder, words)).toEqual([]);

  expect(await admin(path, 'restore', join(path, 'wall.backup'))).toMatchObject({
    code: 0,
    output: expect.stringContaining('1 of them were erased since'),
  });
  expect(grep(hub.folder, words)).toEqual([]);
  const third = await again();
  expect(JSON.stringify(await wallOf(third, key))).toContain(other.id);
  expect(grep(hub.folder, words)).toEqual([]);
  await third.stop('SIGTERM');
  const { code, output } = await admin(path, 'verify');
  expect(code, output).toBe(0);
  expect(output).toMatch(/audit\/\d{4}-\d\d\.log: \d+ entries, whole/);
});

test('[X16] [P-06] [SEC-39] canary words are in no line, no metric, no address, no file name and no audit trail', async () => {
  const { hub, key } = await start({ LOG_LEVEL: 'trace' });
  const path = dirname(hub.folder);
  const password = 'kanarie van het wachtwoord';
  const ada = await atDesk(hub, 'Kanarie Beheerder', password);
  const { kiosk, headers } = await kioskOf(hub);
  await hello(kiosk);
  await kiosk.emitWithAck('propose', {
    proposals: [note('Kanarie aan de kiosk'), { ...note('Kanarie mislukt'), data: { title: 'Kanarie zonder soort' } }],
  });
  const bearer = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const post = (route: string, body: string, more: Readonly<Record<string, string>> = {}) =>
    fetch(hub.url + route, { method: 'POST', headers: { ...bearer, ...more }, body });
  const one = JSON.stringify({ notes: [{ kind: 'idea', theme: 'app', title: 'Kanarie van een programma' }] });
  expect((await post('/api/v1/notes', one, { 'idempotency-key': 'kanariesleutel' })).status).toBe(200);
  await post('/api/v1/notes', '{"notes":[{"title":"Kanarie in kapotte JSON');
  await post('/api/v1/notes', one.replace('idea', 'kanarie'), { 'idempotency-key': 'x' });
  await post('/api/v1/notes', one, { authorization: 'Bearer woc_kanarie' });
  await ada.post('/propose', { proposals: [note('Kanarie aan het bureau')] });
  await ada.post('/login', { name: 'Kanarie Beheerder', password: 'kanarie fout wachtwoord' });
  await ada.post('/login', { name: { kanarie: 1 }, password: 7 });
  await ada.post('/stewards', { name: 'Kanarie Collega', role: 'editor' });
  const tv = stranger(hub.url, { 'user-agent': 'Kanarie TV' });
  const { code, secret } = await (await tv.ask('display')).json();
  await tv.wait(secret);
  const { asking } = await (await ada.get('/screens')).json();
  await ada.post(`/asking/${asking[0].id}`, { name: 'Kanarie scherm', profile, code });
  await tv.wait(secret);
  for (const route of ['/search', '/export']) expect((await ada.post(route, { term: 'kanarie' })).status).toBe(200);
  await ada.post('/search', { term: 'kanarie', kanarie: 1 });
  const { finds } = await (await ada.post('/search', { term: 'programma' })).json();
  await ada.post('/erase', { ids: [finds[0].id] });
  await fetch(`${hub.url}/api/v1/wall`, { headers: { cookie: 'woc_kiosk=kanarie.kanarie' } });
  await raw(hub, 'GET /kanarie%zz HTTP/1.1');
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  await admin(path, 'backup', join(path, 'safe'));
  await admin(path, 'reset-password', 'Kanarie', 'Beheerder');
  kiosk.disconnect();
  await hub.stop('SIGTERM');

  const links = [hub.links.display, hub.links.kiosk, hub.links.desk];
  const lines = hub
    .output()
    .split('\n')
    .filter((line) => !links.some((link) => line.includes(link)));
  expect(lines.filter((line) => line.includes('"request"')).length, 'they were seen').toBeGreaterThan(15);
  const trail = grep(join(hub.folder, 'audit'), '{').map((name) =>
    readFileSync(join(hub.folder, 'audit', name), 'utf8'),
  );
  expect(trail.join(''), 'and written down').toContain('"erase"');
  const names = grep(hub.folder, '').join('\n');
  const secrets = [
    key.split('_')[2],
    code,
    secret,
    ...[headers.cookie, ada.cookie].map((cookie) => cookie.split(/[.=]/).at(-1)),
  ];
  for (const word of ['kanarie', password, ...secrets, ...links.map((link) => link.split('=')[1])])
    for (const [where, text] of Object.entries({ lines: lines.join('\n'), metrics, trail: trail.join('\n'), names })) {
      expect(word?.length).toBeGreaterThan(6);
      const found = text.toLowerCase().indexOf(word?.toLowerCase() ?? '');
      expect(found < 0 ? '' : text.slice(Math.max(0, found - 200), found + 40), `${where} of ${word}`).toBe('');
    }
});

/** A request line that no client would send. */
const raw = (hub: HubProcess, line: string): Promise<void> =>
  new Promise((resolve) => {
    const [method = '', path = ''] = line.split(' ');
    request({ port: new URL(hub.url).port, method, path, headers: { host: new URL(hub.url).host } }, (response) => {
      response.resume().once('end', resolve);
    })
      .on('error', () => resolve())
      .end();
  });
