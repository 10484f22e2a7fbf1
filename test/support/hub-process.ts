import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface HubProcess {
  readonly folder: string;
  readonly url: string;
  readonly child: ChildProcess;
  readonly links: { readonly display: string; readonly kiosk: string; readonly desk: string };
  /** All that it wrote so far, to stdout and to stderr. */
  readonly output: () => string;
  /** Sends the signal and waits until the process is gone. Gives its exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

export interface HubSettings {
  /** Where the data folder and the record of known walls live. */
  readonly home: string;
  readonly port?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** What Node is told; as people run it: nothing. */
  readonly node?: readonly string[];
  /** A command that runs the hub: `nsenter ...`. */
  readonly under?: readonly string[];
}

/** A folder for hubs to live in, and its end. */
export function home(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hub-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Nothing reaches a prototype [X3]. */
const frozen = ['--disable-proto=throw', '--import', pathToFileURL(join(root, 'test/support/frozen.mjs')).href];

/** The built hub, in a process of its own, that has only just begun. */
export function spawnHub({ home: path, port = 0, env = {}, under = [], node = frozen }: HubSettings) {
  const [command = '', ...args] = [...under, process.execPath, ...node, join(root, 'dist/server/main.js')];
  return spawn(command, args, {
    cwd: path,
    env: { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: join(path, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A real hub: the built one, in a process of its own. Resolves when it printed its links. */
export async function startHub(settings: HubSettings): Promise<HubProcess> {
  const folder = join(settings.home, 'data');
  const child = spawnHub(settings);
  let text = '';
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      if (/^Desk .*\n/m.test(text)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the hub stopped with ${code}: ${text}`)));
  });
  await ready;
  const link = (page: string) => new RegExp(`^${page} +(\\S+)`, 'm').exec(text)?.[1] ?? '';
  const links = { display: link('Wall'), kiosk: link('Kiosk'), desk: link('Desk') };
  return {
    folder,
    url: new URL(links.display).origin,
    child,
    links,
    output: () => text,
    async stop(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
}

/** `npm run admin -- ...` on this data folder: what it printed and how it ended. */
export async function admin(
  path: string,
  ...args: string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/server/admin.js'), 'admin', ...args], {
    cwd: path,
    env: { PATH: process.env['PATH'], DATA_DIR: join(path, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, output: output.trim() };
}
