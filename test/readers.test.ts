import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openInvitations } from '../server/access/invitations.ts';
import { clock } from './support/clock.ts';
import { desk, PASSWORD } from './support/desk.ts';
import { make, wire } from './support/make.ts';
import { connected, heard, hello, office, type Screen } from './support/office.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const hang = (title: string) => ({ proposals: [{ ...wire(make('notes.hang', { title })), made: Date.now() }] });
const gone = (screen: Screen) => new Promise<void>((resolve) => screen.once('disconnect', () => resolve()));

/** An office with an editor at the desk and a kiosk. */
async function attended() {
  const now = clock();
  const all = await office({ clock: now });
  const { url, access } = all;
  await desk(url).begin(access);
  const made = await access.stewards.add('Eve', 'editor');
  await access.stewards.choose('yes' in made ? made.yes : '', PASSWORD);
  const eve = desk(url);
  await eve.post('/login', { name: 'Eve', password: PASSWORD });
  const invite = async (name = ''): Promise<string> => {
    const { url: link } = await (await eve.post('/readers', { name })).json();
    return new URLSearchParams(new URL(link).hash.slice(1)).get('join') ?? '';
  };
  const read = (token: string, cookie = '') =>
    fetch(`${url}/api/v1/pair/read`, {
      method: 'POST',
      headers: { origin: url, cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
  const cookieOf = ({ headers }: Response): string => headers.get('set-cookie')?.split(';')[0] ?? '';
  const list = async () => (await (await eve.get('/readers')).json()).readers;
  return { ...all, now, eve, invite, read, cookieOf, list };
}

describe('a colleague reads along', () => {
  test('by an invitation: what colleagues see and nothing else, and as nobody’s screen', async () => {
    const { invite, read, cookieOf, connect, screen, list, access } = await attended();
    const cookie = cookieOf(await read(await invite('Telefoon van Sanne')));
    const phone = connect('display', { cookie });
    await connected(phone);
    expect(await hello(phone)).toMatchObject({ profile: { audience: 'internal' } });
    const news = heard(phone, 'changes');
    const kiosk = await screen('kiosk');
    await kiosk.emitWithAck('propose', hang('Voor collega’s'));
    expect(JSON.stringify(await news)).toContain('Voor collega');
    expect(await phone.emitWithAck('propose', hang('Van een telefoon'))).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await list()).toMatchObject([{ name: 'Telefoon van Sanne', on: true }]);
    expect(
      access.devices.screens.map(({ role }) => role),
      'a phone is no screen',
    ).toEqual(['kiosk']);
  });

  test.each([
    ['is used once', async (use: () => Promise<Response>) => void (await use()), 403],
    ['is old after ten minutes', async (_: unknown, tick: (ms: number) => void) => tick(10 * MINUTE), 403],
    ['works until then', async (_: unknown, tick: (ms: number) => void) => tick(10 * MINUTE - 1), 201],
  ])('an invitation %s', async (_, before, status) => {
    const { invite, read, now } = await attended();
    const token = await invite();
    await before(() => read(token), now.tick);
    expect((await read(token)).status).toBe(status);
    for (const wrong of ['', token.slice(1), '0'.repeat(64)]) expect((await read(wrong)).status).toBe(403);
  });

  test('fifty who use one invitation at once are one reader', async () => {
    const { invite, read, list } = await attended();
    const token = await invite();
    const answers = await Promise.all(Array.from({ length: 50 }, () => read(token)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await list()).toHaveLength(1);
  });

  test('[X12] for 30 days: then its open line ends within a second, and nothing comes in by its cookie', async () => {
    const { invite, read, cookieOf, connect, now, url } = await attended();
    const answer = await read(await invite());
    expect(answer.headers.get('set-cookie')).toContain(`Max-Age=${(30 * DAY) / 1_000}`);
    const cookie = cookieOf(answer);
    now.tick(30 * DAY - 1);
    const renew = () => fetch(`${url}/api/v1/pair/renew`, { method: 'POST', headers: { origin: url, cookie } });
    expect((await renew()).headers.get('set-cookie'), 'asking makes it no longer').toBeNull();
    const phone = connect('display', { cookie });
    await connected(phone);
    const [end, start] = [gone(phone), performance.now()];
    now.tick(1);
    await end;
    expect(performance.now() - start).toBeLessThan(1_000);
    await expect(connected(connect('display', { cookie }))).rejects.toThrow('unpaired');
    expect([(await renew()).status, (await fetch(`${url}/api/v1/wall`, { headers: { cookie } })).status]).toEqual([
      401, 401,
    ]);
  });

  test('and 30 days more by another invitation, in the place of what it was', async () => {
    const { invite, read, cookieOf, now, access } = await attended();
    const first = cookieOf(await read(await invite()));
    const token = await invite();
    now.tick(5 * MINUTE);
    const again = cookieOf(await read(token, first));
    expect(again).not.toBe(first);
    expect(access.devices.readers).toHaveLength(1);
    now.tick(30 * DAY - 1);
    expect(access.devices.readers).toHaveLength(1);
    now.tick(1);
    expect(access.devices.readers).toHaveLength(0);
  });

  test('[X12] until an editor revokes it', async () => {
    const { invite, read, cookieOf, connect, eve, list } = await attended();
    const cookie = cookieOf(await read(await invite()));
    const phone = connect('display', { cookie });
    await connected(phone);
    const [end, start] = [gone(phone), performance.now()];
    const [{ id }] = await list();
    expect((await eve.remove(`/readers/${id}`)).status).toBe(204);
    await end;
    expect(performance.now() - start).toBeLessThan(1_000);
    await expect(connected(connect('display', { cookie }))).rejects.toThrow('unpaired');
    expect(await list()).toEqual([]);
  });

  test('a screen that opens an invitation stays what it is, and leaves it to others', async () => {
    const { invite, read, pair, access } = await attended();
    const cookie = await pair('display');
    const token = await invite();
    const answer = await read(token, cookie);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, null]);
    expect((await read(token)).status).toBe(201);
    expect(access.devices.screens).toHaveLength(1);
  });

  test('[X11] nobody revokes a screen as a reader, nor changes a reader as a screen', async () => {
    const { invite, read, pair, url, access, eve } = await attended();
    await pair('display');
    await read(await invite());
    const [screen, reader] = [access.devices.screens[0]?.id, access.devices.readers[0]?.id];
    expect((await eve.remove(`/readers/${screen}`)).status).toBe(404);
    const ada = desk(url);
    await ada.post('/login', { name: 'Ada Admin', password: PASSWORD });
    expect((await ada.remove(`/screens/${reader}`)).status).toBe(404);
    expect((await ada.post(`/screens/${reader}/reload`)).status).toBe(404);
    expect((await (await ada.get('/screens')).json()).screens).toHaveLength(1);
  });

  test('two hundred do; the next one waits until one is gone', async () => {
    const { access, invite, read, eve, now } = await attended();
    const token = await invite();
    for (let n = 0; n < 200; n += 1) await access.devices.addReader(undefined, undefined);
    expect((await read(token)).status).toBe(403);
    expect((await eve.post('/readers', { name: '' })).status).toBe(409);
    now.tick(30 * DAY);
    await access.devices.addReader(undefined, undefined);
    expect(access.devices.all, 'who no longer reads along leaves nothing behind').toHaveLength(1);
  });

  test('[X16] its secrets are in no log and no file', async () => {
    const { invite, read, cookieOf, written, folder } = await attended();
    const token = await invite();
    const cookie = cookieOf(await read(token));
    for (const secret of [token, cookie.split('.')[1] ?? '?']) {
      expect(written.join('')).not.toContain(secret);
      expect(readFileSync(join(folder, 'access.json'), 'utf8')).not.toContain(secret);
    }
  });

  test('fifty invitations wait at most; the oldest makes place', () => {
    const invitations = openInvitations(clock(), () => 'id');
    const tokens = Array.from({ length: 51 }, () => invitations.make().token);
    expect(invitations.open).toHaveLength(50);
    expect(invitations.use(tokens[0] ?? '')).toBeUndefined();
    expect(invitations.use(tokens[50] ?? '')).toBeDefined();
  });
});
