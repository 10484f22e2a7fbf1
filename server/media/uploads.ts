import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { noRoom } from '../log/durable-file.ts';
import { beginsAsMp4, START } from './boxes.ts';
import { check } from './check.ts';
import type { Facts, Limits, MediaNo } from './limits.ts';
import type { Store } from './store.ts';

/** A video as it is told of when all of it is here: `media` is its name. */
export interface Received extends Facts {
  readonly media: string;
}
type No = { readonly no: MediaNo };

/** What became of a piece: so much is here, all of it is and this is what it is, or why not. */
export type Taken = { readonly at: number; readonly wrong?: true } | Received | No;

/** The bytes of a request, and the end of it. */
export interface Body {
  readonly bytes: AsyncIterable<Buffer>;
  /** Who sends them is let go. */
  cut(): void;
}

/** Videos on their way in, piece by piece: each a file under a name of ours, as long as what is here [X6, X8]. */
export interface Uploads {
  /** Gives the name under which so many bytes may come. Who begins too many gives up the oldest. */
  begin(who: string, size: number): Promise<{ readonly upload: string } | No>;
  /** How much of it is here; nothing of one that is not this person's. */
  offset(who: string, upload: string): number | undefined;
  /** Writes a piece behind what is here. A newer request takes the place of one that still waits for its bytes. */
  take(who: string, upload: string, offset: number, body: Body): Promise<Taken | undefined>;
  /** Gives it up. Resolves with the video, where all of it was here already. */
  drop(who: string, upload: string): Promise<string | undefined>;
  /** Gives up those that nobody went on with. */
  tidy(): Promise<void>;
  /** Nobody sends any more. */
  close(): Promise<void>;
}

export interface UploadsOptions {
  /** The folder of the parts: nobody else's. */
  readonly parts: string;
  readonly store: Store;
  readonly limits: Limits;
  readonly steady: () => number;
  readonly newId: () => string;
  /** Makes the folder of the parts. */
  readonly ready: () => Promise<void>;
  /** How many bytes the disk has left. */
  readonly room: () => Promise<number>;
  /** It is in the store now, and of this person. */
  readonly onKept: (received: Received, who: string) => void;
}

interface Upload {
  readonly id: string;
  readonly who: string;
  readonly size: number;
  readonly path: string;
  /** How long its file is. */
  at: number;
  /** When something last came: steady time. */
  touched: number;
  /** A piece that is being written, and what lets go of who sends it. */
  writing: Promise<unknown> | undefined;
  cut: () => void;
  /** What all of it was found to be. */
  outcome: Promise<Received | No> | undefined;
  /** It is no upload any more: the store has it, or nobody. */
  over: boolean;
}

const nobody = (): void => undefined;

export function openUploads(options: UploadsOptions): Uploads {
  const { parts, store, limits, steady, newId, ready, room, onKept } = options;
  const uploads = new Map<string, Upload>();
  const all = () => [...uploads.values()];
  const mine = (who: string, upload: string): Upload | undefined => {
    const one = uploads.get(upload);
    return one?.who === who ? one : undefined;
  };
  let looking: Promise<unknown> = Promise.resolve(); // one file at a time: a process takes memory
  const closing = new AbortController();

  /** Is there room for so much more? Nothing waits in here, so that two who ask at once do not both get the last of it. */
  function fits(size: number, free: number): boolean {
    const coming = all().filter(({ over }) => !over);
    const promised = coming.reduce((sum, one) => sum + one.size, 0);
    const unwritten = coming.reduce((sum, one) => sum + one.size - one.at, 0);
    return store.bytes + promised + size <= limits.all && free - unwritten - size >= limits.free;
  }

  /** The one that has to make place when this person begins another. */
  function oldest(who: string): Upload | undefined {
    const theirs = all().filter((one) => one.who === who);
    return theirs.length < limits.each ? undefined : theirs.toSorted((one, other) => one.touched - other.touched)[0];
  }

  async function give(one: Upload): Promise<Received | No | undefined> {
    uploads.delete(one.id);
    one.cut();
    await one.writing;
    const found = await one.outcome?.catch(() => undefined);
    await rm(one.path, { force: true });
    return found;
  }

  /** Writes what comes; whatever ends it, `at` is what the file has. What begins as no MP4 goes no further. */
  async function write(one: Upload, { bytes, cut }: Body): Promise<No | undefined> {
    const told = one.at >= START;
    const timer = setTimeout(cut, limits.patience);
    const file = await open(one.path, 'r+').catch((error: unknown) => {
      clearTimeout(timer);
      throw error;
    });
    let came = 0;
    try {
      for await (const chunk of bytes) {
        came += chunk.length;
        if (came > limits.piece || one.at + chunk.length > one.size) return { no: 'large' };
        for (let done = 0; done < chunk.length;)
          done += (await file.write(chunk, done, chunk.length - done, one.at + done)).bytesWritten;
        one.at += chunk.length;
      }
    } catch (error) {
      if (noRoom(error)) return { no: 'full' };
      if (!isCut(error)) throw error;
    } finally {
      clearTimeout(timer);
      one.touched = steady();
      one.at = (await file.stat()).size;
      await file.close();
    }
    return told || one.at < START || (await begins(one.path)) ? undefined : { no: 'mp4' };
  }

  async function finish(one: Upload): Promise<Received | No> {
    try {
      const facts = await check(one.path, limits.look, closing.signal);
      if ('no' in facts) return facts;
      let received: Received = { media: '', ...facts };
      await store.keep(one.path, (media) => onKept((received = { ...received, media }), one.who));
      return received;
    } finally {
      await rm(one.path, { force: true });
      one.over = true;
    }
  }

  function lookAt(one: Upload): Promise<Received | No> {
    const turn = looking.then(() => finish(one));
    looking = turn.catch(() => undefined);
    return turn;
  }

  return {
    async begin(who, size) {
      if (size > limits.file) return { no: 'large' };
      await ready();
      const free = await room();
      for (let old = oldest(who); old; old = oldest(who)) await give(old);
      if (!fits(size, free)) return { no: 'full' };
      const id = newId();
      const path = join(parts, id);
      const one: Upload = {
        ...{ id, who, size, path, at: 0, touched: steady() },
        ...{ writing: undefined, cut: nobody, outcome: undefined, over: false },
      };
      uploads.set(id, one);
      try {
        await (await open(path, 'wx', 0o600)).close();
      } catch (error) {
        uploads.delete(id);
        throw error;
      }
      return { upload: id };
    },
    offset: (who, upload) => mine(who, upload)?.at,
    async take(who, upload, offset, body) {
      const one = mine(who, upload);
      if (!one) return undefined;
      while (one.writing) {
        one.cut();
        await one.writing;
      }
      if (!uploads.has(upload)) return undefined;
      if (one.outcome && offset === one.size) return one.outcome; // the answer was lost
      if (one.outcome || offset !== one.at) return { at: one.at, wrong: true };
      const writing = write(one, body);
      one.cut = body.cut;
      one.writing = writing
        .catch(() => undefined)
        .then(() => {
          one.writing = undefined;
          one.cut = nobody;
        });
      const no = await writing;
      await one.writing;
      if (no?.no === 'mp4') await give(one);
      if (no) return no;
      if (!uploads.has(upload)) return undefined;
      if (one.at < one.size) return { at: one.at };
      return (one.outcome ??= lookAt(one));
    },
    async drop(who, upload) {
      const one = mine(who, upload);
      const found = one && (await give(one));
      return found && 'media' in found ? found.media : undefined;
    },
    async tidy() {
      await Promise.all(
        all()
          .filter(({ touched }) => steady() - touched >= limits.waits)
          .map(give),
      );
    },
    async close() {
      closing.abort();
      for (const one of all()) one.cut();
      await Promise.all(all().map(({ writing }) => writing));
      await looking;
    },
  };
}

/** Does this file begin as an MP4 does? */
async function begins(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const start = Buffer.alloc(START);
    await file.read(start, 0, START, 0);
    return beginsAsMp4(start);
  } finally {
    await file.close();
  }
}

/** Did who sends go away, or was let go? */
const isCut = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(String(error.code));
