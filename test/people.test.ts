import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openAccess } from '../server/access/access.ts';
import { openDocument } from '../server/access/document.ts';
import { openPeople, WIPED_AFTER } from '../server/access/people.ts';
import { clock } from './support/clock.ts';
import { desk } from './support/desk.ts';
import { folder } from './support/folder.ts';
import { connected, heard, hello, office } from './support/office.ts';
import { uuid } from './support/uuid.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 9);
const PIN = '402817';
const erik = { name: 'Erik de Wit', leader: true, consents: ['vlog'], since: NOW, until: NOW + 365 * DAY } as const;

async function open() {
  const path = folder();
  const now = clock(NOW);
  const time = Object.assign(now, { to: (instant: number) => now.tick(instant - now()) });
  let ids = 0;
  const access = await openAccess({ folder: path, clock: time, newId: () => uuid((ids += 1)) });
  return { ...access, time, file: () => readFileSync(join(path, 'access.json'), 'utf8') };
}
const yes = (said: object): string => ('yes' in said ? String(said.yes) : '');

describe('[P-11] who agreed to be named or seen', () => {
  test('agrees to what they said, from the day on which they did, and to nothing else', async () => {
    const { people } = await open();
    const id = yes(await people.add({ ...erik, since: NOW + DAY }));
    expect(people.agrees(id, 'vlog'), 'not yet').toBe(false);
    await people.alter(id, erik);
    expect([people.agrees(id, 'vlog'), people.agrees(id, 'name'), people.agrees('nobody', 'vlog')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('always with an end, at most two years away', async () => {
    const { people } = await open();
    const until = (day: number) => people.add({ ...erik, until: day });
    expect(await until(NOW)).toEqual({ no: 'desk.person.until' });
    expect(await people.add({ ...erik, since: 0, until: NOW - 1 })).toEqual({ no: 'desk.person.until' });
    expect(await until(Date.UTC(2028, 10, 24, 0))).toHaveProperty('yes');
    expect(await until(Date.UTC(2028, 10, 25, 0))).toEqual({ no: 'desk.person.long' });
    expect(await until(Number.MAX_SAFE_INTEGER)).toEqual({ no: 'desk.person.long' });
  });

  test('is nobody any more at the end, is still known to the desk for 30 days, and then gone from the disk', async () => {
    const { people, time, file } = await open();
    const id = yes(await people.add(erik));
    await people.choosePin(id, PIN);
    time.to(erik.until - 1);
    expect([people.agrees(id, 'vlog'), await people.isPin(id, PIN, 'a')]).toEqual([true, true]);
    time.to(erik.until);
    expect([people.agrees(id, 'vlog'), await people.isPin(id, PIN, 'a')]).toEqual([false, false]);
    time.to(erik.until + WIPED_AFTER - 1);
    expect([await people.wipe(), people.all.length]).toEqual([0, 1]);
    time.to(erik.until + WIPED_AFTER);
    expect(people.all).toEqual([]);
    expect(file()).toContain('Erik');
    expect(await people.wipe()).toBe(1);
    expect(file()).not.toContain('Erik');
  });

  test('who withdraws leaves nothing behind', async () => {
    const { people, file } = await open();
    const id = yes(await people.add(erik));
    await people.choosePin(id, PIN);
    await people.remove(id);
    expect([people.all, await people.isPin(id, PIN, 'a')]).toEqual([[], false]);
    expect(JSON.parse(file())).toMatchObject({ people: [] });
    expect(file()).not.toContain(id);
  });
});

describe('a leader’s PIN', () => {
  test('is of a leader, not easy to guess, and nowhere to be read', async () => {
    const { people, file } = await open();
    const id = yes(await people.add(erik));
    const other = yes(await people.add({ ...erik, name: 'Noor', leader: false }));
    expect(await people.choosePin(other, PIN)).toBe('desk.pin.leader');
    for (const easy of ['000000', '121212', '123123', '123456', '987654'])
      expect(await people.choosePin(id, easy)).toBe('desk.pin.easy');
    expect(await people.choosePin(id, PIN)).toBeUndefined();
    expect(file()).not.toContain(PIN);
    expect([
      await people.isPin(id, PIN, 'a'),
      await people.isPin(id, '402818', 'a'),
      await people.isPin(other, PIN, 'a'),
    ]).toEqual([true, false, false]);
    await people.alter(id, { ...erik, consents: ['name'] });
    expect(await people.isPin(id, PIN, 'a'), 'no vlog, no PIN').toBe(false);
    await people.alter(id, { ...erik, leader: false });
    await people.alter(id, erik);
    expect(await people.isPin(id, PIN, 'a'), 'who led no more has none').toBe(false);
  });

  test('[X21] is not guessed: five from an address, thirty a day from all together', async () => {
    const { people } = await open();
    const id = yes(await people.add(erik));
    await people.choosePin(id, PIN);
    const guess = (n: number) => people.isPin(id, String(402_800 + n), 'one');
    const many = await Promise.all(Array.from({ length: 8 }, (_, n) => guess(n)));
    expect(many.filter((said) => said === 'busy')).toHaveLength(3);

    const now = clock(NOW);
    const document = await openDocument(folder());
    const guesses = { before: () => Promise.resolve(undefined), right: () => Promise.resolve() }; // each from elsewhere
    const others = openPeople({ document, clock: now, newId: () => uuid(1), guesses });
    const own = yes(await others.add(erik));
    await others.choosePin(own, PIN);
    const all = await Promise.all(Array.from({ length: 32 }, () => others.isPin(own, '111112', 'b')));
    expect(all.filter((said) => said === false)).toHaveLength(30);
    expect(await others.isPin(own, PIN, 'b')).toBe('busy');
    now.tick(DAY + 1);
    expect(await others.isPin(own, PIN, 'b')).toBe(true);
  });
});

describe('at the desk', () => {
  async function atDesk() {
    const all = await office();
    const ada = desk(all.url);
    await ada.begin(all.access);
    const list = async () => (await (await ada.get('/people')).json()) as { people: { id: string }[]; helper: string };
    return { ...all, ada, list };
  }
  const until = Date.now() + 300 * DAY;
  const noor = { name: ' Noor  Bakker ', leader: true, consents: ['name', 'vlog'], since: Date.now() - DAY, until };

  test('[X16] people are added, changed and taken away; a PIN goes in and never comes out', async () => {
    const { ada, list, written } = await atDesk();
    const { id } = (await (await ada.post('/people', noor)).json()) as { id: string };
    expect(await list()).toMatchObject({ people: [{ id, name: 'Noor Bakker', leader: true, pin: false, until }] });
    expect((await ada.post(`/people/${id}/pin`, { pin: PIN })).status).toBe(204);
    expect((await ada.post(`/people/${id}/pin`, { pin: '12345' })).status).toBe(400);
    expect(await (await ada.post(`/people/${id}/pin`, { pin: '111111' })).json()).toMatchObject({
      error: { field: 'pin' },
    });
    expect(await list()).toMatchObject({ people: [{ pin: true }] });
    const again = { ...noor, until: until + 900 * DAY };
    expect(await (await ada.post(`/people/${id}`, again)).json()).toMatchObject({ error: { field: 'until' } });
    expect((await ada.post(`/people/${id}`, { ...noor, consents: ['name'] })).status).toBe(204);
    expect((await ada.post('/people/none', noor)).status).toBe(404);
    expect((await ada.post('/people', { ...noor, pin: PIN })).status, 'no field of ours').toBe(400);
    expect((await ada.remove(`/people/${id}`)).status).toBe(204);
    expect(await list()).toEqual({ zone: 'Europe/Amsterdam', people: [], helper: '' });
    expect(written.join('\n')).not.toMatch(/Noor|402817/);
  });

  test('kiosks are told whom to ask, at once and at every welcome; a wall is not', async () => {
    const { ada, screen } = await atDesk();
    const kiosk = await screen('kiosk');
    await connected(kiosk);
    const wall = await screen('display');
    await connected(wall);
    const asks = async (one: typeof kiosk) => {
      const said = await hello(one);
      return 'profile' in said ? said.profile.steward : said;
    };
    expect(await asks(kiosk)).toBeUndefined();
    const told = heard(kiosk, 'command');
    expect((await ada.post('/helper', { name: ' Sanne ' })).status).toBe(204);
    expect(await told).toEqual({ do: 'steward', name: 'Sanne' });
    expect([await asks(kiosk), await asks(wall)]).toEqual(['Sanne', undefined]);
    await ada.post('/helper', { name: '' });
    expect(await asks(kiosk)).toBeUndefined();
  });
});
