import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { News } from '../shared/sync/protocol.ts';
import type { Language } from '../shared/text/language.ts';
import type { Access } from './access/access.ts';
import type { Audit } from './audit/audit.ts';
import { allowed, lanAddress } from './allowed.ts';
import { createApp } from './http/app.ts';
import type { Live } from './http/options.ts';
import { openHub, type Hub } from './hub.ts';
import { openKeeping } from './keeping.ts';
import { keepSeen } from './last-seen.ts';
import type { ChangeLog } from './log/change-log.ts';
import type { Limits } from './media/limits.ts';
import { openMedia } from './media/media.ts';
import { openMetrics } from './metrics.ts';
import { bePatient, PATIENCE } from './patience.ts';
import { waits } from './personal-data.ts';
import type { Schedule } from './schedule.ts';
import { events } from './sockets/events.ts';
import { openPresence } from './sockets/presence.ts';
import type { Rate } from './sockets/registry.ts';
import { openSockets } from './sockets/sockets.ts';
import { Stop } from './stop.ts';
import { openVisiting } from './visiting.ts';

export interface ServeOptions {
  readonly pages: ChangeLog;
  readonly access: Access;
  readonly audit: Audit;
  readonly log: Logger;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  /** Milliseconds that only ever go on. */
  readonly steady: () => number;
  /** The data folder. */
  readonly folder: string;
  /** A UUID. */
  readonly newId: () => string;
  readonly build: string;
  /** A hash of the code that folds. */
  readonly fold: string;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly baseUrl: URL | undefined;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly trustProxy: readonly string[];
  readonly zone: string;
  readonly language: Language;
  /** The folder of the built pages. */
  readonly client: string;
  readonly rate?: Rate;
  /** Of videos. Only a test says what, and what room there is: bytes. */
  readonly limits?: Partial<Limits>;
  readonly room?: (folder: string) => Promise<number>;
  /** Only a test has a calendar on this very machine. */
  readonly loopback?: boolean;
}

export interface Serving {
  readonly hub: Hub;
  readonly server: Server;
  readonly port: number;
  /** How screens reach this hub. */
  readonly baseUrl: URL;
  readonly schedule: Schedule;
  /** What waits is decided, stored and answered; only then the screens are let go. */
  close(): Promise<void>;
}

/** Loads the wall, then opens the doors to it: nobody gets an answer before there is a wall. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { pages, access, audit, log, clock, newId, build, fold, host, tls, language, zone, rate, trustProxy } = options;
  const onTrouble = (error: unknown) => log.error({ err: error }, 'trouble');

  let publish: (news: News) => void = () => undefined; // nobody listens yet
  const metrics = openMetrics({
    seq: () => hub.seq,
    healthy: () => hub.healthy,
    screens: () => sockets.screens(),
    missing: () => keeping.alarms.missing,
  });
  const { onAnswer, onRefusal } = metrics;
  const hub = await openHub({
    log: metrics.timed(pages),
    clock,
    newEpoch: newId,
    publish: (news) => publish(news),
    onTrouble,
    onAnswer,
    needsEyes: (proposal, formats) => access.stewards.all.length > 0 && waits(proposal, formats), // with nobody to look, nothing waits
    fold,
  });
  const presence = openPresence(clock);
  const media = await openMedia({ ...options, wall: () => hub.wall, whole: () => !hub.readOnly, onTrouble });
  const keeping = await openKeeping({ ...options, hub, media, seen: presence.of });

  const visiting = openVisiting({ wall: () => hub.wall, clock, onTurn: () => sockets.turn() });
  const visit = (): boolean => visiting.now;

  const server = tls ? createHttps({ ...PATIENCE, ...tls }) : createHttp(PATIENCE);
  bePatient(server);
  const port = await listen(server, options);
  const baseUrl = options.baseUrl ?? new URL(`${tls ? 'https' : 'http'}://${reachable(host)}:${port}`);
  const secure = baseUrl.protocol === 'https:';
  const doors = allowed({ host, port, baseUrl, secure: tls !== undefined, trustProxy });
  const live: Live = {
    visit,
    seen: presence.of,
    loaded: presence.loaded,
    forget: presence.forget,
    command: (device, command) => sockets.command(device, command),
    cut: (device) => sockets.cut(device),
  };
  server.on(
    'request',
    createApp({ ...options, ...keeping, hub, media, metrics, allowed: doors, secure, baseUrl, live }),
  );
  const said = events({
    hub,
    presence,
    shown: keeping.shown,
    helper: () => access.helper,
    clock,
    build,
    zone,
    language,
    rate,
    onTrouble,
    onRefusal,
  });
  const lines = new Set<Socket>();
  server.on('connection', (line) => void lines.add(line.once('close', () => lines.delete(line))));
  const sockets = openSockets({
    server,
    access,
    allowed: doors,
    secure,
    events: said,
    presence,
    wall: () => hub.wall,
    visit,
  });
  publish = (news) => {
    visiting.look(); // first, so that a screen that visitors pass hears no word more
    sockets.publish(news);
    void media.look();
  };
  const seen = keepSeen({ access, presence, clock, onTrouble });

  return {
    hub,
    server,
    port,
    baseUrl,
    schedule: keeping.schedule,
    async close() {
      await keeping.schedule.close();
      visiting.stop();
      await media.close();
      await hub.close();
      await seen.close();
      await keeping.shown.close();
      const closed = sockets.close();
      for (const line of lines) line.destroy(); // a screen that stands still would never say goodbye
      await closed;
      await audit.close();
    },
  };
}

const listen = (server: Server, { host, port }: ServeOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Stop(`Port ${port} is in use. Choose another: PORT=3001 npm start`) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return lanAddress() ?? '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
