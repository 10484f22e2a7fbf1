import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCodes } from '../server/access/codes.ts';
import { clock } from './support/clock.ts';
import { desk, PASSWORD, profile, stranger } from './support/desk.ts';
import { connected, hello, office } from './support/office.ts';

const MINUTE = 60_000;
const described = { name: 'Hal begane grond', profile };

function alone() {
  const now = clock();
  let ids = 0;
  const codes = openCodes(now, () => `ask-${(ids += 1)}`);
  const ask = (address = '192.0.2.1') => codes.ask('display', address, 'A TV') ?? expect.fail('full');
  return { now, codes, ask };
}

describe('[X13] a code cannot be guessed, used twice or approved for another', () => {
  test('it is eight letters without vowels, and each has its own', () => {
    const { ask } = alone();
    const [one, other] = [ask(), ask()];
    expect(one.code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(one.code).not.toBe(other.code);
    expect(one.secret).toMatch(/^[0-9a-f]{64}$/);
  });

  test('the fifth wrong guess is the last, the right code comes too late', () => {
    const { codes, ask } = alone();
    const { code, secret } = ask();
    for (let n = 0; n < 5; n += 1) expect(codes.approve('ask-1', 'BBBB-BBBB', described)).toBe('wrong');
    expect(codes.approve('ask-1', code, described)).toBe('gone');
    expect(codes.hear(secret)).toEqual({ state: 'gone' });
  });

  test('the code of one does not let another in, though both asked at the same moment', () => {
    const { codes, ask } = alone();
    const [one, other] = [ask(), ask()];
    expect(codes.approve('ask-2', one.code, described)).toBe('wrong');
    expect(codes.approve('ask-2', other.code.toLowerCase().replace('-', ' '), described)).toBe('yes');
    expect(codes.hear(one.secret)).toEqual({ state: 'waiting' });
    expect(codes.hear(other.secret)).toMatchObject({ state: 'in', described });
  });

  test('it is approved once and used once', () => {
    const { codes, ask } = alone();
    const { code, secret } = ask();
    expect(codes.approve('ask-1', code, described)).toBe('yes');
    expect(codes.approve('ask-1', code, described)).toBe('gone');
    expect(codes.asking).toEqual([]);
    expect(codes.hear(secret)).toMatchObject({ state: 'in' });
    expect(codes.hear(secret)).toEqual({ state: 'gone' });
  });

  test('it lasts ten minutes for who keeps asking, and a minute for who has left', () => {
    const { codes, ask, now } = alone();
    const [here, left] = [ask(), ask()];
    for (let n = 0; n < 100; n += 1) {
      now.tick(5_900);
      expect(codes.hear(here.secret), `${n}`).toEqual({ state: 'waiting' });
    }
    expect(codes.approve('ask-2', left.code, described), 'it left').toBe('gone');
    now.tick(10 * MINUTE - 590_000);
    expect(codes.hear(here.secret)).toEqual({ state: 'gone' });
    expect(codes.approve('ask-1', here.code, described)).toBe('gone');
  });

  test('at most twenty wait, eight of one address, and who asks too often waits longer', () => {
    const { codes, ask, now } = alone();
    for (let n = 0; n < 8; n += 1) ask();
    expect(codes.ask('display', '192.0.2.1', '')).toBeUndefined();
    for (let n = 0; n < 12; n += 1) ask(`198.51.100.${n}`);
    expect(codes.ask('display', '203.0.113.1', '')).toBeUndefined();
    now.tick(MINUTE);
    const { secret } = ask();
    const states = [0, 4_000, 5_000, 10_000].map((wait) => {
      now.tick(wait);
      return codes.hear(secret).state;
    });
    expect(states).toEqual(['waiting', 'slower', 'slower', 'slower']);
    now.tick(20_000);
    expect(codes.hear(secret).state).toBe('waiting');
  });

  test('refused is gone', () => {
    const { codes, ask } = alone();
    const { secret } = ask();
    codes.refuse('ask-1');
    expect(codes.hear(secret)).toEqual({ state: 'gone' });
  });
});

test('[X13] only an admin lets a screen in: by its own code, knowing what asks; an editor and a stranger do not', async () => {
  const { access, connect, written, folder, ...hub } = await office();
  const ada = desk(hub.url);
  await ada.begin(access);
  const made = await access.stewards.add('Eve', 'editor');
  await access.stewards.choose('yes' in made ? made.yes : '', PASSWORD);
  const eve = desk(hub.url);
  await eve.post('/login', { name: 'Eve', password: PASSWORD });

  const tv = stranger(hub.url);
  const { code, secret, desk: address, qr } = await (await tv.ask('display')).json();
  expect([address, qr.side > 20, /^(M\d+ \d+h1v1h-1z)+$/.test(qr.path)]).toEqual([`${hub.url}/desk`, true, true]);
  const listed = await (await ada.get('/screens')).text();
  expect(JSON.parse(listed).asking).toEqual([
    { id: expect.any(String), role: 'display', address: '127.0.0.1', browser: 'A TV', asked: expect.any(Number) },
  ]);
  expect(listed, 'the code is on the screen, and nowhere else').not.toContain(code);
  const [{ id }] = JSON.parse(listed).asking;

  const body = { ...described, code };
  expect((await eve.post(`/asking/${id}`, body)).status).toBe(403);
  expect((await desk(hub.url).post(`/asking/${id}`, body)).status).toBe(401);
  expect((await ada.post(`/asking/${id}`, { ...body, role: 'kiosk' })).status, 'its role is its own').toBe(400);
  const wrong = await ada.post(`/asking/${id}`, { ...body, code: 'BBBB-BBBB' });
  expect([wrong.status, (await wrong.json()).error.field]).toEqual([403, 'code']);
  expect((await ada.post(`/asking/${id}`, body)).status).toBe(204);
  expect((await ada.post(`/asking/${id}`, body)).status, 'once').toBe(404);

  const let_in = await tv.wait(secret);
  expect(await let_in.json()).toEqual({ state: 'in' });
  const cookie = let_in.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(await (await tv.wait(secret)).json()).toEqual({ state: 'gone' });
  const screen = connect('display', { cookie });
  await connected(screen);
  expect(await hello(screen)).toMatchObject({
    profile: { name: described.name, screen: profile, audience: 'internal' },
  });
  for (const secretOne of [secret, code, cookie.split('.')[1] ?? '?']) {
    expect(written.join('')).not.toContain(secretOne);
    expect(readFileSync(join(folder, 'access.json'), 'utf8')).not.toContain(secretOne);
  }
});

test('[SEC-04] an admin who logged in a while ago gives the password again', async () => {
  const now = { ahead: 0 };
  const { access, ...hub } = await office({ clock: () => Date.now() + now.ahead });
  const ada = desk(hub.url);
  await ada.begin(access);
  now.ahead = 6 * MINUTE;
  const { code } = await (await stranger(hub.url).ask('kiosk')).json();
  const [{ id }] = (await (await ada.get('/screens')).json()).asking;
  const approve = (password?: string) => ada.post(`/asking/${id}`, { ...described, code, password });
  expect((await (await approve()).json()).error.field).toBe('again');
  expect((await approve('not this one at all')).status).toBe(403);
  expect((await approve(PASSWORD)).status).toBe(204);
});

test('[X13] an admin who keeps guessing has to wait, whatever code it is', async () => {
  const { access, ...hub } = await office();
  const ada = desk(hub.url);
  await ada.begin(access);
  for (let n = 0; n < 3; n += 1) await stranger(hub.url).ask('display');
  const { asking } = await (await ada.get('/screens')).json();
  const statuses: number[] = [];
  for (const { id } of asking)
    for (let n = 0; n < 5; n += 1)
      statuses.push((await ada.post(`/asking/${id}`, { ...described, code: 'BBBB-BBBB' })).status);
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 403), ...Array.from({ length: 5 }, () => 429)]);
});
