import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { destination, pino } from 'pino';
import type { News } from '../shared/sync/protocol.ts';
import { openAccess } from './access/access.ts';
import { firstRun } from './access/first-run.ts';
import { runAdmin } from './admin-commands.ts';
import { listenForAdmin } from './admin-socket.ts';
import { allowed, lanAddress } from './allowed.ts';
import { config, type Config } from './config.ts';
import { createApp } from './http/app.ts';
import { openHub } from './hub.ts';
import { expectKnownWall, rememberWall } from './known-walls.ts';
import { lock } from './lock.ts';
import { openPages } from './log/pages.ts';
import { events } from './sockets/events.ts';
import { openSockets } from './sockets/sockets.ts';
import { Stop } from './stop.ts';

const GRACE = 4_500; // a supervisor waits 5 s after SIGTERM
const KNOWN = resolve('.walls.json');
const client = fileURLToPath(new URL('../client', import.meta.url));

/** Builds the hub from its parts, in the order in which they need each other, and takes it down in the reverse. */
async function start(settings: Config): Promise<void> {
  const { folder, host, zone, language, tls } = settings;
  const log = pino({ level: settings.logLevel, base: null }, destination(2));
  const onTrouble = (error: unknown) => log.error({ err: error }, 'trouble');
  const clock = Date.now;

  await expectKnownWall(KNOWN, folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const held = await lock(folder);
  const pages = await openPages({ folder, newWall: randomUUID(), warn: (sentence) => log.warn(sentence) });
  await rememberWall(KNOWN, folder).catch(onTrouble);
  const access = await openAccess({ folder, clock, newId: randomUUID });

  let publish: (news: News) => void = () => undefined; // nobody listens before the wall is loaded
  const hub = await openHub({
    log: pages,
    clock,
    newEpoch: randomUUID,
    publish: (news) => publish(news),
    onTrouble,
    build: __BUILD__,
  });

  const server = tls ? createHttps({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }) : createHttp();
  const port = await listen(server, settings);
  const baseUrl = settings.baseUrl ?? new URL(`${tls ? 'https' : 'http'}://${reachable(host)}:${port}`);
  const secure = baseUrl.protocol === 'https:';
  const doors = allowed({ host, port, baseUrl, secure: tls !== undefined });
  server.on(
    'request',
    createApp({
      hub,
      access,
      allowed: doors,
      log,
      clock,
      newId: randomUUID,
      build: __BUILD__,
      language,
      secure,
      trustProxy: settings.trustProxy,
      client,
    }),
  );
  const said = events({ hub, clock, build: __BUILD__, zone, language, onTrouble });
  const sockets = openSockets({ server, access, allowed: doors, secure, events: said });
  publish = sockets.publish;
  const admin = await listenForAdmin(folder, (command) => runAdmin(command, access));
  const links = await firstRun(folder, access, baseUrl);
  log.info({ port, seq: hub.seq, build: __BUILD__ }, 'the wall hangs');
  console.log(`Wall   ${links.display}\nKiosk  ${links.kiosk}\nDesk   ${links.desk}`);
  if (isLoopback(host)) {
    const address = lanAddress() ?? '192.0.2.10';
    console.log(
      `\nOnly this machine can see it. For the whole network:\nHOST=0.0.0.0 BASE_URL=http://${address}:${port} npm start`,
    );
  }

  /** What waits is decided, stored and answered; only then the screens are let go. */
  async function stop(): Promise<void> {
    setTimeout(() => process.exit(1), GRACE).unref();
    admin.close();
    await hub.close();
    await sockets.close();
    server.closeAllConnections();
    await held.release();
    log.info('stopped');
    process.exit(0);
  }
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop();
    });
  }
}

const listen = (server: Server, { host, port }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new Stop(`Port ${port} is in use. Choose another: PORT=3001 npm start`) : error,
      ),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

const isLoopback = (host: string): boolean => ['127.0.0.1', 'localhost', '::1'].includes(host);
const reachable = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return lanAddress() ?? '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
};

try {
  await start(config());
} catch (error) {
  console.error(error instanceof Stop ? error.message : error);
  process.exit(1);
}
