import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io as client, type Socket as Client } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { lineTo, message } from '../server/sockets/line.ts';
import { BODY_MAX, TITLE_MAX } from '../shared/note.ts';
import { fitting, type Envelope, type News } from '../shared/sync/protocol.ts';
import { kept } from './log.contract.ts';
import { make, wire } from './support/make.ts';
import { heard, hello, office, type Screen } from './support/office.ts';
import { told } from './support/told.ts';

const MANY = 15;

/** Counts how often this is made into text. */
function count(thing: object | undefined): () => number {
  let times = 0;
  Object.defineProperty(thing, 'toJSON', { value: () => ((times += 1), { ...thing }) });
  return () => times;
}

const said = (screen: Client, name: string) => new Promise<void>((resolve) => screen.once(name, () => resolve()));

/** A bare Socket.io with one screen: both ends. */
async function bare(): Promise<{ readonly near: Socket; readonly far: Client }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const io = new Server(server, { transports: ['websocket'] });
  const far = client(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { transports: ['websocket'] });
  onTestFinished(async () => {
    far.disconnect();
    await io.close();
  });
  const [near] = (await once(io, 'connection')) as [Socket];
  if (!far.connected) await said(far, 'connect');
  return { near, far };
}

const news = (letters: number): News => ({
  epoch: 'é'.repeat(letters),
  from: 0,
  changes: [],
});

test.each([1, 60, 200, 32_740, 70_000])(
  'a frame of ours is, byte for byte, what Socket.io writes (%i letters)',
  async (letters) => {
    const { near } = await bare();
    const written: Buffer[] = [];
    const tcp = near.request.socket;
    const write = tcp.write.bind(tcp) as (...args: unknown[]) => boolean;
    tcp.write = (...args: unknown[]) => {
      written.push(Buffer.from(args[0] as string));
      return write(...args);
    };
    near.emit('changes', news(letters));
    expect(message(news(letters)).frame.equals(Buffer.concat(written))).toBe(true);
  },
);

test('what Socket.io has not sent yet goes first', async () => {
  const { near, far } = await bare();
  const order: unknown[] = [];
  far.onAny((name: string, data: unknown) => order.push(name === 'changes' ? name : data));
  near.emit('one', 1);
  near.emit('two', 2); // waits until the first is written
  const line = lineTo(near as Parameters<typeof lineTo>[0]);
  line.tell(message(news(1)));
  await said(far, 'changes');
  line.tell(message(news(1)));
  near.emit('three', 3);
  await said(far, 'three');
  expect(order).toEqual([1, 2, 'changes', 'changes', 3]);
});

test(`a batch is made into bytes once for ${MANY} screens, and all hear it`, async () => {
  const { pages, tell } = told();
  const { screen } = await office({ pages });
  const screens: Screen[] = [];
  while (screens.length < MANY) screens.push(await screen('display'));
  await Promise.all(screens.map((one) => hello(one)));
  const change = kept(1);
  const times = count(change);
  const all = Promise.all(screens.map((one) => heard(one, 'changes')));
  tell([change, kept(2)]);
  const expected = { from: 0, changes: [{ seq: 1, data: kept(1).data }, { seq: 2 }] };
  for (const one of await all) expect(one).toMatchObject(expected);
  expect(times()).toBe(1);
});

test(`the wall is made into bytes once for ${MANY} screens that come at once, and anew for the next seq`, async () => {
  const { pages, tell } = told();
  const { pair, connect, hub } = await office({ pages });
  const cookies: string[] = [];
  while (cookies.length <= MANY) cookies.push(await pair('display'));
  tell([kept(1, 'Een briefje')]);
  const times = count(hub.wall.notes.hanging[0]);
  const come = async (cookie: string) => {
    const one = connect('display', { cookie });
    const [wall, welcome] = await Promise.all([heard(one, 'wall'), hello(one)]);
    return { wall, welcome };
  };
  const [late = '', ...soon] = cookies;
  const all = await Promise.all(soon.map(come));
  for (const one of all)
    expect(one).toMatchObject({ wall: { seq: 1, wall: { notes: { hanging: [{}] } } }, welcome: { seq: 1 } });
  expect(times()).toBe(1);
  tell([kept(2, 'Nog een')]);
  expect((await come(late)).wall).toMatchObject({
    seq: 2,
    wall: { notes: { hanging: [{ title: 'Een briefje' }, { title: 'Nog een' }] } },
  });
});

test('a queue of the longest notes goes up in messages that the hub takes, in order, and a short one 50 at a time', async () => {
  const { screen, hub } = await office();
  const kiosk = await screen('kiosk');
  await hello(kiosk);
  const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';
  const long = { title: family.repeat(TITLE_MAX), body: family.repeat(BODY_MAX) };
  const queue = Array.from({ length: 100 }, () => ({ ...wire(make('notes.hang', long)), made: Date.now() }));
  for (let rest: readonly Envelope[] = queue; rest.length > 0;) {
    const proposals = fitting(rest);
    expect(await kiosk.timeout(5_000).emitWithAck('propose', { proposals })).toMatchObject(
      proposals.map(() => ({ ok: true })),
    );
    rest = rest.slice(proposals.length);
  }
  expect(hub.wall.notes.hanging.map(({ id }) => id)).toEqual(queue.map(({ id }) => id));
  expect(fitting(Array.from({ length: 100 }, () => wire(make('notes.hang'))))).toHaveLength(50);
});
