import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openVisiting } from '../server/visiting.ts';
import { visitorWall } from '../shared/read/audience.ts';
import { apply, emptyWall, type Type } from '../shared/wall.ts';
import { desk, profile } from './support/desk.ts';
import { make, wire } from './support/make.ts';
import { connected, heard, hello, office } from './support/office.ts';

const MINUTE = 60_000;

test('a visit begins with a change, ends an hour later by itself, and a restart keeps it', () => {
  let [now, wall] = [1_000_000, emptyWall];
  const waiting = new Map<() => void, number>();
  const turns: number[] = [];
  const open = () =>
    openVisiting({
      wall: () => wall,
      clock: () => now,
      onTurn: () => turns.push(now),
      later: (work, ms) => {
        waiting.set(work, now + ms);
        return () => waiting.delete(work);
      },
    });
  const run = (until: number) => {
    for (; now <= until; now += 10_000)
      for (const [work, due] of waiting) {
        if (due > now) continue;
        waiting.delete(work);
        work();
      }
  };
  const say = (type: Type) => (wall = apply(wall, make(type, {}, { made: now })));

  const before = open();
  run(now + 5 * MINUTE);
  expect([before.now, waiting.size, turns]).toEqual([false, 0, []]);
  const began = now;
  say('visitors.come');
  before.look();
  before.look();
  expect([before.now, waiting.size, turns]).toEqual([true, 1, [began]]);
  before.stop();
  const after = open();
  expect([after.now, turns]).toEqual([true, [began]]);
  run(began + 59 * MINUTE);
  expect(after.now).toBe(true);
  run(began + 60 * MINUTE);
  expect([after.now, turns, waiting.size]).toEqual([false, [began, began + 60 * MINUTE], 0]);

  say('visitors.come');
  after.look();
  now -= 30 * 24 * 60 * MINUTE; // a clock that is set back must not keep visitors for a month
  say('visitors.go');
  after.look();
  expect([after.now, waiting.size]).toEqual([false, 0]);
});

/** A TV in a hall, one in a meeting room, a kiosk, and a clock that is turned by hand. */
async function halls() {
  let ahead = 0;
  const all = await office({ clock: () => Date.now() + ahead });
  const ada = desk(all.url);
  await ada.begin(all.access);
  const screen = async (name: string, audience: 'internal' | 'meeting-room') => {
    const described = { name, profile: { ...profile, audience } };
    const cookie = `woc_display=${await all.access.devices.add('display', described)}`;
    const tv = all.connect('display', { cookie });
    await connected(tv);
    const said: string[] = [];
    tv.onAny((...args) => said.push(JSON.stringify(args)));
    await hello(tv);
    return { tv, said, cookie };
  };
  const kiosk = await all.screen('kiosk');
  await connected(kiosk);
  const say = (type: Type, data: object = {}) =>
    kiosk.emitWithAck('propose', {
      proposals: [{ ...wire(make<Type>(type, data, { id: randomUUID() })), made: Date.now() + ahead }],
    });
  const turn = (ms: number) => (ahead += ms);
  return { ...all, ada, hall: await screen('Hal', 'internal'), room: await screen('Kade', 'meeting-room'), say, turn };
}

test('with visitors in the office its halls show what visitors may see, and what they showed after that', async () => {
  const { hall, room, say, url, turn } = await halls();
  await say('notes.hang', { title: 'Eerder van binnen' });
  const again = heard(hall.tv, 'changes');
  const start = performance.now();
  expect(await say('visitors.come')).toMatchObject([{ ok: true }]);
  expect(await again, 'it says hello again, and does not learn why').toEqual({ epoch: '', from: 1, changes: [] });
  const wall = heard(hall.tv, 'wall');
  expect(await hello(hall.tv)).toMatchObject({ epoch: 'visitors', profile: { audience: 'visitors' } });
  expect(await wall).toEqual({ epoch: 'visitors', seq: 0, wall: visitorWall(emptyWall) });
  expect(performance.now() - start).toBeLessThan(2_000);

  hall.said.length = 0;
  await say('notes.hang', { title: 'Later van binnen' });
  await hello(hall.tv);
  expect(hall.said).toEqual([JSON.stringify(['wall', { epoch: 'visitors', seq: 0, wall: visitorWall(emptyWall) }])]);
  const asked = await fetch(`${url}/api/v1/wall`, { headers: { cookie: hall.cookie } });
  expect(await asked.text()).not.toContain('binnen');
  expect(room.said.join(), 'a meeting room is no hall').toContain('Later van binnen');

  turn(61 * MINUTE);
  const back = heard(hall.tv, 'changes');
  await say('notes.hang', { title: 'Weer onder ons' });
  expect(await back).toMatchObject({ changes: [] });
  const whole = heard(hall.tv, 'wall');
  expect(await hello(hall.tv)).toMatchObject({ profile: { audience: 'internal' } });
  expect(JSON.stringify(await whole)).toContain('Later van binnen');
});

test('who says first that visitors are gone ends it for all; a hall that does not ask hears nothing', async () => {
  const { hall, say, ada } = await halls();
  await say('visitors.come');
  await say('notes.hang', { title: 'Niet voor bezoek' });
  await say('visitors.come');
  expect(hall.said.join()).not.toContain('Niet voor bezoek');
  await hello(hall.tv);
  const back = heard(hall.tv, 'changes');
  const proposals = [wire(make('visitors.go', {}, { id: randomUUID() }))];
  expect((await ada.post('/propose', { proposals })).status).toBe(200);
  await back;
  expect(await say('visitors.go')).toMatchObject([{ ok: false, refusal: { code: 'gone' } }]);
  const whole = heard(hall.tv, 'wall');
  await hello(hall.tv);
  expect(JSON.stringify(await whole)).toContain('Niet voor bezoek');
});
