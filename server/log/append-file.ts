import { open, readFile, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Change } from '../../shared/wall.ts';
import { ifMissing, syncFolder } from './durable-file.ts';
import { decode, encode } from './lines.ts';

/** The first line of a page. `first` is the seq of the change on its second line. */
export interface Header {
  readonly format: 1;
  readonly wall: string;
  readonly first: number;
}

export interface Page {
  readonly header: Header;
  readonly changes: Change[];
}

export interface AppendFile {
  read(): Promise<Page | null>;
  write(page: Page): Promise<void>;
  /** After `read`: on the disk for good, also what a killed process wrote and did not come to sync. */
  settle(): Promise<void>;
  /** The numbers of the lines that are not what was written. What stands before the first is read, nothing is changed. */
  readonly damaged: readonly number[];
  /** True when the disk did not keep its word: what it holds is known again only after a restart. */
  readonly broken: boolean;
  close(): Promise<void>;
}

/**
 * lowdb's adapter for a page: `write` appends only what is new and returns when it is on the disk; `read` cuts off a
 * torn last line and tells `onTorn` how many bytes went. A page without a whole first line is no page: null. A damaged
 * page is left exactly as it is, for whoever comes to mend it.
 */
export function appendFile(path: string, onTorn: (bytes: number) => void): AppendFile {
  let file: FileHandle | undefined;
  let size = 0; // bytes that are known to be on the disk
  let written = 0; // changes in them
  let damaged: readonly number[] = [];
  let broken = false;

  async function create(): Promise<FileHandle> {
    const made = await open(path, 'w', 0o600);
    await syncFolder(dirname(path));
    return made;
  }

  /** All bytes or an error: the system may write fewer than asked. */
  async function put(handle: FileHandle, bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      done += (await handle.write(bytes, done, bytes.length - done, size + done)).bytesWritten;
    }
  }

  /** Takes back what a full disk took half of, so that the page can go on when there is room again. */
  async function takeBack(handle: FileHandle): Promise<void> {
    await handle.truncate(size).catch(() => (broken = true));
  }

  return {
    get damaged() {
      return damaged;
    },
    get broken() {
      return broken;
    },
    async read() {
      const bytes = await readFile(path).catch(ifMissing(null));
      if (!bytes) return null;
      const { values, good, damaged: bad } = decode(bytes);
      damaged = bad;
      if (bad.length > 0) broken = true;
      else if (good < bytes.length) {
        onTorn(bytes.length - good);
        await truncate(path, good);
      }
      const [header, ...changes] = values;
      if (!header) return null;
      size = good;
      written = changes.length;
      return { header: header as Header, changes: changes as Change[] };
    },
    async write({ header, changes }) {
      if (broken) throw new Error('this page is closed since a write failed');
      file ??= size === 0 ? await create() : await open(path, 'r+');
      const fresh = changes.slice(written).map(encode);
      const bytes = Buffer.from([...(size === 0 ? [encode(header)] : []), ...fresh].join(''));
      try {
        await put(file, bytes);
      } catch (error) {
        await takeBack(file);
        throw error;
      }
      try {
        await file.datasync();
      } catch (error) {
        broken = true; // the kernel may have dropped the bytes and called them clean: never ask the same file again
        throw error;
      }
      size += bytes.length;
      written = changes.length;
    },
    async settle() {
      file ??= await open(path, 'r+');
      await file.datasync();
    },
    async close() {
      await file?.close();
      file = undefined;
    },
  };
}
