import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Change } from '../../shared/wall.ts';
import { Stop } from '../stop.ts';
import { appendFile, type AppendFile, type Header, type Page } from './append-file.ts';
import { MAX_BATCH, type ChangeLog, type Snapshot } from './change-log.ts';
import { durableFile, ifMissing, remove, replace, syncFolder } from './durable-file.ts';
import { encode } from './lines.ts';
import { erased } from './memory.ts';

const FORMAT = 1;

/** What a data folder says of itself. `pages`: the first seq of each page that must be there. */
export interface WallFile {
  readonly format: typeof FORMAT;
  readonly wall: string;
  readonly pages: readonly number[];
}

export interface PagesOptions {
  /** The data folder. */
  readonly folder: string;
  /** The name of a wall that is born here, if the folder is empty. */
  readonly newWall: string;
  /** What the operator should know: one sentence. */
  readonly warn: (sentence: string) => void;
}

/** The log in a folder: pages of lines under lowdb. Throws Stop when the folder is not, or not wholly, a wall of ours. */
export async function openPages({ folder, newWall, warn }: PagesOptions): Promise<ChangeLog> {
  const inPages = (first: number) => join(folder, 'pages', pageName(first));
  const snapshots = durableFile<Snapshot>(join(folder, 'snapshot.json'));
  const listeners = new Set<(changes: readonly Change[]) => void>();
  const about = await identify(folder, newWall);
  const firsts = [...about.data.pages];

  /** One page as lowdb sees it. Nothing where the file is not there, or not yet a page. */
  async function load(first: number): Promise<{ readonly db: Low<Page>; readonly file: AppendFile } | undefined> {
    const path = inPages(first);
    const file = appendFile(path, (bytes) =>
      warn(`${path}: cut off ${bytes} bytes of a change that was never confirmed`),
    );
    const db = new Low<Page>(file, { header: { format: FORMAT, wall: about.data.wall, first }, changes: [] });
    const found = await file.read().catch((error: unknown) => {
      throw new Stop(`${path}: ${error instanceof Error ? error.message : error}. Put back a copy of the data folder.`);
    });
    if (!found) return undefined;
    verify(path, found.header, about.data.wall, first);
    db.data = found;
    return { db, file };
  }

  /** The page that is being filled. Its file is made with its first change. */
  function begin(first: number): { readonly db: Low<Page>; readonly file: AppendFile } {
    const file = appendFile(inPages(first), () => undefined);
    return { db: new Low<Page>(file, { header: { format: FORMAT, wall: about.data.wall, first }, changes: [] }), file };
  }

  async function openLast(): Promise<{ readonly db: Low<Page>; readonly file: AppendFile }> {
    const last = firsts.at(-1);
    if (last === undefined) return (await load(1)) ?? begin(1);
    const page = await load(last);
    if (!page) throw new Stop(`${inPages(last)} is empty. Put back a copy of the data folder.`);
    const next = last + page.db.data.changes.length; // a page that was made just before a crash is not in the list yet
    return page.db.data.changes.length > 0 ? ((await load(next)) ?? page) : page;
  }

  /** The last page, safe from a power cut before anybody is told what is in it. */
  async function resume(): Promise<{ readonly db: Low<Page>; readonly file: AppendFile }> {
    const page = await openLast();
    await syncFolder(join(folder, 'pages'));
    if (page.db.data.changes.length > 0) await page.file.settle();
    return page;
  }

  let current = await resume();
  const header = () => current.db.data.header;
  const last = () => header().first + current.db.data.changes.length - 1;

  async function* read(after: number): AsyncGenerator<Change> {
    let expected = Math.max(0, after) + 1;
    const starts = firsts.filter((first) => first < header().first);
    for (const [index, first] of [...starts, header().first].entries()) {
      const end = starts[index + 1] ?? (index < starts.length ? header().first : Infinity);
      if (end <= expected) continue;
      const page = first === header().first ? current.db.data : (await load(first))?.db.data;
      for (const change of page?.changes.slice(expected - first) ?? []) {
        if (change.seq !== expected) throw new Stop(`${inPages(first)}: change ${expected} is missing.`);
        expected += 1;
        yield change;
      }
      if (end !== Infinity && expected !== end) throw new Stop(`${inPages(first)}: change ${expected} is missing.`);
    }
  }

  async function append(changes: readonly Change[], after: number): Promise<void> {
    if (after !== last()) throw new Error(`the log is at ${last()}, not at ${after}`);
    if (current.db.data.changes.length + changes.length > MAX_BATCH) {
      await current.file.close();
      current = begin(after + 1);
    }
    const { data } = current.db;
    const before = data.changes.length;
    data.changes.push(...changes);
    try {
      await current.db.write();
    } catch (error) {
      data.changes.length = before;
      throw error;
    }
    await list(header().first);
    for (const listener of listeners) listener(changes);
  }

  /** So that a page which is gone later is missed. */
  async function list(first: number): Promise<void> {
    if (firsts.includes(first)) return;
    firsts.push(first);
    about.data = { ...about.data, pages: firsts };
    await about.write().catch(() => warn(`${folder}/wall.json could not be written`)); // the change itself is safe
  }

  return {
    read,
    append,
    get broken() {
      return current.file.broken;
    },
    async follow(after, listener) {
      const group: Change[] = [];
      for await (const change of read(after)) {
        group.push(change);
        if (group.length >= MAX_BATCH) listener(group.splice(0));
      }
      listener(group);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async erase(match) {
      await remove(join(folder, 'snapshot.json')); // first: a crash from here on must not bring the text back
      let count = 0;
      for (const first of firsts) {
        const page = first === header().first ? current.db.data : (await load(first))?.db.data;
        if (!page) continue;
        const changes = page.changes.map((one) => (one.type !== 'erased' && match(one) ? erased(one) : one));
        const found = changes.filter((one, index) => one !== page.changes[index]).length;
        if (found === 0) continue;
        await replace(inPages(first), [page.header, ...changes].map(encode).join(''));
        count += found;
      }
      await current.file.close();
      current = await resume();
      return count;
    },
    async snapshot() {
      const kept = await snapshots.read().catch(() => null);
      return kept && kept.seq <= last() ? kept : undefined;
    },
    keep: (snapshot) => snapshots.write(snapshot),
    async close() {
      listeners.clear();
      await current.file.close();
    },
  };
}

/** Names the wall in this folder, or begins one in an empty folder. A folder with something else in it stops the start. */
async function identify(folder: string, newWall: string): Promise<Low<WallFile>> {
  const empty: WallFile = { format: FORMAT, wall: newWall, pages: [] };
  const about = new Low<WallFile>(durableFile<WallFile>(join(folder, 'wall.json')), empty);
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
  complete(folder, about.data.pages.map(pageName), pages.filter((name) => name.endsWith('.log')).toSorted());
  return about;
}

/** Every page that is listed is there, and at most one newer: the one that was begun when the hub stopped. */
function complete(folder: string, listed: readonly string[], there: readonly string[]): void {
  const missing = listed.find((name) => !there.includes(name));
  if (missing) throw new Stop(`${folder}/pages/${missing} is missing. Put back a copy of the data folder.`);
  const [begun, another] = there.filter((name) => !listed.includes(name));
  const odd = another ?? (begun !== undefined && begun < (listed.at(-1) ?? '') ? begun : undefined);
  if (odd) throw new Stop(`${folder}/pages/${odd} is not in wall.json. Put back a copy of the data folder.`);
}

const pageName = (first: number): string => `${String(first).padStart(10, '0')}.log`;

function verify(path: string, header: Header, wall: string, first: number): void {
  if (header.format !== FORMAT)
    throw new Stop(`${path} was written by a newer version of the wall. Start that version.`);
  if (header.wall !== wall) throw new Stop(`${path} belongs to another wall (${header.wall}).`);
  if (header.first !== first) throw new Stop(`${path} begins with change ${header.first}, not ${first}.`);
}
