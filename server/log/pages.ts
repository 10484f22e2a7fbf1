import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../../shared/wall.ts';
import { Stop } from '../stop.ts';
import { eraseAsides } from './asides.ts';
import { MAX_BATCH, type ChangeLog } from './change-log.ts';
import { noRoom, remove, replace } from './durable-file.ts';
import { encode } from './lines.ts';
import { erased } from './memory.ts';
import { pageFiles, type Opened } from './page-files.ts';
import { readSnapshot, writeSnapshot } from './snapshot-file.ts';
import { identify } from './wall-file.ts';

export interface PagesOptions {
  /** The data folder. */
  readonly folder: string;
  /** The name of a wall that is born here, if the folder is empty. */
  readonly newWall: string;
  /** What the operator should know: one sentence. */
  readonly warn: (sentence: string) => void;
}

export interface Pages extends ChangeLog {
  /** Reads the old pages once, beside the work, so that damage is known before somebody misses what was there. */
  check(): Promise<void>;
}

/**
 * The log in a folder: pages of lines under lowdb. Throws Stop when the folder is not a wall of ours. A damaged page
 * [D7] and a disk that cannot be written [D5] make the log read-only: what stands before the damage is read, and no
 * page is touched.
 */
export async function openPages({ folder, newWall, warn }: PagesOptions): Promise<Pages> {
  const snapshot = join(folder, 'snapshot.json');
  const listeners = new Set<(changes: readonly Change[]) => void>();
  const { about, begun } = await identify(folder, newWall);
  const files = pageFiles(folder, about.data.wall, warn);
  const { damaged } = files;
  let closed = false;
  let sick = !(await canBeWritten(join(folder, 'pages'))); // the disk
  if (sick)
    warn(`${folder} cannot be written. The wall can only be looked at until it can and the hub is started anew`);

  /** `unlisted` is a page that was begun and did not come into wall.json any more. */
  async function openLast(unlisted: number | undefined): Promise<Opened> {
    const last = about.data.pages.at(-1);
    const page = last === undefined ? files.begin(1) : await files.load(last);
    if (!page) throw new Stop(`${files.path(last ?? 1)} is empty. Put back a copy of the data folder.`);
    if (unlisted === undefined || damaged.size > 0) return page;
    const newer = await files.load(unlisted);
    const next = page.db.data.header.first + page.db.data.changes.length;
    if (newer && unlisted !== next) throw new Stop(`${files.path(unlisted)}: change ${next} is missing before it.`);
    if (newer) return newer;
    if (!sick) await remove(files.path(unlisted)); // its first change was never whole, so nobody was told of it
    warn(`${files.path(unlisted)}: removed; it was begun and held no change`);
    return page;
  }

  /** The last page, safe from a power cut before anybody is told what is in it. */
  async function resume(unlisted?: number): Promise<Opened> {
    const page = await openLast(unlisted);
    if (sick || damaged.size > 0) return page;
    const { torn } = page.file;
    const path = files.path(page.db.data.header.first);
    if (torn > 0) warn(`${path}: cut off ${torn} bytes of a change that was never confirmed`);
    await page.file.settle();
    return page;
  }

  await files.identify(about.data.pages.slice(0, -1));
  let current = await resume(begun);
  let old: { readonly first: number; readonly changes: readonly Change[] } | undefined; // the one that was read last
  const header = () => current.db.data.header;
  const last = () => header().first + current.db.data.changes.length - 1;
  const firsts = () => [...about.data.pages.filter((first) => first < header().first), header().first];
  const broken = () => sick || damaged.size > 0 || current.file.broken;

  async function changesOf(first: number): Promise<readonly Change[]> {
    if (first === header().first) return current.db.data.changes;
    if (old?.first !== first) old = { first, changes: (await files.load(first))?.db.data.changes ?? [] };
    return old.changes;
  }

  async function* read(after: number): AsyncGenerator<Change> {
    let expected = Math.max(0, after) + 1;
    const all = firsts();
    for (const [index, first] of all.entries()) {
      const end = all[index + 1];
      if (end !== undefined && end <= expected) continue;
      for (const change of (await changesOf(first)).slice(expected - first)) {
        if (change.seq !== expected) return files.setAside(first, `change ${expected} is missing`);
        expected += 1;
        yield change;
      }
      if (damaged.has(first)) return; // what comes after may rest on what is lost
      if (end !== undefined && expected !== end) return files.setAside(first, `change ${expected} is missing`);
    }
  }

  async function append(changes: readonly Change[], after: number): Promise<void> {
    if (closed || broken()) throw new Error('nothing can be written any more');
    if (after !== last()) throw new Error(`the log is at ${last()}, not at ${after}`);
    if (current.db.data.changes.length + changes.length > MAX_BATCH) {
      await list(); // before a next one is begun: at most one page may be missing there
      await current.file.close();
      current = files.begin(after + 1);
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
    await list().catch(() => warn(`${folder}/wall.json could not be written`)); // the change itself is safe
    for (const listener of listeners) listener(changes);
  }

  /** Puts the current page into wall.json, so that it is missed when it is gone later. */
  async function list(): Promise<void> {
    const before = about.data;
    if (before.pages.at(-1) === header().first) return;
    about.data = { ...before, pages: [...before.pages, header().first] };
    await about.write().catch((error: unknown) => {
      about.data = before;
      throw fail(error);
    });
  }

  /** A disk that refused for another reason than want of room is asked nothing any more until the next start [D3]. */
  function fail(error: unknown): unknown {
    sick ||= error instanceof Error && 'code' in error && !noRoom(error);
    return error;
  }

  async function erase(match: Parameters<ChangeLog['erase']>[0]): Promise<number> {
    if (closed || broken()) throw new Error('nothing can be written any more');
    let count = 0;
    try {
      await remove(snapshot); // first: a crash from here on must not bring the text back
      await eraseAsides(folder, match); // before the pages: cut short, it is asked again
      for (const first of firsts()) {
        const page = first === header().first ? current : await files.load(first);
        if (damaged.size > 0 || !page) throw new Error(`${files.path(first)} cannot be read whole`);
        const { changes } = page.db.data;
        const clean = changes.map((one) => (one.type !== 'erased' && match(one) ? erased(one) : one));
        const found = clean.filter((one, index) => one !== changes[index]).length;
        if (found > 0) await replace(files.path(first), [page.db.data.header, ...clean].map(encode).join(''));
        count += found;
      }
    } catch (error) {
      throw fail(error);
    } finally {
      old = undefined;
      const { first } = header();
      const there = current.db.data.changes.length > 0 && about.data.pages.at(-1) !== first;
      await current.file.close(); // its file may have been replaced: nothing may be appended to the one that was
      current = await resume(there ? first : undefined).catch((error: unknown) => {
        throw fail(error);
      });
    }
    return count;
  }

  return {
    read,
    append,
    erase,
    get broken() {
      return broken();
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
    async check() {
      for (const [index, first] of firsts().entries()) {
        const next = firsts()[index + 1];
        if (closed || next === undefined) return;
        await files.check(first, next);
      }
    },
    async snapshot() {
      const kept = await readSnapshot(snapshot);
      if (!kept) return undefined;
      for await (const { id } of read(kept.seq - 1)) return id === kept.id ? kept : undefined;
      return damaged.size > 0 ? kept : undefined; // of what is damaged it may know more than the pages
    },
    async keep(kept) {
      if (closed || broken()) throw new Error('nothing can be written any more');
      await writeSnapshot(snapshot, kept).catch((error: unknown) => {
        throw fail(error);
      });
    },
    async close() {
      closed = true;
      listeners.clear();
      await current.file.close();
    },
  };
}

/** No on a disk that was mounted read-only, by an operator or by a system that found errors on it. */
async function canBeWritten(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
