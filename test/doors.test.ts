import { request } from 'node:http';
import { connect as tcp } from 'node:net';
import { describe, expect, test } from 'vitest';
import { PROTOCOL } from '../shared/sync/protocol.ts';
import { make, wire } from './support/make.ts';
import { connected, office, type OfficeOptions } from './support/office.ts';

const hang = (title = 'Rekening klopt niet') => ({
  proposals: [{ ...wire(make('notes.hang', { title })), made: Date.now() }],
});

/** A request with exactly these headers; `fetch` would not let us lie about Host. */
const ask = (port: number, method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> =>
  new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    outgoing.on('error', reject).end(body);
  });

/** The status that a WebSocket handshake with exactly these headers gets. */
const handshake = (port: number, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13';
    const socket = tcp(port, '127.0.0.1', () => {
      socket.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${key}\r\n${lines.join('')}\r\n`,
      );
    });
    socket.once('data', (data) => {
      resolve(Number(String(data).split(' ')[1]));
      socket.destroy();
    });
  });

describe('[X10] a page elsewhere cannot use a colleague’s browser against the hub', () => {
  const cases = (port: number): readonly (readonly [string, string | undefined, string, boolean])[] => [
    ['our own page', `http://127.0.0.1:${port}`, `127.0.0.1:${port}`, true],
    ['our own page by name', `http://localhost:${port}`, `localhost:${port}`, true],
    ['an evil origin', 'http://evil.example', `127.0.0.1:${port}`, false],
    ['no origin', undefined, `127.0.0.1:${port}`, false],
    ['the null origin', 'null', `127.0.0.1:${port}`, false],
    ['a rebound name', `http://evil.example:${port}`, `evil.example:${port}`, false],
    ['a rebound name under our origin', `http://127.0.0.1:${port}`, `evil.example:${port}`, false],
    ['a sub-domain', `http://evil.localhost:${port}`, `localhost:${port}`, false],
    ['another port', 'http://127.0.0.1:1', `127.0.0.1:${port}`, false],
    ['another scheme', `https://127.0.0.1:${port}`, `127.0.0.1:${port}`, false],
  ];

  test('neither by its socket nor by a request that changes something', async () => {
    const { port } = await office();
    for (const [name, origin, host, welcome] of cases(port)) {
      const headers = { host, ...(origin !== undefined && { origin }), 'content-type': 'application/json' };
      expect((await handshake(port, headers)) === 101, `socket: ${name}`).toBe(welcome);
      const status = await ask(port, 'POST', '/api/v1/pair', headers, '{}');
      expect(status, `request: ${name}`).toBe(welcome ? 400 : 403);
    }
  });

  test('a form or a text body is not JSON, and a Host that is not ours gets nothing at all', async () => {
    const { port, url } = await office();
    const host = `127.0.0.1:${port}`;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect(await ask(port, 'POST', '/api/v1/pair', { host, origin: url, 'content-type': type }, '{}'), type).toBe(
        400,
      );
    }
    for (const path of ['/healthz', '/display', '/api/v1/wall', '/']) {
      expect(await ask(port, 'GET', path, { host: 'evil.example' }), path).toBe(403);
    }
  });

  test.each<[string, OfficeOptions, (port: number) => string, number]>([
    ['the name in BASE_URL', { baseUrl: new URL('http://wall.example') }, () => 'wall.example', 200],
    ['its port left open', { baseUrl: new URL('http://wall.example') }, (port) => `wall.example:${port}`, 403],
    ['0.0.0.0 itself', { host: '0.0.0.0' }, (port) => `0.0.0.0:${port}`, 403],
  ])('%s', async (_, options, host, status) => {
    const { port } = await office(options);
    expect(await ask(port, 'GET', '/healthz', { host: host(port) })).toBe(status);
  });
});

describe('who may', () => {
  test('a browser without a credential, with a false one or with another role’s is unpaired', async () => {
    const { connect, pair } = await office();
    const cookie = await pair('display');
    const value = cookie.split('=')[1];
    for (const [role, headers] of [
      ['display', {}],
      ['display', { cookie: 'woc_display=display-1.abc' }],
      ['display', { cookie: `${cookie.slice(0, -1)}x` }],
      ['kiosk', { cookie: `woc_kiosk=${value}` }],
      ['admin', { cookie }],
      ['__proto__', { cookie }],
    ] as const) {
      await expect(connected(connect(role, headers)), `${role} ${JSON.stringify(headers)}`).rejects.toThrow('unpaired');
    }
    await connected(connect('display', { cookie }));
  });

  test('a link pairs each browser once, and nobody once it is renewed', async () => {
    const { url, access } = await office();
    const token = await access.renewLink('kiosk');
    const pair = (role: string, cookie = '', using = token) =>
      fetch(`${url}/api/v1/pair`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url, cookie },
        body: JSON.stringify({ role, token: using }),
      });
    const first = await pair('kiosk');
    expect([first.status, first.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/^woc_kiosk=\S+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=31536000$/),
    ]);
    const again = await pair('kiosk', first.headers.get('set-cookie')?.split(';')[0]);
    expect([again.status, again.headers.get('set-cookie')]).toEqual([204, null]);
    expect((await pair('display')).status).toBe(403);
    await access.renewLink('kiosk');
    expect((await pair('kiosk')).status).toBe(403);
  });

  test('a kiosk hangs notes, a display never does, and both see them', async () => {
    const { screen, hub } = await office();
    const [kiosk, display] = [await screen('kiosk'), await screen('display')];
    const news = new Promise((resolve) => display.once('changes', resolve));
    await display.emitWithAck('hello', { protocol: PROTOCOL, build: 'test' });
    expect(await display.emitWithAck('propose', hang())).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await kiosk.emitWithAck('propose', hang('Waar is mijn pakket'))).toEqual([{ ok: true, seq: 1 }]);
    expect(await news).toMatchObject({
      epoch: hub.epoch,
      from: 0,
      changes: [{ seq: 1, data: { title: 'Waar is mijn pakket' } }],
    });
    const wall = new Promise((resolve) => kiosk.once('wall', resolve));
    expect(await kiosk.emitWithAck('hello', { protocol: PROTOCOL, build: 'test' })).toMatchObject({
      seq: 1,
      profile: { zone: 'Europe/Amsterdam', language: 'nl' },
    });
    expect(await wall).toMatchObject({
      seq: 1,
      wall: { notes: { hanging: [{ title: 'Waar is mijn pakket', device: expect.stringMatching(/^kiosk-/) }] } },
    });
  });

  test('one that says too much is told to wait, and another notices nothing', async () => {
    const { screen } = await office({ rate: { points: 3, duration: 60 } });
    const [loud, calm] = [await screen('kiosk'), await screen('kiosk')];
    const answers = await Promise.all(Array.from({ length: 5 }, () => loud.emitWithAck('propose', hang())));
    expect(answers.slice(3)).toMatchObject([{ refusal: { code: 'busy' } }, { refusal: { code: 'busy' } }]);
    expect(await calm.emitWithAck('propose', hang())).toMatchObject([{ ok: true }]);
  });
});

describe('over HTTP', () => {
  test('a program with a key hangs notes, gets the same answer again, and reads the wall', async () => {
    const { url, access } = await office();
    const key = await access.makeKey('test');
    const post = (body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${url}/api/v1/notes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
        body: JSON.stringify(body),
      });
    const notes = [
      { kind: 'idea', theme: 'app', title: 'Een donkere app', date: '2026-11-20' },
      { kind: 'idea', theme: 'app', title: 'ab' },
      { kind: 'gossip', theme: 'app', title: 'Wist je dat' },
    ];
    const first = await (await post({ notes }, { 'idempotency-key': 'monday' })).json();
    expect(first.results).toMatchObject([
      { ok: true, seq: 1 },
      { ok: false, refusal: { code: 'invalid', field: 'title', message: 'Schrijf eerst één zin.' } },
      { ok: false, refusal: { code: 'invalid', field: 'kind' } },
    ]);
    expect(await (await post({ notes }, { 'idempotency-key': 'monday' })).json()).toEqual(first);
    expect(await (await post({ notes: notes.slice(0, 1) }, { 'idempotency-key': 'tuesday' })).json()).toMatchObject({
      results: [{ ok: true, seq: 2 }],
    });
    const nameless = await post({ notes });
    expect([nameless.status, await nameless.json()]).toMatchObject([400, { error: { code: 'missing', field: 'id' } }]);
    const english = await post({ notes: [] }, { 'accept-language': 'en-GB' });
    expect([english.status, (await english.json()).error.message]).toEqual([
      400,
      'Something is not right here. Please check it.',
    ]);

    const wall = await fetch(`${url}/api/v1/wall`, { headers: { authorization: `Bearer ${key}` } });
    expect(await wall.json()).toMatchObject({ seq: 2, wall: { notes: { hanging: [{ date: '2026-11-20' }, {}] } } });
    const etag = wall.headers.get('etag') ?? '';
    const unchanged = await fetch(`${url}/api/v1/wall`, {
      headers: { authorization: `Bearer ${key}`, 'if-none-match': etag },
    });
    expect(unchanged.status).toBe(304);
  });

  test('who has no key gets neither the wall nor a note on it', async () => {
    const { url, hub, pair } = await office();
    for (const authorization of ['', 'Bearer woc_', `Bearer woc_00000000_${'0'.repeat(64)}`, 'Basic YTpi']) {
      const headers = { authorization, 'content-type': 'application/json' };
      expect((await fetch(`${url}/api/v1/wall`, { headers })).status).toBe(401);
      const note = { id: crypto.randomUUID(), kind: 'idea', theme: 'app', title: 'Een donkere app' };
      expect(
        (await fetch(`${url}/api/v1/notes`, { method: 'POST', headers, body: JSON.stringify({ notes: [note] }) }))
          .status,
      ).toBe(401);
    }
    expect(hub.seq).toBe(0);
    expect((await fetch(`${url}/api/v1/wall`, { headers: { cookie: await pair('display') } })).status).toBe(200);
  });

  test('a log that cannot be written is not healthy, and what it could not store is refused, not lost in silence', async () => {
    const pages = (await import('../server/log/memory.ts')).memoryLog();
    const { url, screen } = await office({
      pages: { ...pages, broken: true, append: () => Promise.reject(new Error('EIO')), keep: () => Promise.resolve() },
    });
    const health = await fetch(`${url}/healthz`);
    expect([health.status, await health.json()]).toMatchObject([503, { ok: false, readOnly: true }]);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const kiosk = await screen('kiosk');
    expect(await kiosk.emitWithAck('hello', { protocol: PROTOCOL, build: 'test' })).toMatchObject({
      profile: { readOnly: true },
    });
    expect(await kiosk.emitWithAck('propose', hang())).toMatchObject([
      { ok: false, refusal: { code: 'not-saved', text: 'error.save' } },
    ]);
  });

  test('every answer carries the security headers and a number that is in the log', async () => {
    const { url, written } = await office();
    const response = await fetch(`${url}/api/v1/nothing`);
    const id = response.headers.get('x-correlation-id') ?? 'none';
    expect([response.status, (await response.json()).error]).toEqual([
      404,
      { code: 'missing', message: 'Dit bestaat niet.' },
    ]);
    expect(written.join('')).toContain(id);
    const policy = response.headers.get('content-security-policy');
    for (const part of ["default-src 'none'", "require-trusted-types-for 'script'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-powered-by')).toBeNull();
  });
});
