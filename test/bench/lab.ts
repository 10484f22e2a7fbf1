import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAccess } from '../../server/access/access.ts';
import { type LinkRole } from '../../server/access/document.ts';
import { cookieName } from '../../server/access/credentials.ts';
import { startHub, type HubProcess } from '../support/hub-process.ts';
import type { LimitOptions } from './limit.ts';
import { fill } from './stock.ts';

export interface Hub extends HubProcess {
  readonly port: number;
  /** Where it lives: start a hub on it again after this one was stopped. */
  readonly home: string;
  /** What /metrics says now, by name with labels. */
  metrics(): Promise<ReadonlyMap<string, number>>;
  /** Kills it and removes its folder. */
  end(): Promise<void>;
}

export interface Limit {
  readonly port: number;
  /** Bytes of memory. */
  memory(): Promise<number>;
  end(): Promise<void>;
}

export interface Lab {
  /** A folder on the disk that the project is on. */
  readonly path: string;
  /** The cookies of paired devices. */
  readonly displays: readonly string[];
  readonly kiosks: readonly string[];
  /** The built hub in a folder of its own that knows all these devices, with so many changes and living notes. */
  hub(stored?: Stored): Promise<Hub>;
  /** A hub on a folder that is there already. */
  again(home: string): Promise<Hub>;
  limit(options: LimitOptions): Promise<Limit>;
}

export interface Stored {
  readonly changes: number;
  readonly living: number;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Where hubs are built up and torn down, until this process ends. On the project's own disk: a temporary folder may be
 * memory, which syncs nothing.
 */
export async function openLab(screens: number, keyboards: number): Promise<Lab> {
  const path = mkdtempSync(join(root, 'dist/lab-'));
  const stocks = new Map<string, Promise<string>>();
  const running = new Set<ChildProcess>();
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  });
  let folders = 0;
  const newFolder = () => {
    const folder = join(path, String((folders += 1)));
    mkdirSync(folder);
    return folder;
  };

  const seed = newFolder();
  const access = await openAccess({ folder: seed, clock: Date.now, newId: randomUUID });
  async function pair(role: LinkRole, count: number): Promise<readonly string[]> {
    const token = await access.renewLink(role);
    const cookies: string[] = [];
    while (cookies.length < count) cookies.push(`${cookieName(role, false)}=${await access.pair(role, token)}`);
    return cookies;
  }
  const displays = await pair('display', screens);
  const kiosks = await pair('kiosk', keyboards);

  /** A data folder with this much in it, made once. */
  function stock({ changes, living }: Stored): Promise<string> {
    const name = `${changes}-${living}`;
    const made = stocks.get(name) ?? fill(newFolder(), changes, living);
    stocks.set(name, made);
    return made;
  }

  const keep = (child: ChildProcess) => void running.add(child.once('exit', () => running.delete(child)));

  async function again(home: string): Promise<Hub> {
    const hub = await startHub({ home, node: [] });
    keep(hub.child);
    return {
      ...hub,
      home,
      port: Number(new URL(hub.url).port),
      metrics: async () => figures(await (await fetch(`${hub.url}/metrics`)).text()),
      async end() {
        await hub.stop('SIGKILL');
        rmSync(home, { recursive: true, force: true });
      },
    };
  }

  return {
    path,
    displays,
    kiosks,
    again,
    async hub(stored) {
      const home = newFolder();
      const data = join(home, 'data');
      if (stored) cpSync(await stock(stored), data, { recursive: true });
      else mkdirSync(data, { mode: 0o700 });
      copyFileSync(join(seed, 'access.json'), join(data, 'access.json'));
      return again(home);
    },
    async limit(options) {
      const file = fileURLToPath(new URL('limit.js', import.meta.url));
      const child = fork(file, [JSON.stringify(options)]);
      keep(child);
      const [port] = await once(child, 'message');
      return {
        port,
        async memory() {
          child.send('memory');
          const [bytes] = await once(child, 'message');
          return bytes;
        },
        async end() {
          const gone = once(child, 'exit');
          child.kill('SIGKILL');
          await gone;
        },
      };
    },
  };
}

/** Reads the text format of Prometheus. */
const figures = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const gap = line.lastIndexOf(' ');
        return [line.slice(0, gap), Number(line.slice(gap + 1))];
      }),
  );
