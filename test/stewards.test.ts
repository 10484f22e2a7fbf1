import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openAccess, type Access } from '../server/access/access.ts';
import { firstRun } from '../server/access/first-run.ts';
import { weakness } from '../server/access/passwords.ts';
import { runAdmin } from '../server/admin-commands.ts';
import { desk, PASSWORD } from './support/desk.ts';
import { folder } from './support/folder.ts';
import { office } from './support/office.ts';

const HOUR = 3_600_000;
const url = new URL('http://127.0.0.1:3000');
const tokenOf = (link: string, name: string) => new URLSearchParams(new URL(link).hash.slice(1)).get(name);

/** Access on a disk, with a clock that the test turns. */
async function alone(path = folder(), now = Date.now()) {
  const time = { now };
  const access = await openAccess({ folder: path, clock: () => time.now, newId: randomUUID });
  const links = () => firstRun(path, access, url, (error) => expect.fail(String(error)));
  return { path, access, time, links };
}

const admin = async (access: Access) => {
  const made = await access.stewards.first((await access.stewards.renewFirst()) ?? '', 'Ada', PASSWORD);
  return 'yes' in made ? made.yes : expect.fail(made.no);
};

describe('[X14] nobody but the installer becomes the first admin', () => {
  test('fifty tries at once with the right token make exactly one', async () => {
    const { access, ...hub } = await office();
    const { post } = desk(hub.url);
    const token = await access.stewards.renewFirst();
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, n) => post('/first', { token, name: `Ada ${n}`, password: PASSWORD })),
    );
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(access.stewards.all).toHaveLength(1);
    expect(statuses.filter((status) => status === 404 || status === 429)).toHaveLength(49);
    expect(access.stewards.all).toMatchObject([{ role: 'admin' }]);
  });

  test('none without the token, none half an hour later, none after the first', async () => {
    const { access, time, path, links } = await alone();
    const first = (token: string | null) => access.stewards.first(token ?? '', 'Ada', PASSWORD);
    expect(await first('')).toEqual({ no: 'desk.first.link' });
    const old = tokenOf((await links()).desk, 'first');
    const now = tokenOf((await links()).desk, 'first');
    expect(await first(old), 'the start after it made another').toEqual({ no: 'desk.first.link' });
    time.now += HOUR / 2;
    expect(await first(now), 'half an hour later').toEqual({ no: 'desk.first.link' });
    const good = tokenOf((await links()).desk, 'first');
    expect(await first(good)).toMatchObject({ yes: expect.any(String) });
    expect(await first(good)).toEqual({ no: 'desk.first.over' });

    const again = await alone(path, time.now);
    expect((await again.links()).desk, 'a restart makes no other').toBe('http://127.0.0.1:3000/desk');
    expect(await again.access.stewards.first(good ?? '', 'Eve', PASSWORD)).toEqual({ no: 'desk.first.over' });
    expect(readFileSync(join(path, 'first-run.json'), 'utf8')).not.toContain(good);
  });
});

test('[X21] two hundred wrong passwords from elsewhere do not keep their owner out', async () => {
  const { access, ...hub } = await office({ trustProxy: ['127.0.0.1'] });
  await admin(access);
  const login = (address: string, password: string) =>
    desk(hub.url, { 'x-forwarded-for': address }).post('/login', { name: 'ada', password });
  const statuses: number[] = [];
  for (let n = 0; n < 200; n += 1) statuses.push((await login('203.0.113.9', `wrong password ${n}`)).status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(195);
  const late = await login('203.0.113.9', PASSWORD);
  expect([late.status, Number(late.headers.get('retry-after')) > 0], 'not even the right one').toEqual([429, true]);

  for (let n = 0; n < 12; n += 1) await login(`198.51.100.${n}`, 'wrong from many places');
  const start = performance.now();
  expect((await login('192.0.2.7', PASSWORD)).status).toBe(204);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('[X21] many wrong passwords at once are no way around, nor are many names', async () => {
  const { access, ...hub } = await office();
  await admin(access);
  const login = (name: string, password = 'one of many at once') => desk(hub.url).post('/login', { name, password });
  const statuses = (tries: readonly Promise<Response>[]) =>
    Promise.all(tries).then((all) => all.map(({ status }) => status).filter((status) => status === 401).length);
  expect(await statuses(Array.from({ length: 30 }, () => login('Ada')))).toBe(5);
  expect(await statuses(Array.from({ length: 40 }, (_, n) => login(`Nobody ${n}`)))).toBe(15);
});

describe('[X12] a change of rights ends what was there', () => {
  test.each<[string, (access: Access, id: string) => Promise<unknown>]>([
    ['another role', (access, id) => access.stewards.alter(id, { role: 'editor' })],
    ['being shut out', (access, id) => access.stewards.alter(id, { disabled: true })],
    ['another password', (access, id) => access.stewards.choose(id, 'a quite different sentence')],
  ])('%s', async (_, change) => {
    const { access, ...hub } = await office();
    const eve = desk(hub.url);
    await eve.begin(access);
    const made = await access.stewards.add('Ada', 'admin');
    const id = 'yes' in made ? made.yes : '';
    await access.stewards.choose(id, PASSWORD);
    const ada = desk(hub.url);
    expect((await ada.post('/login', { name: 'Ada', password: PASSWORD })).status).toBe(204);
    expect((await ada.get('/stewards')).status).toBe(200);
    await change(access, id);
    expect((await ada.get('/stewards')).status).toBe(401);
    expect((await eve.get('/stewards')).status, 'of nobody else').toBe(200);
  });

  test('an editor may not do what an admin may, and the last admin stays one', async () => {
    const { access, ...hub } = await office();
    const ada = desk(hub.url);
    await ada.begin(access);
    const { id, token } = await (await ada.post('/stewards', { name: 'Eve', role: 'editor' })).json();
    const eve = desk(hub.url);
    expect((await eve.post('/reset', { token, password: 'eve has a sentence too' })).status).toBe(204);
    expect((await eve.post('/reset', { token, password: 'eve has a sentence too' })).status, 'once').toBe(403);
    expect((await eve.get('/stewards')).status).toBe(403);
    expect((await eve.post(`/stewards/${id}`, { role: 'admin' })).status).toBe(403);
    const [first] = access.stewards.all;
    expect(await (await ada.post(`/stewards/${first?.id}`, { disabled: true })).json()).toMatchObject({
      error: { message: 'Er moet één beheerder overblijven.' },
    });
  });
});

describe('[SEC-10] a session ends', () => {
  test('after eight hours of rest, after twelve whatever happens, and at logout', async () => {
    const { access, time } = await alone();
    const id = await admin(access);
    const token = await access.sessions.begin(id);
    time.now += 7.9 * HOUR;
    expect(access.sessions.at(token)).toMatchObject({ just: false });
    time.now += 4 * HOUR;
    expect(access.sessions.at(token)).toBeDefined();
    time.now += 0.2 * HOUR;
    expect(access.sessions.at(token), 'twelve hours').toBeUndefined();
    const other = await access.sessions.begin(id);
    time.now += 8 * HOUR;
    expect(access.sessions.at(other), 'eight hours of rest').toBeUndefined();
    const third = await access.sessions.begin(id);
    expect(access.sessions.at(third)).toMatchObject({ just: true, steward: { name: 'Ada' } });
    await access.sessions.end(third);
    expect(access.sessions.at(third)).toBeUndefined();
  });

  test('and is known after a restart', async () => {
    const { access, path, time } = await alone();
    const token = await access.sessions.begin(await admin(access));
    const again = await alone(path, time.now + HOUR);
    expect(again.access.sessions.at(token)).toBeDefined();
  });
});

describe('passwords', () => {
  test.each([
    ['kort', 'desk.password.short'],
    ['welkom welkom 123', 'desk.password.common'],
    ['Wachtwoord2026!', 'desk.password.common'],
    ['SimyoKlantenservice1', 'desk.password.common'],
    ['123456789012', 'desk.password.common'],
    ['aaaaaaaaaaaaaaa', 'desk.password.common'],
    ['Ada Lovelace 1815', 'desk.password.common'],
    ['P@ssw0rd1234', 'desk.password.common'],
    ['1qaz2wsx3edc', 'desk.password.common'],
    ['C0unterstr1k3', 'desk.password.common'],
    ['Counterstrike', 'desk.password.common'],
    ['Supernatural!1', 'desk.password.common'],
    ['liverpool liverpool', 'desk.password.common'],
    ['12Changewall!34', 'desk.password.common'],
    ['Klantvlag 2026', 'desk.password.common'],
    ['x'.repeat(257), 'desk.password.long'],
    ['8274 1193 5520 7731', undefined],
    ['ééééééééabcd', undefined],
    ['vier koeien in de wei', undefined],
    ['correct horse battery staple', undefined],
    ['dragon 91827364 kmqz', undefined],
  ] as const)('[SEC-08] %s', async (password, weak) => expect(await weakness(password, 'Ada Lovelace')).toBe(weak));

  test('[X16] neither a password nor a token is in the log or in the file', async () => {
    const { access, audit, written, folder: path, ...hub } = await office();
    const ada = desk(hub.url);
    const token = await ada.begin(access);
    await ada.post('/login', { name: 'Ada', password: 'canary of a wrong password' });
    const reach = { access, audit, clock: Date.now, folder: path, baseUrl: url };
    const { lines } = (await runAdmin({ command: 'reset-password', args: ['ada', 'admin'] }, reach)) as {
      lines: readonly string[];
    };
    const reset = tokenOf(lines[0] ?? '', 'reset') ?? '';
    await ada.post('/reset', { token: reset, password: 'canary of a new password' });
    const file = readFileSync(join(path, 'access.json'), 'utf8');
    for (const secret of [token, reset, PASSWORD, 'canary', ada.cookie.split('=')[1] ?? '?']) {
      expect(secret.length).toBeGreaterThan(5);
      expect(written.join('')).not.toContain(secret);
      expect(file).not.toContain(secret);
    }
  });
});

test('a link that an admin withdrew pairs nobody, also after a restart', async () => {
  const { access, path, links } = await alone();
  const token = tokenOf((await links()).display, 'pair') ?? '';
  expect(await access.pair('display', token)).toBeDefined();
  await access.withdrawLink('display');
  expect(await access.pair('display', token)).toBeUndefined();
  const again = await alone(path);
  expect((await again.links()).display).toBe('http://127.0.0.1:3000/display');
  expect(await again.access.pair('display', '')).toBeUndefined();
});
