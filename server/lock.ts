import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stop } from './stop.ts';

export interface Lock {
  release(): Promise<void>;
}

/**
 * Holds a data folder for this process alone [D11]. On Linux and Windows the kernel keeps the lock (a name in its table,
 * not a file), so it is free at the very moment that the process is gone, however it went. A second process gets Stop,
 * and hears who holds it. Containers do not see each other's names: one data folder, one container.
 */
export async function lock(folder: string): Promise<Lock> {
  const holder = join(folder, 'holder.json');
  const name = await nameOf(folder);
  if (name.endsWith('.sock')) await clearStale(name);
  const server = await claim(name).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Stop(`Another hub holds ${folder}: ${await who(holder)}. Stop that one first.`);
  });
  // So that another hears who holds it. A full or read-only disk may have no place for that: the lock holds without it.
  await writeFile(holder, JSON.stringify({ pid: process.pid, host: hostname() }), { mode: 0o600 }).catch(() =>
    rm(holder, { force: true }).catch(() => undefined),
  );
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function nameOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const name = `wall-of-change-${dev}-${ino}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

/** Elsewhere the name is a file that outlives a killed process: it goes when nobody answers behind it. */
const clearStale = (path: string): Promise<void> =>
  new Promise((resolve) => {
    const probe = connect(path, () => {
      probe.destroy();
      resolve();
    });
    probe.once('error', () => resolve(rm(path, { force: true })));
  });

const claim = (name: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen({ path: name, exclusive: true }, () => resolve(server.unref()));
  });

async function who(holder: string): Promise<string> {
  try {
    const { pid, host } = JSON.parse(await readFile(holder, 'utf8'));
    return `process ${pid} on ${host}`;
  } catch {
    return 'a process that did not leave its name';
  }
}
