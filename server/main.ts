import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { destination, pino } from 'pino';
import { openAccess } from './access/access.ts';
import { firstRun } from './access/first-run.ts';
import { runAdmin } from './admin-commands.ts';
import { listenForAdmin } from './admin-socket.ts';
import { lanAddress } from './allowed.ts';
import { config, type Config } from './config.ts';
import { expectKnownWall, rememberWall } from './known-walls.ts';
import { lock } from './lock.ts';
import { openPages } from './log/pages.ts';
import { serve } from './serve.ts';
import { Stop } from './stop.ts';

const GRACE = 4_500; // a supervisor waits 5 s after SIGTERM
const KNOWN = resolve('.walls.json');

/** Builds the hub from its parts, in the order in which they need each other, and takes it down in the reverse. */
async function start(settings: Config): Promise<void> {
  const { folder, tls } = settings;
  const log = pino({ level: settings.logLevel, base: null }, destination(2)); // stdout is for the links
  const clock = Date.now;

  await expectKnownWall(KNOWN, folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const held = await lock(folder);
  const pages = await openPages({ folder, newWall: randomUUID(), warn: (sentence) => log.warn(sentence) });
  await rememberWall(KNOWN, folder).catch((error: unknown) => log.warn({ err: error }, `${KNOWN} cannot be written`));
  const access = await openAccess({ folder, clock, newId: randomUUID });
  const serving = await serve({
    ...settings,
    pages,
    access,
    log,
    clock,
    newId: randomUUID,
    build: __BUILD__,
    tls: tls && { cert: readFileSync(tls.cert), key: readFileSync(tls.key) },
    client: fileURLToPath(new URL('../client', import.meta.url)),
  });
  const admin = await listenForAdmin(folder, (command) => runAdmin(command, access)).catch((error: unknown) => {
    log.warn({ err: error }, 'npm run admin works only while the hub is stopped');
    return undefined;
  });
  const links = await firstRun(folder, access, serving.baseUrl);

  onSignal(async () => {
    setTimeout(() => process.exit(1), GRACE).unref();
    admin?.close();
    await serving.close();
    await held.release();
    log.info('stopped');
    process.exit(0);
  });
  log.info({ port: serving.port, seq: serving.hub.seq, build: __BUILD__ }, 'the wall hangs');
  console.log(`Wall   ${links.display}\nKiosk  ${links.kiosk}\nDesk   ${links.desk}`);
  if (['127.0.0.1', 'localhost', '::1'].includes(settings.host)) inviteNetwork(serving.port);
}

/** Once, however often they ask. */
function onSignal(stop: () => Promise<void>): void {
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ??= stop()));
}

function inviteNetwork(port: number): void {
  const setting = port === 3000 ? '' : `PORT=${port} `;
  const address = `BASE_URL=http://${lanAddress() ?? '192.0.2.10'}:${port}`;
  console.log(
    `\nOnly this machine can open these. For the whole network:\nHOST=0.0.0.0 ${setting}${address} npm start`,
  );
}

try {
  await start(config());
} catch (error) {
  console.error(error instanceof Stop || isSystem(error) ? error.message : error);
  process.exit(1);
}

/** The system's own word: a folder that may not be written, a certificate that is not there. It is a sentence already. */
function isSystem(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
