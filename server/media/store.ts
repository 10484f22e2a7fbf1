import { createHash } from 'node:crypto';
import { lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ifMissing, syncFolder } from '../log/durable-file.ts';

/** The folder of the videos that are whole and good, each named after what is in it: `SHA-256.mp4`. */
export interface Store {
  /** All of them together, in bytes. */
  readonly bytes: number;
  readonly all: readonly string[];
  has(media: string): Promise<boolean>;
  /** Where it is, below the folder. Only of what `isMedia`. */
  path(media: string): string;
  /** Takes this file in, durably. `told` hears its name at the very moment from which `all` has it. */
  keep(path: string, told: (media: string) => void): Promise<void>;
  remove(media: string): Promise<void>;
}

const NAME = /^([0-9a-f]{64})\.mp4$/;

/** Is it the name of a video? Then it is no path [X8]. */
export const isMedia = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

export const mediaFolder = (folder: string): string => join(folder, 'media');

export async function openStore(folder: string): Promise<Store> {
  const path = (media: string): string => join(folder, `${media}.mp4`);
  const sizes = new Map<string, number>();
  for (const name of await readdir(folder).catch(ifMissing([]))) {
    const media = NAME.exec(name)?.[1];
    if (media !== undefined) sizes.set(media, (await lstat(join(folder, name))).size);
  }

  return {
    get bytes() {
      return [...sizes.values()].reduce((sum, size) => sum + size, 0);
    },
    get all() {
      return [...sizes.keys()];
    },
    // A link that somebody put there leads elsewhere: it is no video of ours.
    has: async (media) => isMedia(media) && ((await lstat(path(media)).catch(ifMissing(undefined)))?.isFile() ?? false),
    path,
    async keep(from, told) {
      const file = await open(from, 'r+');
      const hash = createHash('sha256');
      let size = 0;
      try {
        const bytes: AsyncIterable<Buffer> = file.createReadStream({ start: 0, autoClose: false });
        for await (const chunk of bytes) {
          hash.update(chunk);
          size += chunk.length;
        }
        await file.sync();
      } finally {
        await file.close();
      }
      const media = hash.digest('hex');
      await rename(from, path(media));
      await syncFolder(folder);
      sizes.set(media, size);
      told(media);
    },
    async remove(media) {
      sizes.delete(media);
      await rm(path(media), { force: true });
      await syncFolder(folder);
    },
  };
}

/** How many videos lie in this data folder. */
export const videosIn = async (folder: string): Promise<number> =>
  (await readdir(mediaFolder(folder)).catch(ifMissing([]))).filter((name) => NAME.test(name)).length;
