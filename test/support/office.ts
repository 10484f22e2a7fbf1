import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import { openAccess } from '../../server/access/access.ts';
import { type LinkRole } from '../../server/access/document.ts';
import { openAudit } from '../../server/audit/audit.ts';
import type { ChangeLog } from '../../server/log/change-log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import type { Limits } from '../../server/media/limits.ts';
import { serve } from '../../server/serve.ts';
import type { Rate } from '../../server/sockets/registry.ts';
import { PROTOCOL, type ToHub, type ToScreen, type Whole } from '../../shared/sync/protocol.ts';
import { folder } from './folder.ts';

export type Screen = Socket<ToScreen, ToHub>;

export interface OfficeOptions {
  readonly pages?: ChangeLog;
  readonly rate?: Rate;
  readonly clock?: () => number;
  readonly steady?: () => number;
  readonly baseUrl?: URL;
  readonly host?: string;
  readonly trustProxy?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly room?: () => Promise<number>;
  readonly folder?: string;
}

/** A whole hub with real sockets in this process, on a log without a disk. Everything goes when the test is over. */
export async function office(options: OfficeOptions = {}) {
  const {
    pages = memoryLog(),
    rate,
    clock = Date.now,
    steady = clock,
    baseUrl,
    host = '127.0.0.1',
    trustProxy = [],
    limits,
    room,
    folder: path = folder(),
  } = options;
  const written: string[] = [];
  const access = await openAccess({ folder: path, clock, newId: randomUUID });
  const audit = await openAudit({ folder: path, clock, onTrouble: (error) => written.push(String(error)) });
  const serving = await serve({
    pages,
    access,
    audit,
    folder: path,
    steady,
    log: pino({ level: 'trace', base: null }, { write: (line: string) => void written.push(line) }),
    clock,
    newId: randomUUID,
    build: 'test',
    fold: 'test',
    host,
    port: 0,
    baseUrl,
    tls: undefined,
    trustProxy,
    zone: 'Europe/Amsterdam',
    language: 'nl',
    client: fileURLToPath(new URL('../../dist/client', import.meta.url)),
    ...(rate && { rate }),
    ...(limits && { limits }),
    ...(room && { room }),
    loopback: true,
  });
  onTestFinished(serving.close);
  const url = `http://127.0.0.1:${serving.port}`;

  /** A browser that opened this role's link: the header with its credential. */
  async function pair(role: LinkRole): Promise<string> {
    const response = await fetch(`${url}/api/v1/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ role, token: await access.renewLink(role) }),
    });
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  /** A socket as a browser would open it. `headers` says what differs, `device` of which it is a preview. */
  function connect(role: string, headers: { readonly [name: string]: string } = {}, device?: string): Screen {
    const screen: Screen = io(url, {
      transports: ['websocket'],
      auth: { as: role, device },
      extraHeaders: { origin: url, ...headers },
      reconnection: false,
      forceNew: true,
    });
    onTestFinished(() => void screen.disconnect());
    return screen;
  }

  const screen = async (role: LinkRole) => connect(role, { cookie: await pair(role) });
  return { ...serving, url, access, audit, folder: path, written, pair, connect, screen };
}

/** Resolves when the screen is in; rejects with what kept it out. */
export const connected = (screen: Screen): Promise<void> =>
  new Promise((resolve, reject) => screen.once('connect', () => resolve()).once('connect_error', reject));

/** The next thing of this name that the hub says to the screen. */
export const heard = <Name extends keyof ToScreen>(screen: Screen, name: Name) =>
  new Promise<Parameters<ToScreen[Name]>[0]>((resolve) => screen.once(name, resolve as never));

/** The wall that an internal screen is told next. */
export async function toldWall(screen: Screen): Promise<Whole> {
  const { wall, ...rest } = await heard(screen, 'wall');
  if ('shown' in wall) throw new Error('a visitors’ wall');
  return { ...rest, wall };
}

/** Says hello as a screen that holds this much. Gives the welcome. */
export const hello = (screen: Screen, held: { readonly epoch?: string; readonly seq?: number } = {}) =>
  screen.emitWithAck('hello', { protocol: PROTOCOL, build: 'test', ...held });
