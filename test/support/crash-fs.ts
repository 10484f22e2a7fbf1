import { constants as real } from 'node:fs';
import type { Disk } from './crash-disk.ts';

/** As much of node:fs/promises as the log uses, on a disk in memory: `vi.mock('node:fs/promises', () => import(...))`. */
let disk: Disk;
export const mount = (other: Disk): void => void (disk = other);

const fault = (code: string, path: string) => Object.assign(new Error(`${code}: ${path}`), { code, syscall: 'test' });

class Handle {
  readonly file: number;
  readonly path: string;
  readonly isFolder: boolean;
  closed = false;
  constructor(file: number, path: string, isFolder = false) {
    this.file = file;
    this.path = path;
    this.isFolder = isFolder;
  }
  #use(): void {
    if (this.closed) throw fault('EBADF', this.path);
  }
  async write(bytes: Buffer, from: number, length: number, at: number) {
    this.#use();
    const old = disk.bytes(this.file);
    const size = Math.max(old.length, at + length);
    const now = Buffer.concat([old, Buffer.alloc(size - old.length)]);
    bytes.copy(now, at, from, from + length);
    disk.put(this.file, this.path, now);
    return { bytesWritten: length };
  }
  async read(buffer: Buffer) {
    return { buffer, bytesRead: disk.bytes(this.file).copy(buffer) };
  }
  async truncate(size: number) {
    this.#use();
    disk.put(this.file, this.path, disk.bytes(this.file).subarray(0, size));
  }
  async sync() {
    this.#use();
    if (this.isFolder) disk.syncNames(this.path);
    else disk.sync(this.file, this.path);
  }
  datasync = () => this.sync();
  async close() {
    this.closed = true;
  }
}

export async function open(path: string, flags: string) {
  const file = disk.find(path);
  if (flags === 'r' && file === undefined) return new Handle(0, path, true);
  if (flags === 'wx' && file !== undefined) throw fault('EEXIST', path);
  if (flags.startsWith('r') && file === undefined) throw fault('ENOENT', path);
  if (flags === 'w' && file !== undefined) disk.put(file, path, Buffer.alloc(0));
  return new Handle(file ?? disk.create(path), path);
}

export async function readFile(path: string, encoding?: 'utf8') {
  const file = disk.find(path);
  if (file === undefined) throw fault('ENOENT', path);
  return encoding ? disk.bytes(file).toString(encoding) : Buffer.from(disk.bytes(file));
}

export async function writeFile(handle: Handle, text: string | Iterable<string>) {
  for (const piece of typeof text === 'string' ? [text] : text) {
    const bytes = Buffer.from(piece);
    await handle.write(bytes, 0, bytes.length, disk.bytes(handle.file).length);
  }
}

export const rename = async (from: string, to: string) => disk.rename(from, to);
export const rm = async (path: string) => void (disk.find(path) !== undefined && disk.remove(path));
export const access = async () => undefined;
export const mkdir = async () => undefined;
export const constants = real;

/** The folder of the pages is taken for granted: it is there from the first moment. */
export const readdir = async (path: string) => disk.list(path);
