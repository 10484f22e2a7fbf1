import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Held } from '../kiosk/keyboard/held.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a key works at once, again while it is held, and no more when it is let go', () => {
  const held = new Held();
  let times = 0;
  held.begin(() => (times += 1));
  vi.advanceTimersByTime(449);
  expect(times).toBe(1);
  vi.advanceTimersByTime(300);
  expect(times).toBeGreaterThanOrEqual(4);
  held.end();
  const before = times;
  vi.advanceTimersByTime(5_000);
  expect(times).toBe(before);
});

test('a key let go at once works once', () => {
  const held = new Held();
  let times = 0;
  held.begin(() => (times += 1));
  held.end();
  vi.advanceTimersByTime(5_000);
  expect(times).toBe(1);
});
