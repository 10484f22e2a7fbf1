import { request } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { events } from '../server/sockets/events.ts';
import { PROTOCOL } from '../shared/sync/protocol.ts';
import { emptyWall } from '../shared/wall.ts';
import { connected, office } from './support/office.ts';
import { routes } from './support/routes.ts';

const RUNS = 500;
const OPEN: { readonly points: number; readonly duration: number } = { points: 1_000_000, duration: 1 };

/** Whatever a broken or hostile page might send, with our own words mixed in so that it gets past the first check. */
const anything = fc.anything({
  key: fc.oneof(
    fc.string(),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'prototype',
      'proposals',
      'id',
      'type',
      'data',
      'made',
      'seen',
      'notes',
    ),
  ),
  values: [
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(
      null,
      undefined,
      '__proto__',
      'notes.hang',
      'notes.takeBack',
      'toString',
      1e308,
      '\ud800',
      PROTOCOL,
    ),
    fc.uuid(),
  ],
  withBigInt: false,
  maxDepth: 4,
});

/** Arguments that are almost right: the envelope fits, something in it does not. */
const almost = fc.record(
  {
    proposals: fc.array(
      fc.record(
        {
          id: fc.oneof(fc.uuid(), anything),
          type: fc.constantFrom('notes.hang', 'notes.takeBack', 'notes', '__proto__', 'constructor'),
          data: fc.oneof(
            anything,
            fc.record({ kind: anything, theme: anything, title: fc.constant('x'.repeat(2_000)) }),
          ),
          made: fc.oneof(fc.integer(), fc.double(), anything),
          seen: fc.oneof(fc.nat(), anything),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 60 },
    ),
    protocol: fc.oneof(fc.constant(PROTOCOL), anything),
    build: anything,
    epoch: anything,
    seq: anything,
  },
  { requiredKeys: [] },
);

const names = Object.keys(events({} as never)).map((name) => [name]);

test.each(names)('[X1] 500 argument lists for %s: the same hub answers, and nothing was done', async (name) => {
  const { screen, hub, url } = await office({ rate: OPEN });
  const kiosk = await screen('kiosk');
  await connected(kiosk);
  const crashes: unknown[] = [];
  const note = (error: unknown) => void crashes.push(error);
  process.on('uncaughtException', note).on('unhandledRejection', note);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(anything, almost), { maxLength: 4 }), fc.boolean(), async (args, acked) => {
      Reflect.apply(kiosk.emit, kiosk, [name, ...args, ...(acked ? [() => undefined] : [])]);
    }),
    { numRuns: RUNS, seed: 41 },
  );
  // The answer to a good message comes after all the bad ones: one socket is one queue.
  expect(await kiosk.emitWithAck('hello', { protocol: PROTOCOL, build: 'test' })).toMatchObject({ seq: 0 });
  process.off('uncaughtException', note).off('unhandledRejection', note);
  expect(crashes).toEqual([]);
  expect(hub.wall).toEqual(emptyWall);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

const table = [...new Map(routes().map((route) => [route.join(' '), route])).values(), ['GET', '/assets/x'] as const];

test('the fuzz knows the routes', () => {
  expect(table.map((route) => route.join(' ')).toSorted()).toEqual([
    'DELETE /api/v1/desk/asking/:id',
    'DELETE /api/v1/desk/calendars/:id',
    'DELETE /api/v1/desk/links/:role',
    'DELETE /api/v1/desk/people/:id',
    'DELETE /api/v1/desk/readers/:id',
    'DELETE /api/v1/desk/screens/:id',
    'DELETE /api/v1/media/:upload',
    'GET /',
    'GET /api/v1/desk',
    'GET /api/v1/desk/alarms',
    'GET /api/v1/desk/calendars',
    'GET /api/v1/desk/keeping',
    'GET /api/v1/desk/log',
    'GET /api/v1/desk/notes.csv',
    'GET /api/v1/desk/notes.json',
    'GET /api/v1/desk/notes/:id/shown',
    'GET /api/v1/desk/people',
    'GET /api/v1/desk/readers',
    'GET /api/v1/desk/screens',
    'GET /api/v1/desk/stewards',
    'GET /api/v1/desk/vlogs/people',
    'GET /api/v1/studio',
    'GET /api/v1/wall',
    'GET /assets/x',
    'GET /desk',
    'GET /display',
    'GET /healthz',
    'GET /kiosk',
    'GET /media/:media',
    'GET /metrics',
    'GET /readyz',
    'GET /room',
    'GET /room/:name',
    'GET /sw.js',
    'HEAD /api/v1/media/:upload',
    'POST /api/v1/desk/asking/:id',
    'POST /api/v1/desk/backup',
    'POST /api/v1/desk/calendars/:id',
    'POST /api/v1/desk/erase',
    'POST /api/v1/desk/export',
    'POST /api/v1/desk/first',
    'POST /api/v1/desk/helper',
    'POST /api/v1/desk/import',
    'POST /api/v1/desk/keeping/sure',
    'POST /api/v1/desk/login',
    'POST /api/v1/desk/logout',
    'POST /api/v1/desk/password',
    'POST /api/v1/desk/people',
    'POST /api/v1/desk/people/:id',
    'POST /api/v1/desk/people/:id/pin',
    'POST /api/v1/desk/propose',
    'POST /api/v1/desk/readers',
    'POST /api/v1/desk/reset',
    'POST /api/v1/desk/screens/:id',
    'POST /api/v1/desk/screens/:id/identify',
    'POST /api/v1/desk/screens/:id/move',
    'POST /api/v1/desk/screens/:id/reload',
    'POST /api/v1/desk/search',
    'POST /api/v1/desk/stewards',
    'POST /api/v1/desk/stewards/:id',
    'POST /api/v1/desk/stewards/:id/invite',
    'POST /api/v1/desk/vlogs',
    'POST /api/v1/media',
    'POST /api/v1/notes',
    'POST /api/v1/pair',
    'POST /api/v1/pair/code',
    'POST /api/v1/pair/move',
    'POST /api/v1/pair/read',
    'POST /api/v1/pair/renew',
    'POST /api/v1/pair/wait',
    'POST /api/v1/rooms/:name/flag',
    'POST /api/v1/studio',
    'POST /api/v1/studio/vlogs',
    'PUT /api/v1/media/:upload',
  ]);
});

const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

test.each(table)(
  '[X2] 500 requests to %s %s: never our mistake, never a stack, and nothing was done',
  async (method, path) => {
    const { port, url, hub, access } = await office({ rate: OPEN });
    const key = await access.makeKey('fuzz');
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    const type = fc.constantFrom(
      'application/json',
      'text/plain',
      'application/json; charset=utf-7',
      'multipart/form-data',
      '',
    );
    const body = fc.oneof(
      fc.string(),
      anything.map((value) => JSON.stringify(value) ?? ''),
      almost.map((value) => JSON.stringify(value)),
    );
    const call = fc.record({
      verb: fc.oneof({ weight: 4, arbitrary: fc.constant(method) }, fc.constantFrom(...verbs)),
      body,
      type,
      auth: fc.constantFrom(`Bearer ${key}`, 'Bearer x', ''),
      query: text,
      tail: fc.constantFrom('', '/', '/../..', '/%00', '/..%2f..%2fetc%2fpasswd'),
      origin: fc.constantFrom(url, 'http://evil.example'),
      extra: text,
    });
    await fc.assert(
      fc.asyncProperty(call, async ({ verb, body, type, auth, query, tail, origin, extra }) => {
        const headers = {
          host: `127.0.0.1:${port}`,
          origin,
          'content-type': type,
          authorization: auth,
          'idempotency-key': encodeURIComponent(extra),
          cookie: `woc_kiosk=${encodeURIComponent(extra)}`,
        };
        const { status, answer } = await send(
          port,
          verb,
          `${path}${tail}?${encodeURIComponent(query)}&a[]=1&a=2`,
          headers,
          ['POST', 'PUT', 'PATCH'].includes(verb) ? body : '', // of the rest Node's client does not say how long they are
        );
        expect(status).toBeLessThan(500);
        expect(answer).not.toMatch(/\bat .+:\d+:\d+|node_modules|root:/);
      }),
      { numRuns: RUNS, seed: 42 },
    );
    expect(hub.wall).toEqual(emptyWall);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  },
);

const send = (port: number, method: string, path: string, headers: Record<string, string>, body: string) =>
  new Promise<{ status: number; answer: string }>((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, answer }));
    });
    outgoing.on('error', reject).end(body);
  });
