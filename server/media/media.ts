import { mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Wall } from '../../shared/wall.ts';
import { asides } from '../log/asides.ts';
import { ifMissing, syncFolder } from '../log/durable-file.ts';
import { check } from './check.ts';
import { limits as usual, type Facts, type Limits } from './limits.ts';
import { isMedia, mediaFolder, openStore } from './store.ts';
import { openUploads, type Uploads } from './uploads.ts';

/** The hub's videos: how they come in, which there are, and when they go. */
export interface Media {
  readonly uploads: Uploads;
  /** Where they lie. */
  readonly folder: string;
  /** Is it here? */
  has(media: string): Promise<boolean>;
  /** Who sent it in, where no vlog has it yet. */
  sender(media: string): string | undefined;
  /** Does work with this video, which stays meanwhile. Nothing when it is not here. */
  using<T>(media: string, work: (facts: Facts) => Promise<T>): Promise<T | undefined>;
  /** Removes those of vlogs that are gone: to be called when the wall became another. */
  look(): Promise<void>;
  /** Removes what nobody came back for. */
  tidy(): Promise<void>;
  /** Removes this one when no vlog has it. */
  remove(media: string): Promise<void>;
  close(): Promise<void>;
}

export interface MediaOptions {
  /** The data folder. */
  readonly folder: string;
  readonly wall: () => Wall;
  /** Is all of the wall here? As long as a part of it cannot be read, no video is removed. */
  readonly whole: () => boolean;
  readonly steady: () => number;
  readonly newId: () => string;
  readonly onTrouble: (error: unknown) => void;
  readonly limits?: Partial<Limits>;
  /** How many bytes the disk of the folder has left. */
  readonly room?: (folder: string) => Promise<number>;
}

const roomOn = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** The videos of vlogs, shown or waiting. */
const named = ({ vlogs: { shown, waiting } }: Wall): ReadonlySet<string> =>
  new Set([...shown, ...waiting].map(({ media }) => media));

export async function openMedia(options: MediaOptions): Promise<Media> {
  const { folder, wall, whole, steady, newId, onTrouble, room = roomOn } = options;
  const limits: Limits = { ...usual, ...options.limits };
  const home = mediaFolder(folder);
  const store = await openStore(home);
  const facts = new Map<string, Facts>();
  const loose = new Map<string, { readonly since: number; readonly who: string }>(); // no vlog ever had these
  const used = new Map<string, number>(); // somebody does something with these
  // After a restore of an older backup newer videos are of no vlog: they stay as long as what it moved aside, for who wants that back.
  const restored = (await asides(folder).catch(ifMissing([]))).length > 0;
  const spared = new Set(restored ? store.all.filter((media) => !named(wall()).has(media)) : []);
  let seen: Wall['vlogs'] | undefined;
  let turn: Promise<void> = Promise.resolve();

  const uploads = openUploads({
    parts: join(home, 'parts'),
    store,
    limits,
    steady,
    newId,
    room: () => room(folder),
    async ready() {
      await mkdir(join(home, 'parts'), { recursive: true, mode: 0o700 });
      await syncFolder(folder);
    },
    onKept({ media, ...told }, who) {
      facts.set(media, told);
      if (!named(wall()).has(media)) loose.set(media, { since: steady(), who });
    },
  });

  const inTurn = (work: () => Promise<void>): Promise<void> => (turn = turn.then(work).catch(onTrouble));

  /** Removes each of which `gone` says so, unless a vlog has it by now. */
  async function sweep(gone: (media: string) => boolean): Promise<void> {
    if (!whole()) return;
    for (const media of store.all) {
      if (named(wall()).has(media)) {
        loose.delete(media);
        spared.delete(media);
      } else if (!used.has(media) && !spared.has(media) && gone(media)) {
        loose.delete(media);
        facts.delete(media);
        await store.remove(media);
      }
    }
  }

  // What came before this start and is of no vlog was never finished, or is of one that was withdrawn.
  await rm(join(home, 'parts'), { recursive: true, force: true })
    .then(() => sweep(() => true))
    .catch(onTrouble);

  return {
    uploads,
    folder: home,
    has: store.has,
    sender: (media) => loose.get(media)?.who,
    async using(media, work) {
      if (!isMedia(media)) return undefined;
      used.set(media, (used.get(media) ?? 0) + 1);
      try {
        if (!(await store.has(media))) return undefined;
        const told = facts.get(media) ?? (await check(store.path(media), limits.look));
        if ('no' in told) return undefined;
        facts.set(media, told);
        return await work(told);
      } finally {
        const left = (used.get(media) ?? 1) - 1;
        if (left > 0) used.set(media, left);
        else used.delete(media);
      }
    },
    look() {
      const { vlogs } = wall();
      if (vlogs === seen) return turn;
      seen = vlogs;
      return inTurn(() => sweep((media) => !loose.has(media)));
    },
    tidy: () =>
      inTurn(async () => {
        await uploads.tidy();
        await sweep((media) => steady() - (loose.get(media)?.since ?? -Infinity) >= limits.waits);
      }),
    remove: (media) => inTurn(() => sweep((one) => one === media)),
    async close() {
      await uploads.close();
      await turn;
    },
  };
}
