import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { lastBackup, openAlarms } from '../server/alarms.ts';
import { memoryLog } from '../server/log/memory.ts';
import { clock } from './support/clock.ts';
import { desk, profile } from './support/desk.ts';
import { folder } from './support/folder.ts';
import { make, wire } from './support/make.ts';
import { connected, office } from './support/office.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An office at nine on a Monday, with a screen of these hours that is not there, and an admin who hears of it. */
async function without(hours?: string) {
  const now = clock();
  const all = await office({ clock: now });
  const ada = desk(all.url);
  await ada.begin(all.access);
  await all.access.devices.add('display', { name: 'Hal', profile: { ...profile, ...(hours && { hours }) } });
  const id = all.access.devices.all[0]?.id ?? '';
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= MINUTE) {
      now.tick(Math.min(left, MINUTE));
      await all.schedule.turn();
    }
  };
  const alarms = async () => (await (await ada.get('/alarms')).json()).alarms;
  const warnings = () => all.written.filter((line) => line.includes('gone in its hours'));
  await all.schedule.turn();
  return { ...all, ada, id, now, pass, alarms, warnings };
}

test('a screen that is gone five minutes is said at the desk, in the log by its id, and in the metrics', async () => {
  const { id, pass, alarms, warnings, url } = await without();
  const missing = async () => (await (await fetch(`${url}/metrics`)).text()).match(/^wall_screens_missing \d+/m)?.[0];
  await pass(4 * MINUTE);
  expect([await alarms(), warnings(), await missing()]).toEqual([[], [], 'wall_screens_missing 0']);
  await pass(MINUTE);
  expect(await alarms()).toEqual([{ what: 'screen', id, name: 'Hal', minutes: 5 }]);
  expect(warnings()).toHaveLength(1);
  expect(warnings()[0]).toContain(id);
  expect(warnings()[0]).not.toContain('Hal');
  expect(await missing()).toBe('wall_screens_missing 1');
});

test('it is in the log at most once an hour, and no longer said when the screen is back or revoked', async () => {
  const { id, pass, alarms, warnings, screen, schedule, ada, access } = await without();
  await pass(64 * MINUTE);
  expect(warnings()).toHaveLength(1);
  await pass(MINUTE);
  expect(warnings()).toHaveLength(2);
  await ada.remove(`/screens/${id}`);
  expect(await alarms()).toEqual([]);

  const kiosk = await screen('kiosk');
  await connected(kiosk);
  await pass(6 * MINUTE);
  expect(await alarms(), 'it is there').toEqual([]);
  kiosk.disconnect();
  await vi.waitFor(async () => {
    await schedule.turn();
    expect(await (await ada.get('/screens')).json()).toMatchObject({ screens: [{ state: 'gone' }] });
  });
  await pass(6 * MINUTE);
  expect(await alarms()).toMatchObject([{ what: 'screen', id: access.devices.all[0]?.id }]);
});

test('outside its hours nobody misses it; in the morning it has five minutes', async () => {
  const { pass, alarms, warnings } = await without('10-12');
  await pass(59 * MINUTE);
  expect(warnings()).toEqual([]);
  await pass(5 * MINUTE);
  expect(await alarms(), 'since ten').toEqual([]);
  await pass(2 * MINUTE);
  expect(await alarms()).toHaveLength(1);
  await pass(2 * HOUR);
  expect(await alarms()).toEqual([]);
  const before = warnings().length;
  await pass(20 * HOUR);
  expect(warnings()).toHaveLength(before);
});

test('[T1] a clock that leaps makes no screen late', async () => {
  const now = clock();
  const steady = clock(0);
  const { schedule, access, written } = await office({ clock: now, steady });
  await access.devices.add('display');
  await schedule.turn();
  now.tick(DAY);
  steady.tick(MINUTE);
  await schedule.turn();
  expect(written.join('')).not.toContain('gone in its hours');
});

test('a wall without a backup for a week, with little room, or that can store nothing is said, and by how much', async () => {
  const path = folder();
  const now = clock();
  let room = 600e6;
  const pages = memoryLog();
  const { hub, ...all } = await office({ clock: now, pages });
  const alarms = openAlarms({
    folder: path,
    hub,
    devices: all.access.devices,
    seen: () => undefined,
    retention: { held: undefined, looked: undefined, look: () => Promise.resolve(), sure: () => Promise.resolve(0) },
    build: 'test',
    zone: 'Europe/Amsterdam',
    steady: now,
    onMissing: () => {},
    room: () => Promise.resolve(room),
  });
  const said = async () => (await alarms.lookAtDisk(now()), alarms.now);
  now.tick(30 * DAY);
  expect(await said(), 'an empty wall has nothing to lose').toEqual([]);
  await hub.propose({ device: 'kiosk-1', role: 'kiosk' }, { ...wire(make('notes.hang')), made: now() });
  now.tick(7 * DAY);
  expect(await said()).toEqual([]);
  now.tick(1);
  expect(await said()).toEqual([{ what: 'backup-none' }]);
  await lastBackup(path).write({ made: now() });
  expect(await said()).toEqual([]);
  now.tick(9 * DAY);
  room = 400e6;
  Object.assign(pages, { broken: true });
  expect(await said()).toEqual([{ what: 'read-only' }, { what: 'disk', mb: 400 }, { what: 'backup-old', days: 9 }]);
  writeFileSync(join(path, 'last-backup.json'), '{');
  await expect(said(), 'the schedule tells of it').rejects.toThrow();
});
