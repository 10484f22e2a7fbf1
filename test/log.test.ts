import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryLog } from '../server/log/memory.ts';
import { encode } from '../server/log/lines.ts';
import { openPages } from '../server/log/pages.ts';
import { verifyPages } from '../server/log/verify.ts';
import { Stop } from '../server/stop.ts';
import { type Change } from '../shared/wall.ts';
import { all, changeLogContract, kept, snapshotOf } from './log.contract.ts';
import { folder } from './support/folder.ts';
import { makeNote, wallWith } from './support/make.ts';

changeLogContract('memory', async () => {
  const lines: Change[] = [];
  const log = memoryLog(lines);
  return { log, reopen: async () => Object.assign(memoryLog(lines), { snapshot: log.snapshot }) };
});

/** What a hub would find there. */
async function inFolder(path: string): Promise<readonly Change[]> {
  const log = await open(path);
  const changes = await all(log);
  await log.close();
  return changes;
}

const open = async (path: string, warn: (sentence: string) => void = () => undefined) =>
  openPages({ folder: path, newWall: 'wall-one', warn });

changeLogContract('pages', async () => {
  const path = folder();
  return { log: await open(path), reopen: () => open(path) };
});

describe('a data folder', () => {
  const page = (path: string) => join(path, 'pages', '0000000001.log');

  test('[D6] torn anywhere in its last change loses that change alone, with one line to the operator', async () => {
    const path = folder();
    const log = await open(path);
    await log.append([kept(1), kept(2)], 0);
    const two = readFileSync(page(path));
    await log.append([kept(3)], 2);
    const three = readFileSync(page(path));
    expect(three.length - two.length).toBeGreaterThan(100);
    for (let length = two.length; length < three.length; length += 1) {
      writeFileSync(page(path), three.subarray(0, length));
      const warnings: string[] = [];
      const again = await open(path, (sentence) => warnings.push(sentence));
      expect((await all(again)).map(({ seq }) => seq)).toEqual([1, 2]);
      expect(warnings).toHaveLength(length === two.length ? 0 : 1);
      await again.append([kept(3)], 2);
      await again.close();
      expect((await inFolder(path)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    }
  });

  test('[D6] filled with zeros behind its last confirmed change loses nothing that was confirmed', async () => {
    const path = folder();
    await (await open(path)).append([kept(1)], 0);
    const good = readFileSync(page(path));
    for (const zeros of [1, 9, 512, 4_096]) {
      writeFileSync(page(path), Buffer.concat([good, Buffer.alloc(zeros)]));
      expect(await inFolder(path)).toHaveLength(1);
    }
  });

  test(
    '[D7] with one bit flipped anywhere in a page is the same wall or says that it is damaged, never another',
    { timeout: 60_000 },
    async () => {
      const path = folder();
      const changes = [kept(1), kept(2)];
      await (await open(path)).append(changes, 0);
      const good = readFileSync(page(path));
      for (let bit = 0; bit < good.length * 8; bit += 1) {
        const bad = Buffer.from(good);
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        writeFileSync(page(path), bad);
        const said: string[] = [];
        const log = await open(path, (sentence) => said.push(sentence));
        const read = await all(log);
        if (!log.broken) expect(read, `bit ${bit}`).toEqual(changes);
        else {
          expect(read, `bit ${bit}`).toEqual(changes.slice(0, read.length));
          expect(said).toEqual([expect.stringContaining('is damaged')]);
          expect(readFileSync(page(path)).equals(bad), 'nothing is touched').toBe(true);
        }
        await log.close();
      }
    },
  );

  test('[D7] damaged in an old page reads up to the damage, and neither takes nor forgets anything', async () => {
    const path = folder();
    const log = await open(path);
    const many = Array.from({ length: 1_000 }, (_, index) => kept(index + 2));
    await log.append([kept(1)], 0);
    await log.append(many, 1);
    const bytes = readFileSync(page(path));
    bytes[bytes.length - 20] = 7;
    writeFileSync(page(path), bytes);
    const said: string[] = [];
    const damaged = await open(path, (sentence) => said.push(sentence));
    expect(await all(damaged)).toEqual([]);
    expect(damaged.broken).toBe(true);
    await expect(damaged.append([kept(1_002)], 1_001)).rejects.toThrow('nothing can be written');
    await expect(damaged.erase(() => true)).rejects.toThrow('nothing can be written');
    expect(said).toEqual([expect.stringContaining('0000000001.log: line 2 is damaged')]);
  });

  test('[D7] that is damaged is told apart, page by page and line by line', async () => {
    const path = folder();
    const log = await open(path);
    await log.append([kept(1), kept(2), kept(3)], 0);
    await log.append(
      Array.from({ length: 1_000 }, (_, index) => kept(index + 4)),
      3,
    );
    await log.close();
    const second = join(path, 'pages', '0000000004.log');
    const [good, goodSecond] = [readFileSync(page(path), 'utf8'), readFileSync(second, 'utf8')];
    const whole = 'pages/0000000004.log: 1000 changes, whole';
    expect(await verifyPages(path)).toEqual({ whole: true, lines: ['pages/0000000001.log: 3 changes, whole', whole] });
    const lines = good.split('\n');
    const without = (line: number) => lines.filter((_, index) => index !== line - 1).join('\n');
    const damages: readonly (readonly [said: string, bytes: string])[] = [
      ['damaged: line 1 (its header), line 3 (change 2)', good.replace('format', 'firmat').replace('fje 2', 'fje 7')],
      ['change 2 is missing', without(3)],
      ['2 changes, whole', without(4)],
      ['is empty', ''],
      ['begins with change 4', goodSecond],
      ['belongs to another wall (wall-two)', encode({ format: 1, wall: 'wall-two', first: 1 })],
    ];
    for (const [said, bytes] of damages) {
      writeFileSync(page(path), bytes);
      const { whole: isWhole, lines: all } = await verifyPages(path);
      expect(isWhole, said).toBe(false);
      expect(all[0]).toBe(`pages/0000000001.log: ${said}`);
      expect(all[1]).toBe(said.endsWith('whole') ? 'pages/0000000004.log: change 3 is missing before it' : whole);
    }
    rmSync(page(path));
    expect((await verifyPages(path)).lines).toEqual(['pages/0000000001.log: is missing', whole]);
    rmSync(join(path, 'wall.json'));
    expect(await verifyPages(path)).toEqual({ whole: false, lines: ['wall.json: cannot be read'] });
  });

  test('[D7] with a snapshot in which one byte is not what was written has no snapshot', async () => {
    const path = folder();
    const log = await open(path);
    const last = kept(1);
    await log.append([last], 0);
    await log.keep(snapshotOf(last, wallWith(makeNote({ title: 'Waar is mijn pakket' }))));
    const file = join(path, 'snapshot.json');
    const good = readFileSync(file);
    expect(await log.snapshot()).toBeDefined();
    for (let at = 0; at < good.length; at += 1) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      writeFileSync(file, bad);
      const found = await log.snapshot();
      if (at < good.length - 1) expect(found, `byte ${at}`).toBeUndefined(); // the newline says nothing
    }
    await log.close();
  });

  test('[D8] that lost a page, its list or its name does not start, and nothing in it changes', async () => {
    const damages: readonly (readonly [string, (path: string) => void])[] = [
      ['0000000001.log is missing', (path) => rmSync(page(path))],
      ['0000000002.log is missing', (path) => rmSync(join(path, 'pages', '0000000002.log'))],
      ['is missing', (path) => rmSync(join(path, 'pages'), { recursive: true })],
      ['no wall.json', (path) => rmSync(join(path, 'wall.json'))],
      ['cannot be read', (path) => writeFileSync(join(path, 'wall.json'), '{')],
      ['newer version', (path) => writeFileSync(join(path, 'wall.json'), '{"format":2,"wall":"w","pages":[]}')],
      [
        'not in wall.json',
        (path) => writeFileSync(join(path, 'wall.json'), '{"format":1,"wall":"wall-one","pages":[]}'),
      ],
      ['begins with change 1', (path) => renameSync(page(path), join(path, 'pages', '0000000002.log'))],
    ];
    for (const [words, damage] of damages) {
      const path = folder();
      const log = await open(path);
      await log.append([kept(1)], 0);
      await log.append(
        Array.from({ length: 1_000 }, (_, index) => kept(index + 2)),
        1,
      );
      const firstPage = readFileSync(page(path));
      damage(path);
      if (words === 'begins with change 1') writeFileSync(page(path), firstPage);
      const files = () => readdirSync(path, { recursive: true }).map(String).toSorted();
      const before = files();
      const result = await open(path).then(all, (error: unknown) => error);
      expect(result, words).toBeInstanceOf(Stop);
      expect(String(result)).toContain(words);
      expect(files(), words).toEqual(before);
    }
  });

  test('[D8] that holds pages of another wall does not start', async () => {
    const [one, other] = [folder(), folder()];
    await (await open(one)).append([kept(1)], 0);
    await (await openPages({ folder: other, newWall: 'wall-two', warn: () => undefined })).append([kept(1)], 0);
    rmSync(join(one, 'pages'), { recursive: true });
    mkdirSync(join(one, 'pages'));
    writeFileSync(page(one), readFileSync(page(other)));
    await expect(open(one)).rejects.toThrow('belongs to another wall');
  });
});
