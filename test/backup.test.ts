import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backUp } from '../server/log/backup.ts';
import { encode } from '../server/log/lines.ts';
import { openPages } from '../server/log/pages.ts';
import { restore } from '../server/log/restore.ts';
import { Stop } from '../server/stop.ts';
import { all, kept } from './log.contract.ts';
import { folder } from './support/folder.ts';

const open = (path: string) => openPages({ folder: path, newWall: 'wall-one', warn: () => undefined });
const many = (from: number, count: number) => Array.from({ length: count }, (_, index) => kept(from + index));
const ACCESS = '{"links":{},"devices":[{"id":"kiosk-1"}],"keys":[]}';

/** A folder with 1,003 changes on two pages, and its backup. */
async function wall() {
  const path = folder();
  const log = await open(path);
  await log.append(many(1, 3), 0);
  await log.append(many(4, 1_000), 3);
  writeFileSync(join(path, 'access.json'), ACCESS);
  const file = join(folder(), 'wall.backup');
  expect(await backUp(path, file, 7)).toBe(1_003);
  return { path, log, file };
}

async function inside(path: string) {
  const log = await open(path);
  const changes = await all(log);
  await log.close();
  return changes;
}

/** Every file below a folder with what is in it. */
const content = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
  );

const why = (work: Promise<unknown>) =>
  work.then(
    () => 'it was done',
    (error: unknown) => (error instanceof Stop ? error.message : Promise.reject(error)),
  );

describe('a backup', () => {
  test('[D13] brings the whole wall back, with who is paired, into an empty folder', async () => {
    const { log, file } = await wall();
    const before = await all(log);
    const other = folder();
    expect(await restore(other, file, 'now')).toEqual({ changes: 1_003, erased: 0, aside: undefined });
    expect(await inside(other)).toEqual(before);
    expect(JSON.parse(readFileSync(join(other, 'access.json'), 'utf8'))).toEqual(JSON.parse(ACCESS));
    const again = await open(other);
    const next = kept(1_004);
    await again.append([next], 1_003);
    expect(await all(again, 1_003)).toEqual([next]);
  });

  test('[D13] leaves out a last change that was never whole, and nothing else', async () => {
    const { path, log, file } = await wall();
    await log.close();
    const page = join(path, 'pages', '0000000004.log');
    truncateSync(page, readFileSync(page).length - 5);
    expect(await backUp(path, file, 8)).toBe(1_002);
    const other = folder();
    await restore(other, file, 'now');
    expect(await inside(other)).toHaveLength(1_002);
  });

  test('[D13] that was cut short or has one wrong bit is refused, and the folder stays as it is', async () => {
    const { path, file, log } = await wall();
    await log.close();
    const before = content(path);
    const good = readFileSync(file);
    for (let at = 1; at < 60; at += 1) {
      const place = Math.floor((good.length * at) / 60);
      const flipped = Buffer.from(good);
      flipped[place] = (flipped[place] ?? 0) ^ 4;
      for (const bad of [good.subarray(0, place), flipped]) {
        writeFileSync(file, bad);
        expect(await why(restore(path, file, 'now'))).toMatch(/damaged|cut short|no backup/);
      }
    }
    writeFileSync(file, 'Een gewoon bestand\n');
    expect(await why(restore(path, file, 'now'))).toContain('damaged');
    writeFileSync(file, encode({ backup: 2 }) + encode({ changes: 0 }));
    expect(await why(restore(path, file, 'now'))).toContain('newer version');
    expect(content(path)).toEqual(before);
  });

  test('of a damaged wall is not made, and an older one stays as it was', async () => {
    const { path, log, file } = await wall();
    await log.close();
    const before = readFileSync(file);
    const page = join(path, 'pages', '0000000001.log');
    const bytes = readFileSync(page);
    bytes[bytes.length - 20] = 7;
    writeFileSync(page, bytes);
    expect(await why(backUp(path, file, 8))).toContain('0000000001.log is damaged');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(join(file, '..'))).toEqual(['wall.backup']);
    expect(await restore(path, file, 'now')).toMatchObject({ changes: 1_003, aside: 'before-restore-now' });
    expect(await inside(path)).toHaveLength(1_003);
  });

  test('[P-08] does not bring back what was erased after it, however often it is restored', async () => {
    const { path, log, file } = await wall();
    await log.erase(({ seq }) => seq === 2);
    await log.close();
    expect(await restore(path, file, 'first')).toMatchObject({ erased: 1, aside: 'before-restore-first' });
    expect((await inside(path))[1]).toMatchObject({ type: 'erased', seq: 2 });
    rmSync(join(path, 'pages'), { recursive: true });
    rmSync(join(path, 'wall.json'));
    expect(await restore(path, file, 'second')).toMatchObject({ erased: 1 });
    expect(JSON.stringify(await inside(path))).not.toContain('"Briefje 2"');
    expect((await inside(path))[1]).toMatchObject({ type: 'erased' });
  });

  test('does not take the place of another wall', async () => {
    const { file } = await wall();
    const other = folder();
    const log = await openPages({ folder: other, newWall: 'wall-two', warn: () => undefined });
    await log.append([kept(1)], 0);
    await log.close();
    const before = content(other);
    expect(await why(restore(other, file, 'now'))).toContain('another wall');
    expect(content(other)).toEqual(before);
  });

  test('whose restore was cut short keeps hubs away until it is done again', async () => {
    const { path, log, file } = await wall();
    await log.close();
    mkdirSync(join(path, 'restore.new', 'pages'), { recursive: true });
    expect(await why(open(path))).toContain('was cut short');
    await restore(path, file, 'now');
    expect(await inside(path)).toHaveLength(1_003);
  });
});
