import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request, type RequestOptions } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { PASSWORD } from '../support/desk.ts';
import { home, startHub, type HubProcess } from '../support/hub-process.ts';
import { connected, hello, type Screen } from '../support/office.ts';

const has = (command: string): boolean => spawnSync(command, ['version']).status === 0;
const ways = ['an authority of its own', 'the files of a certificate', 'the hub’s own HTTPS'] as const;
const can = ways.filter((way) => (way === ways[2] || has('caddy')) && (way === ways[0] || has('openssl')));
for (const way of ways.filter((one) => !can.includes(one)))
  console.log(`not run: HTTPS by ${way} [SEC-34]: Caddy or OpenSSL is not on this machine`);

const NAME = 'muur.test'; // no such name outside: it is this machine, as `lookup` says

/** A port that is free now. */
async function free(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A certificate as somebody would buy it. */
function certificate(folder: string): { readonly cert: string; readonly key: string } {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const name = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`];
  const { status, stderr } = spawnSync('openssl', ['req', '-x509', ...kind, ...name, '-keyout', key, '-out', cert]);
  if (status !== 0) throw new Error(String(stderr));
  return { cert, key };
}

/** Caddy with deploy/Caddyfile, as docs/tls.md says, but for what would reach outside this test. */
async function caddy(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const recipe = fileURLToPath(new URL('../../deploy/Caddyfile', import.meta.url));
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\nimport ${recipe}\n`);
  const child = spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
    env: { PATH: process.env['PATH'], HOME: folder, XDG_DATA_HOME: folder, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += String(chunk);
      const ready = env['WALL_TLS'] !== undefined || said.includes('certificate obtained');
      if (ready && said.includes('serving initial configuration')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`Caddy stopped with ${code}: ${said}`)));
  });
}

/** A hub that is reached by HTTPS in this way, and whom its screens have to trust. */
async function secured(way: (typeof ways)[number]): Promise<{ hub: HubProcess; base: string; ca: string }> {
  const lab = home();
  onTestFinished(lab.remove);
  const [port, hubPort] = [await free(), await free()];
  const own = way === ways[2];
  const base = `https://${NAME}:${own ? hubPort : port}`;
  const files = way === ways[0] ? undefined : certificate(lab.path);
  const hub = await startHub({
    home: lab.path,
    port: hubPort,
    env: {
      BASE_URL: base,
      ...(own ? { TLS_CERT: files?.cert, TLS_KEY: files?.key } : { TRUST_PROXY: '127.0.0.1' }),
    },
  });
  onTestFinished(() => void hub.stop('SIGKILL'));
  if (!own)
    await caddy(lab.path, {
      WALL_NAME: base,
      WALL_HUB: `127.0.0.1:${hubPort}`,
      ...(files && { WALL_TLS: `${files.cert} ${files.key}` }),
    });
  const ca = readFileSync(files?.cert ?? join(lab.path, 'caddy/pki/authorities/local/root.crt'), 'utf8');
  return { hub, base, ca };
}

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

/** A request through the proxy, from this address of this machine. */
const ask = (url: string, agent: Agent, options: RequestOptions = {}, body = ''): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, ...options }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    outgoing.on('error', reject).end(body);
  });

const lookup: NonNullable<RequestOptions['lookup']> = (_name, options, answer) =>
  options.all ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4);

test.each(can)('[SEC-34] by %s: cookies of HTTPS, WebSockets, our page alone, and true addresses', async (way) => {
  const { hub, base, ca } = await secured(way);
  const agent = new Agent({ ca, lookup, localAddress: '127.0.0.2' });
  const origin = base;
  const post = (path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
    ask(
      base + path,
      agent,
      { method: 'POST', headers: { origin, 'content-type': 'application/json', ...headers } },
      JSON.stringify(body),
    );
  const token = (link: string) => new URL(link).hash.split('=')[1];
  expect(hub.links.display, 'the links are those of the proxy').toContain(base);

  const page = await ask(`${base}/display`, agent);
  expect([page.status, page.headers['strict-transport-security']]).toEqual([200, expect.any(String)]);
  const paired = await post('/api/v1/pair', { role: 'display', token: token(hub.links.display) });
  const [set = ''] = paired.headers['set-cookie'] ?? [];
  expect(set).toMatch(/^__Host-woc_display=\S+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=31536000; Secure$/);
  const cookie = set.split(';')[0] ?? '';

  const connect = (headers: Readonly<Record<string, string>>): Screen => {
    const screen: Screen = io(base, {
      transports: ['websocket'],
      auth: { as: 'display' },
      extraHeaders: headers,
      reconnection: false,
      forceNew: true,
      agent: agent as never,
      ca,
    });
    onTestFinished(() => void screen.disconnect());
    return screen;
  };
  const screen = connect({ origin, cookie });
  await connected(screen);
  expect(await hello(screen)).toMatchObject({ profile: { audience: 'internal' } });
  for (const wrong of ['https://evil.example', base.replace('https', 'http'), `${base}0`])
    await expect(connected(connect({ origin: wrong, cookie })), wrong).rejects.toThrow();
  expect((await post('/api/v1/pair/renew', {}, { cookie, origin: 'https://evil.example' })).status).toBe(403);
  const other = await ask(base, agent, { servername: NAME, headers: { host: 'evil.example' } });
  expect(other.text, 'another name gets nothing').not.toContain('<script');

  const spoofed = { cookie, 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'evil.example' };
  expect((await post('/api/v1/pair/renew', {}, spoofed)).status).toBe(204);
  const first = await post('/api/v1/desk/first', { token: token(hub.links.desk), name: 'Ada', password: PASSWORD });
  const [session = ''] = first.headers['set-cookie'] ?? [];
  expect(session).toMatch(/^__Host-woc_desk=\S+; .*Secure$/);
  const desk = await ask(`${base}/api/v1/desk/screens`, agent, { headers: { cookie: session.split(';')[0] ?? '' } });
  expect(JSON.parse(desk.text).screens).toMatchObject([{ pages: 1, address: '127.0.0.2' }]);
  expect((await ask(`${base}/metrics`, agent)).status, 'the proxy is not this machine').toBe(401);
});
