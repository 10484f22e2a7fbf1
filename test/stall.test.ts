import { expect, test } from 'vitest';
import { stands, watch, type Look, type Watch } from '../display/stall.ts';

/** Looks at all of these, one after the other: the first at which it is said to stand still. */
function found(looks: readonly Look[]): number | undefined {
  let seen: Watch | undefined;
  for (const look of looks) {
    seen = watch(seen, look);
    if (stands(seen)) return look.at;
  }
  return undefined;
}
const seconds = Array.from({ length: 20 }, (_, second) => second);
const each = (what: (second: number) => Omit<Look, 'at'>, at = (second: number) => second * 1_000) =>
  found(seconds.map((second) => ({ at: at(second), ...what(second) })));

test('a video that goes on is left alone, at thirty pictures a second and at one in three', () => {
  expect(each((second) => ({ time: second, frames: second * 30 }))).toBeUndefined();
  expect(each((second) => ({ time: second, frames: Math.floor(second / 3) }))).toBeUndefined();
});

test('[V6] what never begins, stops, or is heard beside a still is found within five seconds', () => {
  expect(each(() => ({ time: 0, frames: 0 }))).toBe(4_000);
  expect(each((second) => ({ time: Math.min(second, 6), frames: Math.min(second, 6) * 30 }))).toBe(10_000);
  expect(each((second) => ({ time: second, frames: 1 }))).toBe(4_000);
});

test('a clock that was set and a page that slept are no stalls', () => {
  const still = () => ({ time: 3, frames: 90 });
  expect(found([0, 1_000, 2_000, 90_000, 91_000, 92_000].map((at) => ({ at, ...still() })))).toBeUndefined();
  expect(found([90_000, 91_000, 2_000, 3_000, 4_000].map((at) => ({ at, ...still() })))).toBeUndefined();
  expect(found([90_000, 91_000, 2_000, 3_000, 4_000, 5_000, 6_000].map((at) => ({ at, ...still() })))).toBe(6_000);
});
