import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openAudit } from '../server/audit/audit.ts';
import { deeds, link, type Entry } from '../server/audit/entry.ts';
import { verifyAudit } from '../server/audit/verify.ts';
import { deskTable } from '../server/http/desk.ts';
import { encode, parse } from '../server/log/lines.ts';
import { isDeskKey } from '../shared/text/desk.ts';
import { clock } from './support/clock.ts';
import { desk, PASSWORD, profile, stranger } from './support/desk.ts';
import { folder } from './support/folder.ts';
import { grep } from './support/grep.ts';
import { make, wire } from './support/make.ts';
import { office } from './support/office.ts';

const DAY = 86_400_000;

async function trail(path = folder(), now = clock()) {
  const onTrouble = vi.fn();
  const audit = await openAudit({ folder: path, clock: now, onTrouble });
  onTestFinished(audit.close);
  const report = (did: Entry['did'], how = 'done') => audit.report({ who: 'ada', did, how });
  const file = () => join(path, 'audit', readdirSync(join(path, 'audit')).toSorted().at(-1) ?? '');
  return { path, now, audit, report, file, onTrouble };
}

test('[SEC-38] every route of the desk that changes something says under which word it is written down', () => {
  const silent = deskTable({ access: {}, alarms: {}, retention: {}, hub: {}, live: {} } as never)
    .filter(({ logs }) => logs === undefined)
    .map(({ method, path }) => `${method} ${path.slice('/api/v1/desk'.length)}`);
  expect(silent.filter((route) => !route.startsWith('get '))).toEqual([
    'post /screens/:id/identify', // shows a name for ten seconds
    'post /screens/:id/reload',
    'post /propose', // its changes are in the log of changes, with who made them
  ]);
});

test('[SEC-38] what is written down is there after a restart, newest first, in order and in UTC', async () => {
  const { path, now, report, audit } = await trail();
  await report('login');
  now.tick(40 * DAY); // the next month has a file of its own
  await report('erase');
  const expected = [
    { at: '2027-01-02T08:00:00.000Z', who: 'ada', did: 'erase', how: 'done' },
    { at: '2026-11-23T08:00:00.000Z', who: 'ada', did: 'login', how: 'done' },
  ];
  await audit.close();
  const again = await trail(path, now);
  expect(await again.audit.last(9)).toMatchObject(expected);
  await again.report('export');
  expect((await again.audit.last(1))[0]).toMatchObject({ did: 'export' });
  expect(await verifyAudit(path)).toMatchObject({
    whole: true,
    lines: [/2026-11.log: 1 entries/, /2027-01.log: 2 /].map((one) => expect.stringMatching(one)),
  });
});

test('[SEC-38] an entry that was altered, taken out or put in breaks the chain, and verify says where', async () => {
  const { path, report, audit, file } = await trail();
  for (const did of ['login', 'erase', 'export', 'logout'] as const) await report(did);
  await audit.close();
  const good = readFileSync(file(), 'utf8');
  const lines = good.trimEnd().split('\n');
  const entry = parse(Buffer.from(lines[2] ?? '')) as Entry;
  const forged = encode({ ...entry, who: 'eve' }).trimEnd();
  const after = (parse(Buffer.from(lines[1] ?? '')) as Entry).chain;
  const { chain: _, ...bare } = entry;
  const linked = encode({ ...bare, who: 'eve', chain: link(after, { ...bare, who: 'eve' }) }).trimEnd();
  for (const [bad, words] of [
    [lines.with(2, forged), 'the chain is broken at line 3'],
    [lines.with(2, linked), 'the chain is broken at line 4'],
    [lines.toSpliced(2, 1), 'the chain is broken at line 3'],
    [lines.toSpliced(3, 0, lines[2] ?? ''), 'the chain is broken at line 4'],
    [lines.with(2, (lines[2] ?? '').replace('ada', 'eve')), 'line 3 is damaged'],
  ] as const) {
    writeFileSync(file(), `${bad.join('\n')}\n`);
    expect(await verifyAudit(path)).toMatchObject({ whole: false, lines: [expect.stringContaining(words)] });
  }
  writeFileSync(file(), good);
  expect(await verifyAudit(path)).toMatchObject({ whole: true });
});

test('[SEC-38] a month whose file is gone, or lost its end, is missed by the next', async () => {
  const { path, report, audit, now, file } = await trail();
  await report('login');
  await report('erase');
  const first = file();
  now.tick(40 * DAY);
  await report('logout');
  await audit.close();
  writeFileSync(first, readFileSync(first, 'utf8').split('\n').slice(0, 2).join('\n') + '\n');
  expect(await verifyAudit(path)).toMatchObject({
    whole: false,
    lines: [/1 entries/, /entries are missing/].map((one) => expect.stringMatching(one)),
  });
});

test('a killed hub may leave half an entry: it is cut off, and the chain goes on', async () => {
  const { path, report, audit, file } = await trail();
  await report('login');
  await audit.close();
  appendFileSync(file(), '12345678 {"at":"20');
  const again = await trail(path);
  await again.report('erase');
  expect((await again.audit.last(9)).map(({ did }) => did)).toEqual(['erase', 'login']);
  expect(await verifyAudit(path)).toMatchObject({ whole: true });
  writeFileSync(join(path, 'audit', '2027-06.log'), '1234'); // not even its first line
  const third = await trail(path, clock(Date.UTC(2027, 5, 1)));
  await third.report('logout');
  expect((await third.audit.last(1))[0]).toMatchObject({ did: 'logout' });
  expect(await verifyAudit(path)).toMatchObject({ whole: true });
});

test('a clock that was set back writes behind what is there', async () => {
  const { path, report, now } = await trail();
  await report('login');
  now.tick(-400 * DAY);
  await report('erase');
  expect(readdirSync(join(path, 'audit'))).toEqual(['2026-11.log']);
  expect(await verifyAudit(path)).toMatchObject({ whole: true });
});

test('[SEC-39] who guesses does not fill the disk; what is done is always written', async () => {
  const { report, audit } = await trail();
  for (let n = 0; n < 300; n += 1) await report('login', 'not-allowed');
  await report('login');
  const all = await audit.last(400);
  expect(all).toHaveLength(61);
  expect(all[0]).toMatchObject({ how: 'done' });
});

test('[SEC-38] [X16] what people do is written down with who and what and how it ended, and no secret and no name', async () => {
  const { url, access, audit, folder: path, screen } = await office();
  const ada = desk(url);
  const first = await ada.begin(access, 'Kanarie Admin');
  const [{ id = '' } = {}] = access.stewards.all;
  const eve = desk(url);
  await eve.post('/login', { name: 'Kanarie Admin', password: 'kanarie zingt vals' });
  const { token } = await (await ada.post('/stewards', { name: 'Kanarie Twee', role: 'editor' })).json();
  await eve.post('/reset', { token, password: PASSWORD });
  const two = access.stewards.named('Kanarie Twee')?.id;
  await eve.get('/screens'); // not an editor's
  const tv = stranger(url);
  const { code, secret } = await (await tv.ask('display')).json();
  await tv.wait(secret);
  const [asking] = access.codes.asking;
  await ada.post(`/asking/${asking?.id}`, { name: 'Hal', profile, code: 'BBBB-BBBB' });
  await ada.post(`/asking/${asking?.id}`, { name: 'Hal', profile, code });
  const kiosk = await screen('kiosk');
  const hung = { ...wire(make('notes.hang', { title: 'Kanarie hangt' })), made: Date.now() };
  await kiosk.emitWithAck('propose', { proposals: [hung] });
  await ada.post('/search', { term: 'kanarie' });
  await ada.post('/export', { term: 'kanarie' });
  await ada.post('/erase', { ids: [hung.id] });
  await ada.post(`/stewards/${two}`, { role: 'admin' });
  await ada.remove('/links/kiosk');

  const said = (await audit.last(100)).toReversed().map(({ who, did, how, on, many }) => [who, did, how, on ?? many]);
  const device = access.devices.all[0]?.id;
  expect(said).toEqual([
    [id, 'first', 'done', undefined],
    ['nobody', 'login', 'not-allowed', id],
    [id, 'steward.add', 'done', two],
    [two, 'reset', 'done', undefined],
    [two, 'refused', 'not-allowed', 'get /api/v1/desk/screens'],
    [id, 'pair.code', 'not-the-code', asking?.id],
    [id, 'pair.code', 'done', asking?.id],
    [device, 'pair.link', 'done', undefined],
    [id, 'search', 'done', 1],
    [id, 'export', 'done', 1],
    [id, 'erase', 'done', expect.any(String)],
    [id, 'steward.alter', 'done', two],
    [id, 'link.withdraw', 'done', 'kiosk'],
  ]);
  const text = grepAll(path);
  for (const word of ['kanarie', PASSWORD, first, token, secret, code, ada.cookie.split('=')[1] ?? ''])
    expect(text.toLowerCase()).not.toContain(word.toLowerCase());
  expect(grep(join(path, 'audit'), 'Hal')).toEqual([]);
});

/** All of the audit trail. */
const grepAll = (path: string): string =>
  readdirSync(join(path, 'audit'))
    .map((name) => readFileSync(join(path, 'audit', name), 'utf8'))
    .join('\n');

test('the desk shows who did what, on the wall too, with the last of what harms nobody to undo', async () => {
  const { url, access, hub } = await office();
  const ada = desk(url);
  await ada.begin(access);
  const [{ id = '' } = {}] = access.stewards.all;
  await access.devices.add('display', { name: 'Hal', profile });
  const device = access.devices.all[0]?.id ?? '';
  for (const name of ['Kantine', 'Receptie']) await ada.post(`/screens/${device}`, { name, profile });
  const note = wire(make('notes.hang'));
  await ada.post('/propose', { proposals: [note] });
  await ada.remove('/links/kiosk');
  const rows = async () => (await (await ada.get('/log')).json()).rows;
  const before = await rows();
  expect(before).toMatchObject([
    { did: 'link.withdraw', on: 'kiosk', who: id },
    { did: 'notes.hang', on: note.id, who: id },
    { did: 'screen.describe', on: device, undo: { path: `/screens/${device}`, body: { name: 'Kantine', profile } } },
    { did: 'screen.describe', on: device },
    { did: 'first' },
  ]);
  expect(
    before.filter((row: object) => 'undo' in row),
    'an older one is no longer so',
  ).toHaveLength(1);
  expect(JSON.stringify(before)).not.toContain('chain');
  const { path, body } = before[2].undo;
  expect((await ada.post(path, body)).status).toBe(204);
  expect(access.devices.find(device)).toMatchObject({ name: 'Kantine' });
  expect((await rows())[0]).toMatchObject({ undo: { body: { name: 'Receptie' } } });
  expect(hub.seq, 'and the wall is as it was').toBe(1);
});

test('every deed has a sentence at the desk', () => {
  for (const deed of [...deeds, 'refused']) expect(isDeskKey(`desk.log.${deed}`), deed).toBe(true);
});
