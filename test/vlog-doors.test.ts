import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { clock } from './support/clock.ts';
import { make } from './support/make.ts';
import { film, hashOf, sender, studio, vlogOf } from './support/media.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const PIN = '395172';
const bytes = film('h264.mp4');
const media = hashOf(bytes);

/** A kiosk of this hub, and what can be asked there. */
async function kioskOf({ url, pair }: { readonly url: string; readonly pair: (role: 'kiosk') => Promise<string> }) {
  const cookie = await pair('kiosk');
  let ticket: string | undefined;
  const ask = (method: string, path: string, body?: object) =>
    fetch(`${url}/api/v1/studio${path}`, {
      method,
      headers: { origin: url, cookie, 'content-type': 'application/json', ...(ticket && { 'x-studio': ticket }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  return {
    cookie,
    leaders: async () => (await (await ask('GET', '')).json()).leaders,
    enter: async (person: string, pin: string) => {
      const answer = await ask('POST', '', { person, pin });
      if (answer.ok) ({ ticket } = await answer.json());
      return answer.status;
    },
    send: (bytes: Buffer) => sender(url, { cookie, 'x-studio': ticket ?? '' }).send(bytes),
    vlog: (vlog: object) => ask('POST', '/vlogs', { id: randomUUID(), vlog }),
    get ticket() {
      return ticket;
    },
  };
}

test('a leader with a PIN records at a kiosk: it waits for the desk under their own name, and goes up from there', async () => {
  const all = await studio();
  const { access, hub, person, propose, publish } = all;
  const kiosk = await kioskOf(all);
  expect(await kiosk.leaders(), 'without a PIN nobody records').toEqual([]);
  await access.people.choosePin(person, PIN);
  expect(await kiosk.leaders()).toEqual([{ id: person, name: 'Erik de Wit' }]);
  expect((await kiosk.send(bytes)).status).toBe(401);
  expect(await kiosk.enter(person, '395173')).toBe(403);
  expect(await kiosk.enter(person, PIN)).toBe(200);
  const { media, length } = await (await kiosk.send(bytes)).json();
  const { person: _, ...said } = vlogOf(media, { length }) as { readonly person: string };
  const { answer } = await (await kiosk.vlog({ ...said, name: 'Iemand anders' })).json();
  expect(answer).toEqual({ ok: true, seq: 1 });
  const [waits] = hub.wall.vlogs.waiting;
  expect(waits).toMatchObject({ media, person, name: 'Erik de Wit' });
  await publish(media, {}, waits?.id);
  expect(hub.wall.vlogs).toMatchObject({ waiting: [], shown: [{ media }] });
  expect(await propose('vlogs.withdraw', { vlog: hub.wall.vlogs.shown[0]?.id }).then((it) => it.json())).toMatchObject({
    answers: [{ ok: true }],
  });
});

test('[X11] a ticket is of one kiosk and one leader, for half an hour, as long as both count', async () => {
  const now = clock();
  const all = await studio({ clock: now });
  const { access, person, url } = all;
  await access.people.choosePin(person, PIN);
  const [kiosk, other] = [await kioskOf(all), await kioskOf(all)];
  await kiosk.enter(person, PIN);
  const begin = (cookie: string, ticket = kiosk.ticket) =>
    sender(url, { cookie, 'x-studio': ticket ?? '' }).begin(1_000);
  expect((await begin(kiosk.cookie)).status).toBe(201);
  expect((await begin(other.cookie)).status, 'elsewhere it opens nothing').toBe(401);
  expect((await begin('')).status).toBe(401);
  expect((await begin(kiosk.cookie, 'x')).status).toBe(401);
  now.tick(29 * MINUTE);
  expect((await begin(kiosk.cookie)).status).toBe(201);
  now.tick(MINUTE);
  expect((await begin(kiosk.cookie)).status).toBe(401);
  await kiosk.enter(person, PIN);
  const told = access.people.find(person);
  await access.people.alter(person, {
    name: 'Erik',
    leader: true,
    consents: [],
    since: told?.since ?? 0,
    until: told?.until ?? 0,
  });
  expect((await begin(kiosk.cookie)).status, 'who agrees no longer').toBe(401);
  expect(await kiosk.enter(person, PIN)).toBe(403);
});

test('[X21] who guesses a PIN waits', async () => {
  const all = await studio();
  await all.access.people.choosePin(all.person, PIN);
  const kiosk = await kioskOf(all);
  const said: number[] = [];
  for (let n = 0; n < 7; n += 1) said.push(await kiosk.enter(all.person, '246813'));
  expect(said).toEqual([403, 403, 403, 403, 403, 429, 429]);
});

test('[P-11] a vlog goes up only of who agrees now, with their own name, and a video that is here and so long', async () => {
  const all = await studio();
  const { send, publish, hub, person, access, ada } = all;
  await send.send(bytes);
  const refused = async (asked: Promise<Response>) => {
    const { answer } = await (await asked).json();
    return [answer.ok, answer.refusal?.text, answer.refusal?.field];
  };
  expect(await refused(publish(media, { person: randomUUID() }))).toEqual([false, 'error.vlog.consent', 'person']);
  const day = { since: Date.now() - DAY, until: Date.now() + DAY, leader: true } as const;
  const named = await access.people.add({ ...day, name: 'Anna', consents: ['name'] });
  const anna = 'yes' in named ? named.yes : '';
  expect(await refused(publish(media, { person: anna })), 'only to her name').toEqual([
    false,
    'error.vlog.consent',
    'person',
  ]);
  expect(await refused(publish('c'.repeat(64)))).toEqual([false, 'error.vlog.file', 'media']);
  expect(await refused(publish('../../x'))).toEqual([false, 'error.vlog.file', 'media']);
  expect(await refused(publish(media, { length: 21_000 }))).toEqual([false, 'error.vlog.length', 'length']);
  const cues = [{ from: 0, to: 3_000, text: 'Bel me op 06 12345678' }];
  expect(await refused(publish(media, { captions: cues }))).toEqual([false, 'personal.phone', 'captions']);
  const promise = { text: 'Ik bel 06 12345678 terug', due: '2026-12-03' };
  expect(await refused(publish(media, { promise }))).toEqual([false, 'personal.phone', 'promise']);
  expect(await refused(publish(media, { captions: [] }))).toEqual([false, 'error.vlog.captions', 'captions']);
  const odd = JSON.parse(
    `{"__proto__":{"polluted":1},"constructor":1,"media":"${media}","length":6000,"person":"${person}"}`,
  );
  expect((await refused(ada.post('/vlogs', { id: randomUUID(), vlog: odd })))[0]).toBe(false);
  expect(hub.seq).toBe(0);
  const people = await (await ada.get('/vlogs/people')).json();
  expect(people).toEqual({ people: [{ id: person, name: 'Erik de Wit' }] });
  await access.people.remove(person);
  expect(await (await ada.get('/vlogs/people')).json()).toEqual({ people: [] });
});

test('[X11] a vlog comes through the hub’s own door alone', async () => {
  const { propose, screen, send } = await studio();
  await send.send(bytes);
  for (const type of ['vlogs.send', 'vlogs.publish'] as const) {
    const { answers } = await (await propose(type, vlogOf(media, { name: 'Erik' }))).json();
    expect(answers).toMatchObject([{ ok: false, refusal: { code: 'not-allowed' } }]);
    const kiosk = await screen('kiosk');
    const { by: _, ...asked } = make(type);
    expect(await kiosk.emitWithAck('propose', { proposals: [asked] })).toMatchObject([
      { ok: false, refusal: { code: 'not-allowed' } },
    ]);
  }
});

test('[SEC-38] who gave a PIN, sent in and put up is written down, and no name', async () => {
  const all = await studio();
  const { access, audit, person, publish } = all;
  await access.people.choosePin(person, PIN);
  const kiosk = await kioskOf(all);
  await kiosk.enter(person, '135790');
  await kiosk.enter(person, PIN);
  await kiosk.send(bytes);
  const { person: _, ...said } = vlogOf(media) as { readonly person: string };
  await kiosk.vlog(said);
  await publish('c'.repeat(64));
  await publish(media);
  const device = access.devices.all[0]?.id;
  const rows = (await audit.last(5)).toReversed();
  expect(rows.map(({ who, did, how }) => [who, did, how])).toEqual([
    [device, 'studio', 'wrong'],
    [device, 'studio', 'done'],
    [device, 'vlog.send', 'done'],
    [access.stewards.all[0]?.id, 'vlog.publish', 'missing'],
    [access.stewards.all[0]?.id, 'vlog.publish', 'done'],
  ]);
  expect(JSON.stringify(rows)).not.toContain('Erik');
});
