import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { destination, pino } from 'pino';
import { openAccess } from './access/access.ts';
import { firstRun } from './access/first-run.ts';
import { runAdmin } from './admin-commands.ts';
import { listenForAdmin } from './admin-socket.ts';
import { openAudit } from './audit/audit.ts';
import { lanAddress } from './allowed.ts';
import type { Config } from './config.ts';
import { expectKnownWall, rememberWall } from './known-walls.ts';
import { lock } from './lock.ts';
import { openPages } from './log/pages.ts';
import { serve, type Serving } from './serve.ts';

const GRACE = 4_500; // a supervisor waits 5 s after SIGTERM

export interface StartOptions {
  readonly settings: Config;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  /** Milliseconds that only ever go on. */
  readonly steady: () => number;
  /** A UUID. */
  readonly newId: () => string;
  /** Where it is written down which wall was seen in which folder; nothing for a folder that will be thrown away. */
  readonly known: string | undefined;
}

/** Builds the hub from its parts, in the order in which they need each other, and takes it down in the reverse. */
export async function start({ settings, clock, steady, newId, known }: StartOptions): Promise<Serving> {
  const { folder, tls } = settings;
  const log = pino({ level: settings.logLevel, base: null }, destination(2)); // stdout is for the links

  if (known !== undefined) await expectKnownWall(known, folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const held = await lock(folder);
  const pages = await openPages({ folder, newWall: newId(), warn: (sentence) => log.warn(sentence) });
  if (known !== undefined)
    await rememberWall(known, folder).catch((error: unknown) => log.warn({ err: error }, `${known} cannot be written`));
  const access = await openAccess({ folder, clock, newId });
  const audit = await openAudit({ folder, clock, onTrouble: (error) => log.error({ err: error }, 'audit') });
  const serving = await serve({
    ...settings,
    pages,
    access,
    audit,
    log,
    clock,
    steady,
    newId,
    build: __BUILD__,
    fold: __FOLD__,
    tls: tls && { cert: readFileSync(tls.cert), key: readFileSync(tls.key) },
    client: fileURLToPath(new URL('../client', import.meta.url)),
  });
  const admin = await listenForAdmin(folder, (command) =>
    runAdmin(command, { access, audit, clock, folder, baseUrl: serving.baseUrl }),
  ).catch((error: unknown) => {
    log.warn({ err: error }, 'npm run admin works only while the hub is stopped');
    return undefined;
  });
  const links = await firstRun(folder, access, serving.baseUrl, (error) =>
    log.warn({ err: error }, 'first-run.json or access.json could not be written'),
  );
  void pages.check().catch((error: unknown) => log.error({ err: error }, 'a page cannot be read'));

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
  const alone = ['127.0.0.1', 'localhost', '::1'].includes(settings.host);
  if (alone && !settings.baseUrl) inviteNetwork(serving.port);
  return serving;
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
