import { join } from 'node:path';
import { z } from 'zod';
import { durableFile } from './log/durable-file.ts';
import { Stop } from './stop.ts';

const Record = z.record(z.string(), z.string());
const About = z.object({ wall: z.string() });

/**
 * Which wall was seen in which folder, kept outside those folders [D8]: so that a disk that is not mounted, or another
 * wall in its place, never becomes an empty wall. Throws Stop; writes nothing.
 */
export async function expectKnownWall(record: string, folder: string): Promise<void> {
  const expected = (await readRecord(record))[folder];
  if (expected === undefined || expected === (await wallIn(folder))) return;
  throw new Stop(
    `${folder} held the wall ${expected} and does not hold it now. Is its disk mounted? ` +
      `To begin anew, remove its line from ${record}.`,
  );
}

/** Notes which wall lives in this folder. */
export async function rememberWall(record: string, folder: string): Promise<void> {
  const known = await readRecord(record);
  const wall = await wallIn(folder);
  if (wall !== undefined && known[folder] !== wall) await durableFile(record).write({ ...known, [folder]: wall });
}

const readRecord = async (record: string) => Record.safeParse(await durableFile(record).read()).data ?? {};

async function wallIn(folder: string): Promise<string | undefined> {
  const about = await durableFile(join(folder, 'wall.json'))
    .read()
    .catch(() => undefined);
  return About.safeParse(about).data?.wall;
}
