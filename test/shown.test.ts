import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openShown } from '../server/shown.ts';
import { folder } from './support/folder.ts';
import { uuid } from './support/uuid.ts';

const NINE = Date.parse('2026-11-24T09:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;
const [first, second] = [uuid(1), uuid(2)];

function log(path = folder()) {
  let now = NINE;
  const trouble: unknown[] = [];
  const open = () => openShown({ folder: path, clock: () => now, onTrouble: (error) => trouble.push(error) });
  const files = () => readdirSync(join(path, 'shown'));
  return { path, trouble, open, files, turn: (ms: number) => (now += ms) };
}

test('[P-14] where a note could be read, from when to when, is known to the quarter of an hour, after a restart too', async () => {
  const { open, turn } = log();
  const shown = open();
  for (let beat = 0; beat < 160; beat += 1) {
    shown.saw('hall', 'internal', beat < 120 ? [first] : [second]); // half an hour, and ten minutes of another
    turn(15_000);
  }
  shown.saw('reception', 'visitors', [second]);
  const hall = { device: 'hall', audience: 'internal' };
  const found = [{ ...hall, from: NINE, to: NINE + 30 * MINUTE - 15_000 }];
  expect(await shown.of(first)).toEqual(found);
  const also = { device: 'reception', audience: 'visitors', from: NINE + 40 * MINUTE, to: NINE + 40 * MINUTE };
  expect(await shown.of(second)).toEqual([
    { ...hall, from: NINE + 30 * MINUTE, to: NINE + 40 * MINUTE - 15_000 },
    also,
  ]);
  await shown.close();
  expect(await open().of(first)).toEqual(found);
  expect(await open().of(uuid(3))).toEqual([]);
});

test('[P-14] a screen that was away in between, or that visitors came to pass, has a line for each', async () => {
  const { open, turn } = log();
  const shown = open();
  shown.saw('hall', 'internal', [first]);
  turn(20 * MINUTE);
  shown.saw('hall', 'internal', [first]);
  turn(15_000);
  shown.saw('hall', 'visitors', [first]);
  expect((await shown.of(first)).map(({ audience, from }) => [audience, from - NINE])).toEqual([
    ['internal', 0],
    ['internal', 20 * MINUTE],
    ['visitors', 20 * MINUTE + 15_000],
  ]);
});

test('[P-14] thirty days of it are kept, and a torn line takes no other with it', async () => {
  const { open, turn, files, path } = log();
  const shown = open();
  shown.saw('hall', 'internal', [first]);
  turn(31 * DAY);
  shown.saw('hall', 'internal', [second]);
  turn(16 * MINUTE);
  await shown.tidy(NINE + DAY);
  expect(files()).toEqual(['2026-12-25.log']);
  appendFileSync(join(path, 'shown', '2026-12-25.log'), `{"device":"hall","notes":["${second}`);
  expect(await shown.of(second)).toHaveLength(1);
  expect(await shown.of(first)).toEqual([]);
});

test('[P-06] it holds ids and nothing that was said', async () => {
  const { open, path, files } = log();
  const shown = open();
  shown.saw('hall', 'internal', [first]);
  await shown.close();
  const [file = ''] = files();
  expect(readFileSync(join(path, 'shown', file), 'utf8')).toBe(
    `${JSON.stringify({ device: 'hall', audience: 'internal', from: NINE, to: NINE, notes: [first] })}\n`,
  );
});
