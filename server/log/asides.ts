import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../../shared/wall.ts';
import type { Header } from './append-file.ts';
import type { Kept } from './change-log.ts';
import { ifMissing, remove, replace, syncFolder } from './durable-file.ts';
import { encode, intactLines, parse } from './lines.ts';
import { erased } from './memory.ts';

const NAME = 'before-restore-';

/** What restores moved aside inside a data folder, oldest first. */
export const asides = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith(NAME)).toSorted();

/** Where what is there now goes when something else takes its place. */
export const asideName = (name: string): string => NAME + name;

/** Since when it is there: milliseconds UTC; nothing for one of which the name does not tell. */
export function asideSince(name: string): number | undefined {
  const [, day, hours, minutes, seconds] = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)/.exec(name) ?? [];
  return day === undefined ? undefined : Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
}

export async function removeAside(folder: string, name: string): Promise<void> {
  await rm(join(folder, name), { recursive: true });
  await syncFolder(folder);
}

/**
 * Takes every match out of what was moved aside too: no file of the data folder has the text any more. A line there
 * that is damaged may be anything, so it goes with them.
 */
export async function eraseAsides(folder: string, match: (change: Kept) => boolean): Promise<void> {
  for (const name of await asides(folder)) {
    await remove(join(folder, name, 'snapshot.json'));
    const pages = join(folder, name, 'pages');
    for (const page of (await readdir(pages).catch(ifMissing([]))).filter((one) => one.endsWith('.log'))) {
      const { lines, whole } = intactLines(await readFile(join(pages, page)));
      const kept = lines.map((line) => parse(line) as Header | Change);
      const clean = kept.map((one) => ('type' in one && one.type !== 'erased' && match(one) ? erased(one) : one));
      if (!whole || clean.some((one, at) => one !== kept[at]))
        await replace(join(pages, page), clean.map(encode).join(''));
    }
  }
}
