import { expect, test } from 'vitest';
import { dayName, untilName } from '../display/parts/day.ts';

const zone = 'Europe/Amsterdam';
const now = Date.parse('2026-11-24T10:42:00+01:00');
const until = (text: string) => untilName(Date.parse(text), now, zone, 'nl').replaceAll('\u00a0', ' ');

test('a notice says until when it is so: a time today, a moment on another day, or a whole day', () => {
  expect(until('2026-11-24T16:00:00+01:00')).toBe('Tot 16.00');
  expect(until('2026-11-27T16:00:00+01:00')).toBe('Tot 27 november, 16.00');
  expect(until('2026-11-28T00:00:00+01:00')).toBe('Tot en met 27 november');
  expect(until('2026-11-25T00:00:00+01:00')).toBe('Tot en met 24 november');
});

test('a day is one piece on a line', () => {
  expect([dayName('2026-12-03', 'nl'), dayName('2026-12-03', 'en')]).toEqual(['3\u00a0december', '3\u00a0December']);
});
