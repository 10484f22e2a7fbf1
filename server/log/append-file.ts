import { open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Change } from '../../shared/wall.ts';
import { ifMissing, noRoom, remove, syncFolder } from './durable-file.ts';
import { decode, encode, parse } from './lines.ts';

/** The first line of a page. `first` is the seq of the change on its second line. */
export interface Header {
  readonly format: 1;
  readonly wall: string;
  readonly first: number;
}

export interface Page<Head = Header, Item = Change> {
  readonly header: Head;
  readonly changes: Item[];
}

export interface AppendFile<Head = Header, Item = Change> {
  /** Only reads: what is torn or damaged stays as it is. A page without a whole first line is no page: null. */
  read(): Promise<Page<Head, Item> | null>;
  /** After `read` of a page that goes on: cuts off what is torn, and puts the rest on the disk for good. */
  settle(): Promise<void>;
  /** Appends what is new; it is on the disk when this resolves. */
  write(page: Page<Head, Item>): Promise<void>;
  /** The numbers of the lines that are not what was written. What stands before the first of them is read. */
  readonly damaged: readonly number[];
  /** How many bytes at the end are of a line that was never whole. */
  readonly torn: number;
  /** Nothing can be written any more: it is damaged, or the disk did not keep its word. */
  readonly broken: boolean;
  close(): Promise<void>;
}

/** lowdb's adapter for a page: one line a change, never rewritten. The audit trail lies in files like these too. */
export function appendFile<Head = Header, Item = Change>(path: string): AppendFile<Head, Item> {
  let file: FileHandle | undefined;
  let size = 0; // bytes that are known to be on the disk
  let written = 0; // changes in them
  let torn = 0;
  let damaged: readonly number[] = [];
  let broken = false;
  let closed = false;

  async function create(): Promise<FileHandle> {
    const made = await open(path, 'wx', 0o600); // x: a page that is there already is never emptied
    await syncFolder(dirname(path)).catch(async (error: unknown) => {
      broken = true; // ask nobody twice whether it is on the disk: the second answer may be a lie
      await made.close();
      throw error;
    });
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
    if (size > 0) {
      await handle.truncate(size);
      return handle.datasync();
    }
    file = undefined; // a page of which nothing is left is no page
    await handle.close();
    await remove(path);
  }

  return {
    get damaged() {
      return damaged;
    },
    get torn() {
      return torn;
    },
    get broken() {
      return broken;
    },
    async read() {
      const bytes = await readFile(path).catch(ifMissing(null));
      if (!bytes) return null;
      const { lines, good, damaged: bad } = decode(bytes);
      damaged = bad;
      broken = bad.length > 0;
      torn = bytes.length - good;
      const [header, ...changes] = lines.map(parse);
      if (!header) return null;
      size = good;
      written = changes.length;
      return { header: header as Head, changes: changes as Item[] };
    },
    async settle() {
      if (size === 0) return; // not there yet
      file = await open(path, 'r+');
      if (torn > 0) await file.truncate(size);
      await file.datasync(); // a killed process may have written what it did not come to sync
      torn = 0;
    },
    async write({ header, changes }) {
      if (broken || closed) throw new Error('this page takes nothing any more');
      file ??= await create();
      const fresh = changes.slice(written).map(encode);
      const bytes = Buffer.from([...(size === 0 ? [encode(header)] : []), ...fresh].join(''));
      try {
        await put(file, bytes);
      } catch (error) {
        if (noRoom(error)) await takeBack(file).catch(() => (broken = true));
        else broken = true;
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
    async close() {
      closed = true;
      await file?.close();
      file = undefined;
    },
  };
}

const LONGEST = 1_024; // bytes of a first line

/** The first line alone; nothing where it is not whole. */
export async function readHeader(path: string): Promise<Header | undefined> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST));
    const [line] = decode(buffer.subarray(0, Math.min(bytesRead, buffer.indexOf(10) + 1))).lines;
    return line && (parse(line) as Header);
  } finally {
    await file.close();
  }
}
