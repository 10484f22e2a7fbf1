import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../../shared/wall.ts';
import { Stop } from '../stop.ts';
import type { Header } from './append-file.ts';
import { ifMissing, replace } from './durable-file.ts';
import { decode, encode, parse } from './lines.ts';
import { FORMAT, pageName, type WallFile } from './wall-file.ts';

/** The first line of a backup: whose it is. The last says how much it holds, so that one that was cut short is known. */
export interface Head {
  readonly backup: typeof FORMAT;
  readonly wall: string;
  /** Milliseconds UTC. */
  readonly made: number;
  /** Devices, keys and stewards: hashes only. */
  readonly access: unknown;
}
interface Foot {
  readonly changes: number;
}

export interface Backup extends Head {
  readonly changes: readonly Change[];
}

/**
 * Puts a whole wall into one file, durably and at once; resolves with how many changes that are. Only reads the data
 * folder, so it may run beside a hub: everything that was confirmed before it began is in it [D13].
 */
export async function backUp(folder: string, file: string, made: number): Promise<number> {
  const about = JSON.parse(await readFile(join(folder, 'wall.json'), 'utf8')) as WallFile;
  if (about.format !== FORMAT)
    throw new Stop(`${folder} was written by a newer version of the wall. Back it up with that version.`);
  const access: unknown = JSON.parse(await readFile(join(folder, 'access.json'), 'utf8').catch(ifMissing('{}')));
  let changes = 0;
  async function* lines(): AsyncGenerator<string> {
    yield encode({ backup: FORMAT, wall: about.wall, made, access } satisfies Head);
    for await (const page of pagesOf(folder)) {
      if (page.header.first !== changes + 1)
        throw new Stop(`${page.path}: change ${changes + 1} is missing before it.`);
      changes += page.changes.length;
      yield page.changes.map(encode).join('');
    }
    yield encode({ changes } satisfies Foot);
  }
  await replace(file, lines());
  return changes;
}

/** A backup, whole and checked to its last letter; else Stop says what is wrong with it. */
export async function readBackup(file: string): Promise<Backup> {
  const bytes = await readFile(file);
  const { lines, good, damaged } = decode(bytes);
  const [head, ...rest] = lines.map(parse) as [Head | undefined, ...(Change | Foot)[]];
  if (damaged.length > 0 || good < bytes.length)
    throw new Stop(`${file} is damaged or was cut short. Take another backup.`);
  if (head?.backup === undefined) throw new Stop(`${file} is no backup of a wall.`);
  if (head.backup !== FORMAT)
    throw new Stop(`${file} was made by a newer version of the wall. Restore it with that one.`);
  const foot = rest.pop();
  const changes = rest as readonly Change[];
  if (!foot || !('changes' in foot) || foot.changes !== changes.length || changes.some(({ seq }, at) => seq !== at + 1))
    throw new Stop(`${file} is damaged or was cut short. Take another backup.`);
  return { ...head, changes };
}

/** A page with its changes, as they lie on the disk. */
interface OnDisk {
  readonly path: string;
  readonly header: Header;
  readonly changes: readonly Change[];
}

/** The pages of a folder in their order; a last line that is not whole was never confirmed and is left out. */
export async function* pagesOf(folder: string): AsyncGenerator<OnDisk> {
  const names = await readdir(join(folder, 'pages')).catch(ifMissing([]));
  for (const name of names.filter((one) => one.endsWith('.log')).toSorted()) {
    const path = join(folder, 'pages', name);
    const { lines, damaged } = decode(await readFile(path));
    if (damaged.length > 0) throw new Stop(`${path} is damaged. What is wrong where: npm run admin -- verify`);
    const [header, ...changes] = lines.map(parse) as [Header | undefined, ...Change[]];
    if (header) yield { path, header, changes };
  }
}

/** The text of each page that these changes fill, by its file's name. */
export function pagesFor(wall: string, changes: readonly Change[], most: number): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (let at = 0; at < changes.length; at += most) {
    const header: Header = { format: FORMAT, wall, first: at + 1 };
    pages.set(pageName(at + 1), [header, ...changes.slice(at, at + most)].map(encode).join(''));
  }
  return pages;
}
