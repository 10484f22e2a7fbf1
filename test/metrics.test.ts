import { request } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { allowed } from '../server/allowed.ts';
import { memoryLog } from '../server/log/memory.ts';
import { openMetrics } from '../server/metrics.ts';
import { PROTOCOL } from '../shared/sync/protocol.ts';
import { make, wire } from './support/make.ts';
import { office, type OfficeOptions } from './support/office.ts';

const LABELS = ['answer', 'code', 'event', 'kind', 'le', 'role', 'space', 'state', 'type'];
const VERSION = ['version', 'major', 'minor', 'patch'];

const asked = (title: string) => ({ ...wire(make('notes.hang', { title })), made: Date.now() });

/** GET /metrics with exactly these headers: its status. */
const ask = (port: number, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/metrics', headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end();
  });

test('[P-06] the metrics tell how the hub does, and neither a text nor a name nor an id', async () => {
  const { url, access, screen, pair } = await office({ rate: { points: 3, duration: 60 } });
  const key = await access.makeKey('kanarie');
  await pair('display');
  const [kiosk, display] = [await screen('kiosk'), await screen('display')];
  await display.emitWithAck('hello', { protocol: PROTOCOL, build: 'test' });
  const note = asked('Kanarie zingt luid');
  await kiosk.emitWithAck('propose', { proposals: [note, asked('Kanarie zingt zacht'), { ...note, id: 'kanarie' }] });
  await kiosk.emitWithAck('propose', { proposals: [{ ...asked('ab'), type: 'kanarie' }] });
  await fetch(`${url}/api/v1/notes?kanarie`, { headers: { authorization: `Bearer ${key}x`, 'x-kanarie': 'kanarie' } });
  await kiosk.emitWithAck('propose', { proposals: [] });
  await kiosk.emitWithAck('propose', { proposals: [asked('Kanarie zwijgt')] });

  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('wall_answers_total{answer="ok"} 2');
  expect(text).toContain('wall_answers_total{answer="invalid"} 2');
  expect(text).toContain('wall_refused_messages_total{code="busy"} 1');
  expect(text).toContain('wall_refused_messages_total{code="invalid"} 1');
  expect(text).toContain('wall_append_seconds_count 1');
  expect(text).toContain('wall_batch_changes_sum 2');
  expect(text).toContain('wall_screens{role="display",state="listening"} 1');
  expect(text).toContain('wall_screens{role="kiosk",state="connected"} 1');
  expect(text).toContain('wall_seq 2');
  expect(text).toContain('wall_writable 1');
  expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds \d/);

  expect(text.toLowerCase()).not.toContain('kanarie');
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|woc_|(kiosk|display|key)-/);
  expect(text).not.toContain(key.split('_')[1]);
  const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, label]) => label));
  expect([...labels].filter((label) => ![...LABELS, ...VERSION].includes(label ?? ''))).toEqual([]);
});

test('what could not be stored is counted', async () => {
  const full = {
    ...memoryLog(),
    broken: true,
    append: () => Promise.reject(new Error('EIO')),
    keep: async () => undefined,
  };
  const { url, hub } = await office({ pages: full });
  await expect(hub.propose({ device: 'kiosk-1', role: 'kiosk' }, asked('Rekening klopt niet'))).rejects.toThrow('EIO');
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('wall_answers_total{answer="not-saved"} 1');
  expect(text).toContain('wall_writable 0');
  expect(text).toContain('wall_append_seconds_count 0');
});

test('the time of an append is the disk’s, not that of the screens which hear of it', async () => {
  let now = 0;
  const watch = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => watch.mockRestore());
  const disk = memoryLog();
  const metrics = openMetrics({ seq: () => 0, healthy: () => true, screens: () => [], missing: () => 0 });
  const slow = { ...disk, append: (...what: Parameters<typeof disk.append>) => ((now += 3), disk.append(...what)) };
  const log = metrics.timed(slow);
  await log.follow(0, () => void (now += 500));
  await log.append([], 0);
  expect((await metrics.read()).text).toContain('wall_append_seconds_sum 0.003');
});

describe('who may read the metrics', () => {
  const cases: readonly (readonly [string, OfficeOptions, (port: number) => Record<string, string>, number])[] = [
    ['this machine', {}, (port) => ({ host: `127.0.0.1:${port}` }), 200],
    ['this machine by name', {}, (port) => ({ host: `localhost:${port}` }), 200],
    ['this machine, the hub open to the network', { host: '0.0.0.0' }, (port) => ({ host: `127.0.0.1:${port}` }), 200],
    ['one whom a proxy names', {}, (port) => ({ host: `127.0.0.1:${port}`, 'x-forwarded-for': '192.0.2.1' }), 401],
    [
      'one whom a proxy calls local',
      {},
      (port) => ({ host: `127.0.0.1:${port}`, 'x-forwarded-for': '127.0.0.1' }),
      401,
    ],
    [
      'one whom a proxy names otherwise',
      {},
      (port) => ({ host: `127.0.0.1:${port}`, forwarded: 'for=127.0.0.1' }),
      401,
    ],
    [
      'one who comes under the name that the network knows',
      { baseUrl: new URL('http://wall.example') },
      () => ({ host: 'wall.example' }),
      401,
    ],
    [
      'one whom a proxy sends on without a word, under our own name',
      { baseUrl: new URL('https://wall.example') },
      (port) => ({ host: `127.0.0.1:${port}` }),
      401,
    ],
    [
      'one whom a trusted proxy calls local',
      { trustProxy: ['127.0.0.1'] },
      (port) => ({ host: `127.0.0.1:${port}`, 'x-forwarded-for': '127.0.0.1' }),
      401,
    ],
    [
      'one whom a trusted proxy sends on without a word',
      { trustProxy: ['127.0.0.1'] },
      (port) => ({ host: `127.0.0.1:${port}` }),
      401,
    ],
    ['a name that is not ours', {}, () => ({ host: 'evil.example' }), 403],
  ];

  test.each(cases)('%s', async (_, options, headers, status) => {
    const { port } = await office(options);
    expect(await ask(port, headers(port))).toBe(status);
  });

  test.each([
    ['127.0.0.1', '127.0.0.1', true],
    ['127.8.9.1', '127.0.0.1', true],
    ['::1', '[::1]', true],
    ['::ffff:127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '192.0.2.10', false],
    ['127.0.0.1', '127.8.9.1', false],
    ['192.0.2.1', '127.0.0.1', false],
    ['::ffff:192.0.2.1', '127.0.0.1', false],
    ['127.evil', '127.0.0.1', false],
    ['fe80::1', '[::1]', false],
    [undefined, '127.0.0.1', false],
  ])('one who comes from %s and asks for %s', (remoteAddress, name, welcome) => {
    const baseUrl = new URL('http://192.0.2.10:3000');
    const doors = allowed({ host: '0.0.0.0', port: 3000, baseUrl, secure: false, trustProxy: [] });
    expect(doors.thisMachine({ headers: { host: `${name}:3000` }, socket: { remoteAddress } })).toBe(welcome);
  });

  test('a program with a key, through any proxy; not a screen, not a false key', async () => {
    const { port, access, pair } = await office({ trustProxy: ['127.0.0.1'] });
    const key = await access.makeKey('prometheus');
    const host = `127.0.0.1:${port}`;
    const proxied = { host, 'x-forwarded-for': '192.0.2.1' };
    expect(await ask(port, { ...proxied, authorization: `Bearer ${key}` })).toBe(200);
    expect(await ask(port, { ...proxied, authorization: `Bearer ${key.slice(0, -1)}x` })).toBe(401);
    expect(await ask(port, { ...proxied, cookie: await pair('display') })).toBe(401);
  });
});
