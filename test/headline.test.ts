import { expect, test } from 'vitest';
import { headlineSize } from '../display/headline.ts';

const room = { width: 88, height: 38 };

test('a short headline is as large as it may be, and a longer one smaller, never larger than its room', () => {
  expect(headlineSize('Wat ik leerde', 1, 'portrait', room)).toBe(11);
  expect(headlineSize('Wat ik leerde', 1.5, 'landscape', { width: 146, height: 31 })).toBeCloseTo(13.8);
  const long = headlineSize('a'.repeat(80), 1, 'portrait', room);
  expect(long).toBeLessThan(11);
  expect(long).toBeGreaterThan(5.6); // 22 minutes of arc
});
