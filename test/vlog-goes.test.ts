import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryLog } from '../server/log/memory.ts';
import { clock } from './support/clock.ts';
import { folder } from './support/folder.ts';
import { make, wire } from './support/make.ts';
import { film, hashOf, studio } from './support/media.ts';
import { office } from './support/office.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const media = hashOf(film('h264.mp4'));

/** The videos in the folder. */
const lie = (path: string) => readdirSync(join(path, 'media')).filter((name) => name.endsWith('.mp4'));

test('[P-08] the video goes with its vlog: withdrawn, replaced, erased; and what another vlog has stays', async () => {
  const { folder: path, hub, show, publish, propose, ada } = await studio();
  const other = await show('h264-aac.mp4');
  await show('h264.mp4');
  await publish(media);
  const [, one = '', two = ''] = hub.wall.vlogs.shown.map(({ id }) => id);
  await propose('vlogs.withdraw', { vlog: one });
  await show('h264-opus-moov-last.mp4', {}, hub.wall.vlogs.shown[0]?.id);
  await expect.poll(() => lie(path), { message: 'the one that was replaced is gone' }).not.toContain(`${other}.mp4`);
  expect(lie(path)).toContain(`${media}.mp4`);
  await ada.post('/erase', { ids: [two] });
  await expect.poll(() => lie(path)).toHaveLength(1);
  expect(lie(path)).not.toContain(`${media}.mp4`);
  expect(hub.wall.vlogs.shown).toHaveLength(1);
});

test('[P-08] what was withdrawn while the hub was off is gone at the start; a hub that cannot read all of its wall removes nothing', async () => {
  const path = folder();
  const pages = memoryLog();
  const first = await studio({ folder: path, pages });
  await first.show();
  await first.close();
  const broken = { ...memoryLog(), broken: true };
  await (await office({ folder: path, pages: broken })).close();
  expect(lie(path)).toHaveLength(1);
  await office({ folder: path, pages: memoryLog() });
  expect(lie(path)).toEqual([]);
});

test('[D13] after a restore of an older backup newer videos stay as long as what was moved aside, and go with their vlog all the same', async () => {
  const path = folder();
  const first = await studio({ folder: path });
  await first.show('h264.mp4');
  await first.show('h264-aac.mp4');
  await first.close();
  mkdirSync(join(path, 'before-restore-2026-11-26T10-00-00-000Z'));
  const after = await office({ folder: path });
  expect(lie(path)).toHaveLength(2);
  const vlog = make('vlogs.publish', { media });
  for (const said of [vlog, make('vlogs.withdraw', { vlog: vlog.id })])
    expect(await after.hub.propose({ device: 'ada', role: 'studio' }, wire(said))).toMatchObject({ ok: true });
  await expect.poll(() => lie(path)).toHaveLength(1);
  await after.close();
  rmSync(join(path, 'before-restore-2026-11-26T10-00-00-000Z'), { recursive: true });
  await office({ folder: path });
  expect(lie(path)).toEqual([]);
});

test('[P-11] a vlog goes when its leader agrees no longer: in a minute when the time is over, at once when the desk says so', async () => {
  const [now, steady] = [clock(), clock(0)];
  const { hub, show, schedule, access, person, ada, folder: path, audit } = await studio({ clock: now, steady });
  await show('h264.mp4');
  const pass = async (time: number) => {
    for (const one of [now, steady]) one.tick(time);
    await schedule.turn();
  };
  await pass(MINUTE);
  expect(hub.wall.vlogs.shown).toHaveLength(1);
  await pass(DAY - 2 * MINUTE);
  expect(hub.wall.vlogs.shown).toHaveLength(1);
  await pass(2 * MINUTE);
  expect(hub.wall.vlogs.shown).toEqual([]);
  await expect.poll(() => lie(path)).toEqual([]);
  expect(await audit.last(1)).toMatchObject([{ who: 'hub', did: 'vlog.withdraw', how: 'done' }]);
  const { id: _, pin: __, ...told } = access.people.find(person) ?? ({} as never);
  await ada.post('/login', { name: 'Ada Admin', password: 'vier koeien in de wei' });
  expect((await ada.post(`/people/${person}`, { ...told, until: now() + DAY })).status).toBe(204);
  await show('h264.mp4');
  expect((await ada.post(`/people/${person}`, { ...told, until: now() + DAY, consents: ['name'] })).status).toBe(204);
  expect(hub.wall.vlogs.shown).toEqual([]);
});

test('[T1] a clock that leaps withdraws no vlog', async () => {
  const [now, steady] = [clock(), clock(0)];
  const { hub, show, schedule, folder: path } = await studio({ clock: now, steady });
  await show('h264.mp4');
  await schedule.turn();
  now.tick(20 * DAY);
  for (let n = 0; n < 5; n += 1) {
    steady.tick(MINUTE);
    now.tick(MINUTE);
    await schedule.turn();
  }
  expect(hub.wall.vlogs.shown).toHaveLength(1);
  expect(lie(path)).toHaveLength(1);
});
