import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Change } from '../../shared/wall.ts';
import { Stop } from '../stop.ts';
import { appendFile, type AppendFile, type Header, type Page } from './append-file.ts';
import { MAX_BATCH, type ChangeLog, type Snapshot } from './change-log.ts';
import { durableFile, remove, replace, syncFolder } from './durable-file.ts';
import { encode } from './lines.ts';
import { erased } from './memory.ts';
import { FORMAT, identify, pageName } from './wall-file.ts';

export interface PagesOptions {
  /** The data folder. */
  readonly folder: string;
  /** The name of a wall that is born here, if the folder is empty. */
  readonly newWall: string;
  /** What the operator should know: one sentence. */
  readonly warn: (sentence: string) => void;
}

/**
 * The log in a folder: pages of lines under lowdb. Throws Stop when the folder is not a wall of ours. A page that is
 * damaged makes the log read-only: what stands before the damage is read, and no page is touched [D7].
 */
export async function openPages({ folder, newWall, warn }: PagesOptions): Promise<ChangeLog> {
  const inPages = (first: number) => join(folder, 'pages', pageName(first));
  const snapshots = durableFile<Snapshot>(join(folder, 'snapshot.json'));
  const listeners = new Set<(changes: readonly Change[]) => void>();
  const about = await identify(folder, newWall);
  const firsts = [...about.data.pages];
  const damaged = new Set<number>();

  /** One page as lowdb sees it. Nothing where the file is not there, or not yet a page. */
  async function load(first: number): Promise<{ readonly db: Low<Page>; readonly file: AppendFile } | undefined> {
    const path = inPages(first);
    const file = appendFile(path, (bytes) =>
      warn(`${path}: cut off ${bytes} bytes of a change that was never confirmed`),
    );
    const db = new Low<Page>(file, { header: { format: FORMAT, wall: about.data.wall, first }, changes: [] });
    const found = await file.read();
    const [line] = file.damaged;
    if (line !== undefined) setAside(first, path, line);
    if (!found) return line === undefined ? undefined : { db, file };
    verify(path, found.header, about.data.wall, first);
    db.data = found;
    return { db, file };
  }

  /** Says once that a page is damaged. From now on this log only reads. */
  function setAside(first: number, path: string, line: number): void {
    if (damaged.has(first)) return;
    damaged.add(first);
    warn(
      `${path}: line ${line} is damaged. The wall can only be looked at until a copy of the data folder is put back. What is wrong where: npm run admin -- verify`,
    );
  }

  function refuseWhenDamaged(): void {
    if (damaged.size > 0) throw new Error('a page is damaged: nothing is written');
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
    if (damaged.has(last)) return page;
    const next = last + page.db.data.changes.length; // a page that was made just before a crash is not in the list yet
    return page.db.data.changes.length > 0 ? ((await load(next)) ?? page) : page;
  }

  /** The last page, safe from a power cut before anybody is told what is in it. */
  async function resume(): Promise<{ readonly db: Low<Page>; readonly file: AppendFile }> {
    const page = await openLast();
    if (damaged.size > 0) return page;
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
      if (damaged.has(first)) return; // what comes after may rest on what is lost
      if (end !== Infinity && expected !== end) throw new Stop(`${inPages(first)}: change ${expected} is missing.`);
    }
  }

  async function append(changes: readonly Change[], after: number): Promise<void> {
    refuseWhenDamaged();
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
      return damaged.size > 0 || current.file.broken;
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
      refuseWhenDamaged();
      await remove(join(folder, 'snapshot.json')); // first: a crash from here on must not bring the text back
      let count = 0;
      for (const first of firsts) {
        const page = first === header().first ? current.db.data : (await load(first))?.db.data;
        refuseWhenDamaged();
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
      return kept && (damaged.size > 0 || kept.seq <= last()) ? kept : undefined;
    },
    keep: (snapshot) => snapshots.write(snapshot),
    async close() {
      listeners.clear();
      await current.file.close();
    },
  };
}

function verify(path: string, header: Header, wall: string, first: number): void {
  if (header.format !== FORMAT)
    throw new Stop(`${path} was written by a newer version of the wall. Start that version.`);
  if (header.wall !== wall) throw new Stop(`${path} belongs to another wall (${header.wall}).`);
  if (header.first !== first) throw new Stop(`${path} begins with change ${header.first}, not ${first}.`);
}
