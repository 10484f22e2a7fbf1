import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clock } from './support/clock.ts';
import { desk } from './support/desk.ts';
import { grep } from './support/grep.ts';
import { DAY, wall } from './support/kept.ts';
import { kiosk, make, wire } from './support/make.ts';
import { office } from './support/office.ts';

const SECRET = 'De kat at het modem op';

/** A wall with a note that lives two years, and some that do not. */
async function old() {
  const all = await wall();
  const secret = await all.propose('notes.hang', { title: SECRET });
  const other = await all.propose('notes.hang', { title: 'Al net zo oud' });
  await all.days(100);
  await all.propose('notes.signal', { note: other });
  await all.days(300);
  const young = await all.propose('notes.hang', { title: 'Van vorig jaar' });
  return Object.assign(all, { secret, other, young });
}

const types = async ({ hub }: Pick<Awaited<ReturnType<typeof wall>>, 'hub'>) => {
  const found: string[] = [];
  for await (const { type } of hub.read(0)) found.push(type);
  return found;
};

test('[P-07] a note of which nothing was heard for 24 months is in no file any more; its id stays, so it cannot come back', async () => {
  const { path, hub, retention, days, secret, now } = await old();
  await days(330);
  expect(grep(path, SECRET), 'a day too early').toEqual(['pages/0000000001.log']);
  const { epoch } = hub;
  await days(2);
  expect(grep(path, SECRET)).toEqual([]);
  expect(grep(path, 'Al net zo oud'), 'it was heard again since').toHaveLength(1);
  expect(await types({ hub })).toEqual(['erased', 'notes.hang', 'notes.signal', 'notes.hang']);
  expect(hub.epoch, 'every screen forgets it too').not.toBe(epoch);
  expect(retention.held).toBeUndefined();
  const again = { ...wire(make('notes.hang', { title: SECRET }, { id: secret })), made: now() };
  expect(await hub.propose(kiosk, again), 'an outbox gets the first answer again').toEqual({ ok: true, seq: 1 });
  expect(grep(path, SECRET)).toEqual([]);
});

test('[P-07] a note that somebody should look at first is in no file any more when nobody let it hang for 30 days', async () => {
  const { path, days, propose } = await wall();
  await propose('notes.hang', { title: 'Sanne wacht op haar pakket' });
  const seen = await propose('notes.hang', { title: 'Sanne wil een donkere app' });
  const refused = await propose('notes.hang', { title: 'Sanne snapt het niet' });
  await days(1);
  await propose('notes.approve', { note: seen, title: 'Sanne wil een donkere app' });
  await propose('notes.takeDown', { note: refused });
  await days(29);
  expect(grep(path, 'wacht op haar pakket')).toHaveLength(1);
  await days(3);
  expect(['wacht op haar pakket', 'snapt het niet'].flatMap((text) => grep(path, text))).toEqual([]);
  expect(grep(path, 'wil een donkere app'), 'somebody let it hang').not.toEqual([]);
});

test('[P-07] a day on which nothing had its time costs no screen anything', async () => {
  const { hub, days, propose } = await wall();
  await propose('notes.hang');
  const { epoch } = hub;
  await days(3);
  expect(hub.epoch).toBe(epoch);
});

for (const [how, leap] of [
  ['while the hub runs', (all: Awaited<ReturnType<typeof old>>) => (all.now.tick(900 * DAY), all.look(true))],
  ['while it is stopped', async (all: Awaited<ReturnType<typeof old>>) => (await all.restart(900 * DAY), all.look())],
] as const)
  test(`[T1] a clock that leaps 900 days ahead ${how} erases nothing, and goes back without a trace`, async () => {
    const all = await old();
    const { path, hub, now, warn } = all;
    await leap(all);
    expect(all.retention.held).toEqual({ why: 'leap', days: 0, notes: 3 });
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('retention waits: leap, 3 notes'));
    await all.days(6);
    expect(grep(path, SECRET), 'people have a week to see it').toHaveLength(1);
    now.tick(-906 * DAY);
    await all.look(true);
    await all.days(9);
    expect(await types({ hub })).not.toContain('erased');
    expect(all.retention.held).toBeUndefined();
  });

test('[T1] without any leap that can be seen, it does not erase more than a tenth at once before a week has passed', async () => {
  const all = await wall();
  for (let n = 0; n < 20; n += 1) await all.propose('notes.hang', { title: `Briefje ${n}` });
  all.now.tick(800 * DAY); // the folder of an older version: nobody ever looked
  await all.look();
  expect(all.retention.held).toEqual({ why: 'many', days: 0, notes: 20 });
  await all.days(6);
  await all.restart(1);
  await all.look();
  expect(await types(all), 'a restart is no day').not.toContain('erased');
  await all.days(1);
  expect(await types(all)).not.toContain('notes.hang');
  expect(all.retention.held).toBeUndefined();
});

test('an admin who says that the clock is right does not have to wait', async () => {
  const all = await old();
  all.now.tick(900 * DAY);
  await all.look(true);
  expect(await all.retention.sure(all.now())).toBe(3);
  expect(grep(all.path, SECRET)).toEqual([]);
  expect(await all.audit.last(1)).toMatchObject([{ who: 'hub', did: 'tidy', many: 3 }]);
});

test('[P-07] what a restore moved aside goes after 30 days, the audit trail after 12 months', async () => {
  const all = await wall();
  await all.audit.report({ who: 'hub', did: 'login', how: 'done' });
  const [first] = readdirSync(join(all.path, 'audit'));
  const name = `before-restore-${new Date(all.now()).toISOString().replaceAll(/[:.]/g, '-')}`;
  mkdirSync(join(all.path, name));
  await all.days(29);
  expect(readdirSync(all.path)).toContain(name);
  await all.days(2);
  expect(readdirSync(all.path)).not.toContain(name);
  await all.audit.report({ who: 'hub', did: 'login', how: 'done' });
  await all.days(330);
  expect(readdirSync(join(all.path, 'audit'))).toContain(first);
  await all.days(40);
  expect(readdirSync(join(all.path, 'audit'))).not.toContain(first);
});

test('[P-08] what is erased is erased from what a restore moved aside too, damaged or not', async () => {
  const { path, hub, propose } = await wall();
  await propose('notes.hang', { title: SECRET });
  await propose('notes.hang', { title: 'Blijft staan' });
  const aside = join(path, 'before-restore-2026-11-23T08-00-00-000Z');
  cpSync(join(path, 'pages'), join(aside, 'pages'), { recursive: true });
  writeFileSync(join(aside, 'snapshot.json'), SECRET);
  const page = join(aside, 'pages', '0000000002.log');
  writeFileSync(page, `00000000 {"title":"${SECRET}"}\nhalf of ${SECRET}`);
  expect(grep(path, SECRET)).toHaveLength(4);
  await hub.erase((change) => JSON.stringify(change).includes(SECRET));
  expect(grep(path, SECRET)).toEqual([]);
  expect(grep(aside, 'Blijft staan')).toEqual(['pages/0000000001.log']);
});

test('[P-07] [T1] a hub that runs for two years forgets by itself; one whose clock leaps asks at the desk first', async () => {
  const [now, steady] = [clock(), clock(0)];
  const { hub, schedule, url, access, written } = await office({ clock: now, steady });
  const hang = async (title: string) => hub.propose(kiosk, { ...wire(make('notes.hang', { title })), made: now() });
  await hang(SECRET);
  const day = () => (now.tick(DAY), steady.tick(DAY), schedule.turn());
  for (let n = 0; n < 740; n += 1) await day();
  expect(await types({ hub })).toEqual(['erased']);

  await hang(SECRET);
  await schedule.turn();
  now.tick(900 * DAY);
  steady.tick(3_600_000);
  await schedule.turn();
  expect(await types({ hub })).toEqual(['erased', 'notes.hang']);
  expect(written.join('')).toContain('retention waits: leap');
  const ada = desk(url);
  await ada.begin(access);
  const kept = await (await ada.get('/keeping')).json();
  expect(kept).toMatchObject({ periods: { notesMonths: 24 }, held: { why: 'leap', notes: 1 } });
  expect(await (await ada.get('/alarms')).json()).toMatchObject({
    alarms: expect.arrayContaining([{ what: 'retention', why: 'leap', notes: 1 }]),
  });
  expect(await (await ada.post('/keeping/sure')).json()).toEqual({ notes: 1 });
  expect(await types({ hub })).toEqual(['erased', 'erased']);
  expect(await (await ada.get('/alarms')).json()).not.toMatchObject({
    alarms: expect.arrayContaining([{ what: 'retention' }]),
  });
});

test('[P-17] a story with a customer’s name leaves the disk thirty days after the permission ended', async () => {
  const { propose, days, now, hub, path } = await wall();
  for (let other = 0; other < 12; other += 1) await propose('notes.hang', { title: `Briefje ${other}` });
  await propose('stories.tell', { text: SECRET, customer: 'Mevrouw De Vries', until: now() + 10 * DAY });
  await days(39);
  expect(await grep(path, SECRET)).not.toEqual([]);
  await days(2);
  expect(await grep(path, SECRET)).toEqual([]);
  expect(hub.wall.stories.named).toEqual([]);
});
