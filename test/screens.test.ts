import { expect, test, vi } from 'vitest';
import { stateOf } from '../server/sockets/presence.ts';
import { visitorWall } from '../shared/read/audience.ts';
import { PROTOCOL } from '../shared/sync/protocol.ts';
import { emptyWall } from '../shared/wall.ts';
import { desk, profile } from './support/desk.ts';
import { make, wire } from './support/make.ts';
import { connected, heard, hello, office, type Screen } from './support/office.ts';

const hang = (title: string) => ({ proposals: [{ ...wire(make('notes.hang', { title })), made: Date.now() }] });
const gone = (screen: Screen) => new Promise<void>((resolve) => screen.once('disconnect', () => resolve()));

/** An office with an admin at its desk and a screen that listens. */
async function attended() {
  const all = await office();
  const ada = desk(all.url);
  await ada.begin(all.access);
  const cookie = await all.pair('display');
  const tv = all.connect('display', { cookie });
  await connected(tv);
  await hello(tv);
  const [device] = all.access.devices.all;
  return { ...all, ada, tv, cookie, id: device?.id ?? '' };
}

test('[X12] a screen that is revoked is dead at once: its line is cut, and it gets nothing any more', async () => {
  const { ada, tv, id, cookie, connect, screen, url } = await attended();
  const kiosk = await screen('kiosk');
  const [news, end, start] = [vi.fn(), gone(tv), performance.now()];
  tv.on('changes', news);
  expect((await ada.remove(`/screens/${id}`)).status).toBe(204);
  await end;
  expect(performance.now() - start).toBeLessThan(1_000);
  await kiosk.emitWithAck('propose', hang('Niet voor hem'));
  expect(news).not.toHaveBeenCalled();
  await expect(connected(connect('display', { cookie }))).rejects.toThrow('unpaired');
  expect((await fetch(`${url}/api/v1/wall`, { headers: { cookie } })).status).toBe(401);
  expect((await ada.remove(`/screens/${id}`)).status).toBe(404);
});

test('a screen that visitors pass gets no note: not by its socket, not by a request, not what comes later', async () => {
  const { ada, tv, id, cookie, connect, screen, url, hub } = await attended();
  const kiosk = await screen('kiosk');
  await kiosk.emitWithAck('propose', hang('Alleen voor collega’s'));
  const admin = { device: 'ada', role: 'admin' } as const;
  const room = { list: 'rooms', id: 'secret', nl: 'Geheim', en: 'Secret' } as const;
  for (const one of [make('office.set', room), make('office.formats'), make('office.open', { days: [7] })])
    expect(await hub.propose(admin, wire(one))).toMatchObject({ ok: true });
  const end = gone(tv);
  await ada.post(`/screens/${id}`, { name: 'Receptie', profile: { ...profile, audience: 'visitors' } });
  await end;

  const reception = connect('display', { cookie });
  const [said, wall] = [vi.fn(), heard(reception, 'wall')];
  reception.onAny((...args) => said(JSON.stringify(args)));
  await connected(reception);
  for (const held of [{}, { epoch: 'x', seq: 0 }])
    expect(await hello(reception, held)).toMatchObject({ profile: { audience: 'visitors', name: 'Receptie' } });
  const { opening } = hub.wall.office;
  expect(await wall, 'but when the office is open').toEqual({
    epoch: 'visitors',
    seq: 0,
    wall: { ...visitorWall(emptyWall), opening },
  });
  await kiosk.emitWithAck('propose', hang('Ook alleen voor collega’s'));
  const asked = await fetch(`${url}/api/v1/wall`, { headers: { cookie } });
  expect([asked.status, await asked.text()]).toEqual([200, expect.not.stringContaining('collega')]);
  await hello(reception);
  expect(said.mock.calls.flat().join(' ')).not.toContain('collega');

  const back = gone(reception);
  await ada.post(`/screens/${id}`, { name: 'Hal', profile });
  await back;
  const inside = connect('display', { cookie });
  const whole = heard(inside, 'wall');
  await connected(inside);
  await hello(inside);
  expect(JSON.stringify(await whole)).toContain('collega');
});

test('the desk tells one screen to show its name, to start anew, and where it hangs; and no other', async () => {
  const { ada, tv, id, screen: more } = await attended();
  const other = await more('display');
  const others = vi.fn();
  other.on('command', others);
  await hello(other);
  const next = () => heard(tv, 'command');
  const told = next();
  await ada.post(`/screens/${id}`, {
    name: 'Kantine',
    profile: { ...profile, inch: 65, hours: '7-19', spot: 'canteen', sound: true },
  });
  const screen = { inch: 65, hours: '7-19', spot: 'canteen', sound: true };
  expect(await told).toMatchObject({ do: 'profile', name: 'Kantine', screen });
  const named = next();
  await ada.post(`/screens/${id}/identify`);
  expect(await named).toEqual({ do: 'identify', name: 'Kantine' });
  const again = next();
  await ada.post(`/screens/${id}/reload`);
  expect(await again).toEqual({ do: 'reload' });
  expect(others).not.toHaveBeenCalled();
  for (const wrong of [
    { inch: 1 },
    { hours: 'laat' },
    { audience: 'everybody' },
    { color: 'red' },
    { spot: 'reception' },
  ])
    expect((await ada.post(`/screens/${id}`, { name: 'X', profile: { ...profile, ...wrong } })).status).toBe(400);
});

test('the desk sees what each screen shows, and that it paints', async () => {
  const { ada, tv, id } = await attended();
  const look = async () =>
    (await (await ada.get('/screens')).json()).screens.find((one: { id: string }) => one.id === id);
  expect(await look()).toMatchObject({ state: 'on', pages: 1, role: 'display' });
  tv.emit('beat', { scene: 'wall', painted: 10, seq: 0 });
  await hello(tv); // one socket is one queue
  expect(await look()).toMatchObject({ state: 'on', beat: { scene: 'wall', painted: 10, seq: 0 } });
  const cannot = ['a1'.repeat(32)];
  tv.emit('beat', { scene: 'vlog', painted: 11, seq: 0, cannot });
  await hello(tv);
  expect(await look(), 'and what it cannot play').toMatchObject({ beat: { cannot } });
  await tv.emitWithAck('hello', { protocol: PROTOCOL, build: 'of last week' });
  expect(await look()).toMatchObject({ state: 'old' });
  tv.disconnect();
  await expect.poll(async () => (await look()).state).toBe('gone');
});

test.each([
  ['on', {}],
  ['off', { beat: { scene: 'night', painted: 1, seq: 0 } }],
  ['old', { build: 'x' }],
  ['still', { painted: 0 }],
  ['gone', { pages: 0 }],
] as const)('a screen is %s', (state, what) => {
  const now = Date.UTC(2026, 10, 23, 9);
  const seen = { pages: 1, at: now, build: 'b', painted: now, ...what };
  const { opening } = emptyWall.office;
  const judged = { build: 'b', now, zone: 'Europe/Amsterdam', opening };
  expect(stateOf({ ...judged, seen, hours: undefined })).toBe(state);
  if (state === 'gone') expect(stateOf({ ...judged, seen, hours: '12-19' }), 'outside its hours').toBe('off');
  const sunday = { ...judged, now: now - 86_400_000, seen: undefined, hours: 'office' };
  expect([stateOf(sunday), stateOf({ ...sunday, now })], 'with the office').toEqual(['off', 'gone']);
});
