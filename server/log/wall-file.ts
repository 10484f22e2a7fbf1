import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { Stop } from '../stop.ts';
import type { Header } from './append-file.ts';
import { durableFile, ifMissing, syncFolder } from './durable-file.ts';

export const FORMAT = 1;

/** What a data folder says of itself. `pages`: the first seq of each page that must be there. */
export interface WallFile {
  readonly format: typeof FORMAT;
  readonly wall: string;
  readonly pages: readonly number[];
}

/** Where a backup is put together before it takes the place of what was there. While it is there no hub starts. */
export const UNFINISHED = 'restore.new';

/** The file of the page that begins with this change. */
export const pageName = (first: number): string => `${String(first).padStart(10, '0')}.log`;

export interface Identified {
  readonly about: Low<WallFile>;
  /** The page that is there and not listed yet: it was begun when the hub stopped. */
  readonly begun: number | undefined;
}

/** Names the wall in this folder, or begins one in an empty folder. A folder with something else in it stops the start. */
export async function identify(folder: string, newWall: string): Promise<Identified> {
  const empty: WallFile = { format: FORMAT, wall: newWall, pages: [] };
  const about = new Low<WallFile>(durableFile<WallFile>(join(folder, 'wall.json')), empty);
  if ((await readdir(folder)).includes(UNFINISHED))
    throw new Stop(`A restore into ${folder} was cut short. Do it again: npm run admin -- restore FILE`);
  const pages = await readdir(join(folder, 'pages')).catch(ifMissing([]));
  await about.read().catch(() => {
    throw new Stop(`${folder}/wall.json cannot be read. Put back a copy of the data folder.`);
  });
  if (about.data === empty) {
    if (pages.length > 0) throw new Stop(`${folder} has pages but no wall.json. Put back a copy of the data folder.`);
    await mkdir(join(folder, 'pages'), { recursive: true, mode: 0o700 });
    await syncFolder(folder);
    await about.write();
  }
  if (about.data.format !== FORMAT)
    throw new Stop(`${folder} was written by a newer version of the wall. Start that version.`);
  const there = pages.filter((name) => name.endsWith('.log')).toSorted();
  return { about, begun: complete(folder, about.data.pages.map(pageName), there) };
}

/** Every page that is listed is there, and at most one newer. Gives the first seq of that one. */
function complete(folder: string, listed: readonly string[], there: readonly string[]): number | undefined {
  const missing = listed.find((name) => !there.includes(name));
  if (missing) throw new Stop(`${folder}/pages/${missing} is missing. Put back a copy of the data folder.`);
  const [begun, another] = there.filter((name) => !listed.includes(name));
  const odd = another ?? (begun !== undefined && begun < (listed.at(-1) ?? '') ? begun : undefined);
  if (odd) throw new Stop(`${folder}/pages/${odd} is not in wall.json. Put back a copy of the data folder.`);
  return begun === undefined ? undefined : Number.parseInt(begun, 10);
}

/** Stops the start when this page belongs to something else. */
export function checkHeader(path: string, header: Header, wall: string, first: number): void {
  if (header.format !== FORMAT)
    throw new Stop(`${path} was written by a newer version of the wall. Start that version.`);
  if (header.wall !== wall) throw new Stop(`${path} belongs to another wall (${header.wall}).`);
  if (header.first !== first) throw new Stop(`${path} begins with change ${header.first}, not ${first}.`);
}
