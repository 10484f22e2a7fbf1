import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect as tcp, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { News } from '../shared/sync/protocol.ts';
import { kept } from './log.contract.ts';
import { connected, heard, hello, office, type Screen } from './support/office.ts';
import { told } from './support/told.ts';

const SLOW = 500;

test(`[X9] ${SLOW} clients that never finish asking are let go within 15 s, and a screen gets in meanwhile`, async () => {
  const { port, url, screen } = await office();
  const asked = [
    '', // connected, and not a word
    'GET /display HTTP/1.1\r\nHost: 127',
    `POST /api/v1/pair HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${url}\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{`,
  ];
  const lines = await Promise.all(
    Array.from({ length: SLOW }, async (_, index) => {
      const line = tcp(port, '127.0.0.1').resume();
      onTestFinished(() => void line.destroy());
      await once(line, 'connect');
      line.write(asked[index % asked.length] ?? '');
      return line;
    }),
  );
  const began = performance.now();
  const gone = Promise.all(lines.map((line) => (line.closed ? line : once(line, 'close'))));
  await connected(await screen('display'));
  expect(performance.now() - began).toBeLessThan(5_000);
  await gone;
  expect(performance.now() - began).toBeLessThan(15_000);
}, 30_000);

/** The hub's ends of all connections that are made from now on. */
function ends(server: Server): readonly Socket[] {
  const lines: Socket[] = [];
  server.on('connection', (line: Socket) => void lines.push(line));
  return lines;
}

/** Its own end: what socket.io-client does not say about itself. */
const ownEnd = (screen: Screen): Socket =>
  (screen.io.engine.transport as unknown as { readonly ws: { readonly _socket: Socket } }).ws._socket;

test('[E10] a screen that does not read costs less than 2 MB, another hears all at once, and the slow one comes to again', async () => {
  const { pages, tell } = told();
  const { screen, server, hub } = await office({ pages });
  const lines = ends(server);
  const [slow, other] = [await screen('display'), await screen('display')];
  await Promise.all([hello(slow), hello(other)]);
  const came: News[] = [];
  slow.on('changes', (news) => void came.push(news));
  ownEnd(slow).pause();
  const waits = () => Math.max(...lines.map((line) => line.writableLength));
  let [most, longest, after] = [0, 0, 0];
  for (let seq = 0; after < 10;) {
    const batch = Array.from({ length: 200 }, () => kept((seq += 1), 'x'.repeat(2_000)));
    const began = performance.now();
    const news = heard(other, 'changes');
    tell(batch);
    most = Math.max(most, waits());
    expect(await news).toMatchObject({ from: seq - 200, changes: { length: 200 } });
    longest = Math.max(longest, performance.now() - began);
    after = waits() > 1_000_000 ? after + 1 : 0;
    expect(seq, 'its kernel takes everything').toBeLessThan(100_000);
  }
  expect(most).toBeLessThan(2_000_000);
  expect(longest).toBeLessThan(1_000);

  ownEnd(slow).resume();
  while (came.at(-1)?.changes.length !== 0) await heard(slow, 'changes');
  const seq = came.at(-2)?.changes.at(-1)?.seq ?? 0;
  expect(came.at(-1)?.from, 'the last word is one that does not fit').toBeGreaterThan(seq);
  const wall = heard(slow, 'wall');
  expect(await hello(slow, { epoch: hub.epoch, seq })).toMatchObject({ seq: hub.seq });
  expect(await wall).toMatchObject({ seq: hub.seq });
  const next = heard(slow, 'changes');
  tell([kept(hub.seq + 1)]);
  expect(await next).toMatchObject({ changes: [{}] });
}, 60_000);

test('[E10] who asks and asks and never reads an answer is cut', async () => {
  const { screen, server } = await office();
  const lines = ends(server);
  const kiosk = await screen('kiosk');
  await hello(kiosk);
  ownEnd(kiosk).pause();
  const line = lines.at(-1);
  const cut = new Promise<true>((resolve) => line?.once('close', () => resolve(true)));
  for (let asked = 0, open = true; open; asked += 500) {
    expect(asked, 'it is still there').toBeLessThan(500_000);
    for (let n = 0; n < 500; n += 1) kiosk.emit('propose', { proposals: [] }, () => undefined);
    open = !(await Promise.race([cut, new Promise<false>((resolve) => setImmediate(() => resolve(false)))]));
  }
}, 60_000);

test('a hub that stops waits neither for a screen that stands still nor for who never finishes asking', async () => {
  const { port, screen, close } = await office();
  const still = await screen('display');
  await hello(still);
  ownEnd(still).pause();
  const asking = tcp(port, '127.0.0.1', () => asking.write('GET /display HTTP/1.1\r\nHost: 127'));
  asking.on('error', () => undefined); // it is cut, and may say so
  onTestFinished(() => void asking.destroy());
  await once(asking, 'connect');
  const began = performance.now();
  await close();
  expect(performance.now() - began).toBeLessThan(2_000);
}, 60_000);
