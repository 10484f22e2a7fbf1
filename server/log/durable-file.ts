import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * lowdb's adapter for a small JSON document: what `write` resolved is there after a power cut, whole. Temporary file,
 * fsync, rename, fsync of the folder. `read` gives null when there is no file. Only its owner may read the file.
 */
export function durableFile<T>(path: string): { read(): Promise<T | null>; write(data: T): Promise<void> } {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch(ifMissing(null));
      return text === null ? null : (JSON.parse(text) as T);
    },
    write: (data) => replace(path, `${JSON.stringify(data, null, 2)}\n`),
  };
}

/** Puts this text, or these pieces of it one after the other, in the place of the file, durably and at once. */
export async function replace(path: string, text: string | Iterable<string> | AsyncIterable<string>): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await writeFile(file, text);
    await file.sync();
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // half a file takes room and helps nobody
    throw error;
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Removes the file, durably, and what a crash may have left of its next version. */
export async function remove(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.new`, { force: true });
  await syncFolder(dirname(path));
}

/** Makes names that were made, changed or removed in this folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // NTFS journals names itself and cannot sync a folder
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Did the disk refuse for want of room? Then it kept its word, and may have room again later. */
export const noRoom = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code));

/** For `.catch`: a missing file has this value, any other trouble stays trouble. */
export const ifMissing =
  <T>(value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
