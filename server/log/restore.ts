import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Stop } from '../stop.ts';
import { asideName, asides } from './asides.ts';
import { pagesFor, pagesOf, readBackup } from './backup.ts';
import { MAX_BATCH } from './change-log.ts';
import { durableFile, ifMissing, replace, syncFolder } from './durable-file.ts';
import { erased } from './memory.ts';
import { FORMAT, UNFINISHED, type WallFile } from './wall-file.ts';

export interface Restored {
  readonly changes: number;
  /** How many of them had been erased since: they stay erased [P-08]. */
  readonly erased: number;
  /** Where what was there before is kept. */
  readonly aside: string | undefined;
}

const PARTS = ['pages', 'snapshot.json', 'access.json', 'wall.json'];

/**
 * Puts a backup in the place of what is in the folder, which is moved aside into `before-restore-NAME`. The caller holds
 * the lock. Cut short at any moment, it can be done again; until then no hub starts on the folder.
 */
export async function restore(folder: string, file: string, name: string): Promise<Restored> {
  const backup = await readBackup(file);
  const present = await durableFile<WallFile>(join(folder, 'wall.json')).read();
  if (present && present.wall !== backup.wall)
    throw new Stop(
      `${folder} holds another wall. Restore into a folder of its own: DATA_DIR=... npm run admin -- restore`,
    );
  const gone = await erasedIn(folder);
  const changes = backup.changes.map((one) => (one.type !== 'erased' && gone.has(one.id) ? erased(one) : one));

  const fresh = join(folder, UNFINISHED);
  await rm(fresh, { recursive: true, force: true });
  await mkdir(join(fresh, 'pages'), { recursive: true, mode: 0o700 });
  await syncFolder(folder); // from here on no hub starts
  const pages = pagesFor(backup.wall, changes, MAX_BATCH);
  for (const [page, text] of pages) await replace(join(fresh, 'pages', page), text);
  await durableFile(join(fresh, 'access.json')).write(backup.access);
  const about: WallFile = { format: FORMAT, wall: backup.wall, pages: [...pages.keys()].map(Number.parseFloat) };
  await durableFile<WallFile>(join(fresh, 'wall.json')).write(about);

  const aside = asideName(name);
  const old = (await readdir(folder)).filter((one) => PARTS.includes(one));
  if (old.length > 0) await mkdir(join(folder, aside), { recursive: true, mode: 0o700 });
  for (const part of old) await rename(join(folder, part), join(folder, aside, part));
  for (const part of PARTS) await rename(join(fresh, part), join(folder, part)).catch(ifMissing(undefined));
  await syncFolder(folder);
  await rm(fresh, { recursive: true });
  await syncFolder(folder);
  return {
    changes: changes.length,
    erased: changes.filter((one, at) => one !== backup.changes[at]).length,
    aside: old.length > 0 ? aside : undefined,
  };
}

/** The ids of all that was erased in this folder, and in what earlier restores moved aside. */
async function erasedIn(folder: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const place of [folder, ...(await asides(folder)).map((name) => join(folder, name))]) {
    // A damaged page may be why somebody restores: what can be read of the others counts.
    try {
      for await (const { changes } of pagesOf(place))
        for (const { type, id } of changes) if (type === 'erased') ids.add(id);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
  }
  return ids;
}
