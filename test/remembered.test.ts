import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { memoryLog } from '../server/log/memory.ts';
import { remembered } from '../server/remembered.ts';
import type { Change } from '../shared/wall.ts';

const change = (id: string, index: number): Change => ({ type: 'erased', id, seq: index + 1, at: 0 });

/** An index of these ids over a log that counts how often it is read. */
function indexOf(ids: readonly string[], known?: Uint32Array) {
  const log = memoryLog(ids.map(change));
  const state = { reads: 0 };
  const index = remembered((after) => {
    state.reads += 1;
    return log.read(after);
  }, known);
  return { index, state };
}

test('every id is found under its seq, also from its marks alone, and one that is not there is not', async () => {
  const ids = Array.from({ length: 5_000 }, () => randomUUID());
  const { index } = indexOf(ids);
  for (const id of ids) index.add(id);
  const later = indexOf(ids, index.marks().slice(0, 4_000)).index;
  for (const id of ids.slice(4_000)) later.add(id);
  for (const one of [index, later]) {
    const found = await Promise.all(ids.map((id) => one.find(id)));
    expect(found.map((change) => change?.seq)).toEqual(ids.map((_, at) => at + 1));
    expect(await one.find(randomUUID())).toBeUndefined();
    expect(await one.find('')).toBeUndefined();
  }
});

test('a new id costs hardly ever a look into the log, even beside 200,000, and two that look alike are told apart', async () => {
  const ids = Array.from({ length: 200_000 }, (_, n) => `${(n * 7_919).toString(16)}-${n}`);
  const { index, state } = indexOf(ids);
  for (const id of ids) index.add(id);
  for (let n = 0; n < 10_000; n += 1) expect(await index.find(randomUUID())).toBeUndefined();
  expect(state.reads).toBeLessThan(20);

  const seen = new Map<number, number>();
  const marks = index.marks();
  const alike = marks.findIndex((mark, at) => seen.has(mark) || !seen.set(mark, at));
  const other = seen.get(marks[alike] ?? 0) ?? 0;
  expect(alike, 'among so many there are two with one mark').toBeGreaterThan(other);
  expect((await index.find(ids[alike] ?? ''))?.seq).toBe(alike + 1);
  expect((await index.find(ids[other] ?? ''))?.seq).toBe(other + 1);
});
