import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../../shared/wall.ts';
import type { Header } from './append-file.ts';
import { decode, parse } from './lines.ts';
import { FORMAT, pageName, type WallFile } from './wall-file.ts';

/** What is in the pages of a data folder, a line a page. */
export interface Verified {
  readonly whole: boolean;
  readonly lines: readonly string[];
}

const MOST = 10; // damaged lines that are named one by one

/** Reads every page and says what is wrong where. Writes nothing, so it may run beside a hub. */
export async function verifyPages(folder: string): Promise<Verified> {
  const about = await readWallFile(folder);
  if (!about) return { whole: false, lines: ['wall.json: cannot be read'] };
  const there = (await readdir(join(folder, 'pages'))).filter((name) => name.endsWith('.log'));
  const listed = about.pages.map(pageName);
  const names = [...new Set([...listed, ...there])].toSorted();
  const lines: string[] = [];
  let whole = true;
  let expected: number | undefined = 1; // nothing after a page that cannot tell how far it goes
  for (const [index, name] of names.entries()) {
    const first = Number.parseInt(name, 10);
    const begun = !listed.includes(name) && index === names.length - 1;
    const bytes = there.includes(name) ? await readFile(join(folder, 'pages', name)) : undefined;
    const { fault, count } = examine(bytes, about.wall, first, begun);
    const hole = expected !== undefined && expected !== first ? `change ${expected} is missing before it` : undefined;
    const stray = listed.includes(name) || begun ? undefined : 'is not in wall.json';
    const wrong = fault ?? stray ?? hole;
    lines.push(`pages/${name}: ${wrong ?? `${count} changes, whole`}`);
    if (wrong) whole = false;
    expected = fault ? undefined : first + count;
  }
  return { whole, lines };
}

/** What is wrong inside one page, and how many changes it holds. A page that was just `begun` may be empty. */
function examine(
  bytes: Buffer | undefined,
  wall: string,
  first: number,
  begun: boolean,
): { readonly fault?: string; readonly count: number } {
  if (!bytes) return { fault: 'is missing', count: 0 };
  const { lines, damaged } = decode(bytes);
  const [header, ...changes] = lines.map(parse) as [Header | undefined, ...Change[]];
  const count = changes.length;
  if (damaged.length > 0) {
    // Line 1 is the header, so line n holds change first + n - 2.
    const named = damaged.slice(0, MOST).map((line) => `line ${line} (${line === 1 ? 'its header' : `change ${first + line - 2}`})`); // prettier-ignore
    const more = damaged.length > MOST ? ` and ${damaged.length - MOST} more` : '';
    return { fault: `damaged: ${named.join(', ')}${more}`, count };
  }
  if (!header) return begun ? { count } : { fault: 'is empty', count };
  if (header.format !== FORMAT) return { fault: 'was written by a newer version of the wall', count };
  if (header.wall !== wall) return { fault: `belongs to another wall (${header.wall})`, count };
  if (header.first !== first) return { fault: `begins with change ${header.first}`, count };
  const hole = changes.findIndex(({ seq }, index) => seq !== first + index);
  return hole < 0 ? { count } : { fault: `change ${first + hole} is missing`, count };
}

async function readWallFile(folder: string): Promise<WallFile | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'wall.json'), 'utf8')) as WallFile;
  } catch {
    return undefined;
  }
}
