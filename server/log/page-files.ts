import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { appendFile, readHeader, type AppendFile, type Page } from './append-file.ts';
import { decode } from './lines.ts';
import { checkHeader, FORMAT, pageName } from './wall-file.ts';

/** One page as lowdb sees it. */
export interface Opened {
  readonly db: Low<Page>;
  readonly file: AppendFile;
}

/** The files in which the pages are, and which of them are not what was written. */
export interface PageFiles {
  path(first: number): string;
  /** A page that has no file yet: that is made with its first change. */
  begin(first: number): Opened;
  /** A page from the disk. Nothing where the file is not there, or not yet a page. */
  load(first: number): Promise<Opened | undefined>;
  /** Are these pages ours, of this format and in their place? Throws Stop. What is in them is not read. */
  identify(firsts: readonly number[]): Promise<void>;
  /** Is everything there between this change and the one with which the next page begins? Only reads. */
  check(first: number, next: number): Promise<void>;
  /** Takes note that this page is not whole, and warns. */
  setAside(first: number, what: string): void;
  readonly damaged: ReadonlySet<number>;
}

export function pageFiles(folder: string, wall: string, warn: (sentence: string) => void): PageFiles {
  const path = (first: number) => join(folder, 'pages', pageName(first));
  const damaged = new Set<number>();

  function begin(first: number): Opened {
    const file = appendFile(path(first));
    return { db: new Low<Page>(file, { header: { format: FORMAT, wall, first }, changes: [] }), file };
  }

  function setAside(first: number, what: string): void {
    if (damaged.has(first)) return;
    damaged.add(first);
    warn(
      `${path(first)}: ${what}. The wall can only be looked at until a copy of the data folder is put back. What is wrong where: npm run admin -- verify`,
    );
  }

  return {
    path,
    begin,
    setAside,
    damaged,
    async load(first) {
      const { db, file } = begin(first);
      const found = await file.read();
      const [line] = file.damaged;
      if (line !== undefined) setAside(first, `line ${line} is damaged`);
      if (!found) return line === undefined ? undefined : { db, file };
      checkHeader(path(first), found.header, wall, first);
      db.data = found;
      return { db, file };
    },
    async identify(firsts) {
      for (const first of firsts) {
        const header = await readHeader(path(first));
        if (header) checkHeader(path(first), header, wall, first);
        else setAside(first, 'line 1 is damaged');
      }
    },
    async check(first, next) {
      const { lines, damaged: bad } = decode(await readFile(path(first)));
      if (bad[0] !== undefined) setAside(first, `line ${bad[0]} is damaged`);
      else if (lines.length - 1 !== next - first) setAside(first, `change ${first + lines.length - 1} is missing`);
    },
  };
}
