import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../server/media/store.ts';
import { clock } from './support/clock.ts';
import { folder } from './support/folder.ts';
import { office } from './support/office.ts';
import { film, hashOf, sender, studio } from './support/media.ts';

const HOUR = 3_600_000;
const bytes = film('h264-aac.mp4');
const media = hashOf(bytes);

/** All that lies in the folder of videos. */
const lies = (path: string): readonly string[] =>
  readdirSync(join(path, 'media'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'parts')
    .toSorted();

/** A piece of which only the first bytes come, and then nothing. */
function stalled(url: string, upload: string, at: number, first: Buffer, headers: Readonly<Record<string, string>>) {
  const line = request(`${url}/api/v1/media/${upload}`, {
    method: 'PUT',
    agent: false,
    headers: {
      ...headers,
      origin: url,
      'content-type': 'application/octet-stream',
      'upload-offset': at,
      'content-length': first.length + 1_000,
    },
  });
  onTestFinished(() => void line.destroy());
  const gone = new Promise<void>((resolve) => line.once('close', () => resolve()));
  line.on('error', () => undefined); // it is cut, and may say so
  line.write(first);
  return { line, gone };
}

test('[X6] a video comes in piece by piece, a lost answer is given again, and what it is is told', async () => {
  const { send, folder: path } = await studio();
  const upload = await send.begun(bytes.length);
  expect(await send.offset(upload)).toBe(0);
  const first = await send.put(upload, 0, bytes.subarray(0, 9_000));
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '9000']);
  const wrong = await send.put(upload, 8_000, bytes.subarray(8_000));
  expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, '9000']);
  expect(await send.offset(upload), 'and nothing was written').toBe(9_000);
  const last = await send.put(upload, 9_000, bytes.subarray(9_000));
  const told = { media, length: 6_000, width: 64, height: 36 };
  expect([last.status, await last.json()]).toEqual([200, told]);
  expect(await (await send.put(upload, bytes.length, Buffer.alloc(0))).json()).toEqual(told);
  expect(lies(path)).toEqual([`${media}.mp4`]);
  expect((await (await send.send(bytes)).json()).media, 'once more is the same').toBe(media);
  expect(lies(path)).toEqual([`${media}.mp4`]);
});

test('[X6] a piece that was cut is gone on with where it stopped; a newer request takes the place of one that waits', async () => {
  const { send, url, ada } = await studio();
  const upload = await send.begun(bytes.length);
  const cut = stalled(url, upload, 0, bytes.subarray(0, 3_000), { cookie: ada.cookie });
  await expect.poll(() => send.offset(upload)).toBe(3_000);
  cut.line.destroy();
  const waits = stalled(url, upload, 3_000, bytes.subarray(3_000, 5_000), { cookie: ada.cookie });
  await expect.poll(() => send.offset(upload)).toBe(5_000);
  const last = await send.put(upload, 5_000, bytes.subarray(5_000));
  expect((await last.json()).media).toBe(media);
  await waits.gone;
});

test('[X9] a piece may take longer than any other request, and not for ever; who is not in may not', async () => {
  const { send, url, ada } = await studio({ limits: { patience: 8_000 } });
  const upload = await send.begun(bytes.length);
  const began = performance.now();
  const stranger = stalled(url, upload, 0, bytes.subarray(0, 1_000), { cookie: 'woc_desk=x' });
  const known = stalled(url, upload, 0, bytes.subarray(0, 1_000), { cookie: ada.cookie });
  await stranger.gone;
  expect(performance.now() - began).toBeLessThan(7_500);
  await known.gone;
  expect(performance.now() - began).toBeGreaterThan(7_500);
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(await send.offset(upload), 'what came is kept').toBe(1_000);
});

test('[SEC-25] too large, too many, no room: refused before it comes, and two who ask at once do not both get the last of it', async () => {
  let free = 1_000_000;
  const size = bytes.length;
  const limits = { file: 20_000, all: 2 * size + 10, free: 500_000, each: 9 };
  const { send, folder: path } = await studio({ limits, room: () => Promise.resolve(free) });
  const no = async (asked: Promise<Response>) => {
    const answer = await asked;
    return [answer.status, (await answer.json()).error?.code];
  };
  expect(await no(send.begin(20_001))).toEqual([413, 'too-large']);
  for (const odd of [0, -1, 1.5, '7', null, {}]) expect(await no(send.begin(odd))).toEqual([400, 'invalid']);
  free = 500_000 + size - 1;
  expect(await no(send.begin(size))).toEqual([507, 'full']);
  free = 1_000_000;
  const asked = await Promise.all(Array.from({ length: 8 }, () => send.begin(size)));
  expect(asked.filter(({ status }) => status === 201)).toHaveLength(2);
  expect(asked.filter(({ status }) => status === 507)).toHaveLength(6);
  expect(lies(path)).toHaveLength(2);
  for (const one of asked) if (one.ok) await send.drop((await one.json()).upload);
  expect(lies(path)).toEqual([]);
  const [one, two] = [await send.begun(size), await send.begun(size)];
  const last = send.put(one, 0, bytes);
  await expect.poll(() => send.offset(one)).toBe(size);
  expect(await no(send.begin(size)), 'while it is looked at').toEqual([507, 'full']);
  expect((await last).status).toBe(200);
  expect(await send.offset(two)).toBe(0);
  expect(await no(send.begin(size))).toEqual([507, 'full']);
});

test('[X6] more than was said, or more than a piece, is not written', async () => {
  const { send, url, ada, folder: path } = await studio({ limits: { piece: 4_000 } });
  const upload = await send.begun(5_000);
  expect((await send.put(upload, 0, bytes.subarray(0, 4_001))).status).toBe(413);
  const there = Number(await send.offset(upload));
  expect(there).toBeLessThanOrEqual(4_000);
  const over = await send.put(upload, there, bytes.subarray(there, there + 6_000 - there));
  expect(over.status).toBe(413);
  expect(await send.offset(upload)).toBeLessThanOrEqual(5_000);
  const liar = request(`${url}/api/v1/media/${upload}`, {
    method: 'PUT',
    headers: { cookie: ada.cookie, origin: url, 'content-length': 5_000_000, 'upload-offset': 0 },
  });
  liar.flushHeaders();
  const [answer] = await once(liar, 'response');
  expect(answer.statusCode, 'before the first byte of it').toBe(413);
  await send.drop(upload);
  expect(lies(path)).toEqual([]);
});

test('who begins a fourth gives up the one that was left alone longest; nobody goes on with another’s', async () => {
  const now = clock();
  const { send, url, pair, folder: path } = await studio({ clock: now });
  const uploads: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    uploads.push(await send.begun(5_000));
    now.tick(1_000);
  }
  const [first = '', ...others] = uploads;
  expect(await send.offset(first)).toBe(404);
  expect(await Promise.all(others.map((one) => send.offset(one)))).toEqual([0, 0, 0]);
  expect(lies(path).map((name) => name.split('/')[1])).toEqual(others.toSorted());
  const kiosk = sender(url, { cookie: await pair('kiosk') });
  expect((await kiosk.put(others[0] ?? '', 0, bytes)).status).toBe(401);
});

test('[X6] what nobody goes on with is gone after a day, whatever the clock says, and at the next start', async () => {
  const [now, steady] = [clock(), clock(0)];
  const path = folder();
  const { send, schedule, close } = await studio({ clock: now, steady, folder: path });
  const upload = await send.begun(5_000);
  await send.put(upload, 0, bytes.subarray(0, 100));
  expect((await send.send(bytes)).status).toBe(200);
  now.tick(400 * 24 * HOUR);
  steady.tick(23 * HOUR);
  await schedule.turn();
  expect(lies(path)).toHaveLength(2);
  steady.tick(HOUR);
  await schedule.turn();
  expect(lies(path), 'neither the part, nor the video of no vlog').toEqual([]);
  await close();
  mkdirSync(join(path, 'media', 'parts', 'a folder'));
  writeFileSync(join(path, 'media', 'parts', 'a folder', 'a part'), bytes);
  writeFileSync(join(path, 'media', `${media}.mp4`), bytes);
  writeFileSync(join(path, 'media', 'notes of the operator.txt'), '');
  await office({ folder: path });
  expect(lies(path), 'nothing but what is not ours').toEqual(['notes of the operator.txt']);
});

test('who gives up takes away all of it, at any moment', async () => {
  const { send, url, ada, folder: path } = await studio();
  const upload = await send.begun(bytes.length);
  const waits = stalled(url, upload, 0, bytes.subarray(0, 3_000), { cookie: ada.cookie });
  await expect.poll(() => send.offset(upload)).toBe(3_000);
  expect((await send.drop(upload)).status).toBe(204);
  await waits.gone;
  expect(lies(path)).toEqual([]);
  expect((await send.put(upload, 3_000, bytes.subarray(3_000))).status).toBe(404);
  const whole = await send.begun(bytes.length);
  const last = send.put(whole, 0, bytes);
  await expect.poll(() => send.offset(whole)).toBe(bytes.length);
  await send.drop(whole);
  await last;
  expect(lies(path), 'also when all of it was here').toEqual([]);
});

test('[X8] no name that somebody sends becomes a path, and a link in the folder leads nowhere', async () => {
  const { send, url, ada, folder: path } = await studio();
  await send.begun(5_000);
  writeFileSync(join(path, 'secret'), 'secret');
  symlinkSync(join(path, 'secret'), join(path, 'media', `${'b'.repeat(64)}.mp4`));
  writeFileSync(join(path, 'secret.mp4'), 'secret');
  const store = await openStore(join(path, 'media'));
  for (const name of ['../secret', `../${'b'.repeat(64)}`, 'parts', '', 'b'.repeat(64)])
    expect(await store.has(name), name).toBe(false);
  const before = readdirSync(path, { recursive: true }).toSorted();
  const names = [
    ...['..', '../secret', '..%2fsecret', '..%252fsecret', '%2e%2e/secret', '..%5csecret', '%c0%ae%c0%ae/secret'],
    ...['/etc/passwd', '%2fetc%2fpasswd', 'C:%5cWindows', '%5c%5chost%5cshare', 'parts', 'parts%2f', '%00', 'a%00.mp4'],
    ...['a'.repeat(4_096), `${'b'.repeat(64)}`, `${'b'.repeat(64)}.`, `${'b'.repeat(64)}.mp4`, `${'B'.repeat(64)}`],
    ...['.', 'con', 'a%0d%0ax:%20y', encodeURIComponent(`${'b'.repeat(63)}\u0131`), `../${'b'.repeat(64)}`],
  ];
  for (const name of names) {
    for (const [method, where] of [
      ['GET', '/media/'],
      ['HEAD', '/api/v1/media/'],
      ['PUT', '/api/v1/media/'],
      ['DELETE', '/api/v1/media/'],
    ] as const) {
      const [status, text] = await raw(url, method, `${where}${name}`, ada.cookie);
      expect(status, `${method} ${name}`).toBeLessThan(500);
      expect(text, `${method} ${name}`).not.toMatch(/secret|root:/);
      if (method === 'GET') expect(status, name).not.toBe(200);
    }
  }
  expect(readdirSync(path, { recursive: true }).toSorted()).toEqual(before);
  rmSync(join(path, 'secret'));
});

/** Asks with the path as it is: fetch would tidy it. */
const raw = (url: string, method: string, path: string, cookie: string) =>
  new Promise<readonly [number, string]>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = { cookie, origin: url, 'upload-offset': 0, 'content-type': 'application/octet-stream' };
    const asking = request({ hostname, port, method, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve([answer.statusCode ?? 0, text]));
    });
    asking.on('error', reject).end(method === 'PUT' ? 'x' : undefined);
  });
