import { expect, test } from 'vitest';
import { driftAt, mirroredAt } from '../display/drift.ts';

const STEP = 90_000;
const HOUR = 3_600_000;
const around = (width: number) => Array.from({ length: HOUR / STEP }, (_, step) => driftAt(step * STEP, width));

test('the page goes round in an hour, at most 0.4 % of the width off its middle', () => {
  for (const width of [1_080, 1_920, 3_840]) {
    const all = around(width);
    for (const { x, y } of all) expect(Math.hypot(x, y)).toBeLessThanOrEqual(0.004 * width + 1);
    expect(Math.max(...all.map(({ x }) => x))).toBe(Math.round(0.004 * width));
    expect(Math.min(...all.map(({ y }) => y))).toBe(-Math.round(0.0024 * width));
    expect(driftAt(HOUR, width)).toEqual(driftAt(0, width));
  }
});

test('a step is whole pixels, hardly one on a Full HD screen, and between two steps it stands still', () => {
  const all = around(1_920);
  for (const [step, { x, y }] of all.entries()) {
    const next = all[(step + 1) % all.length] ?? { x: 0, y: 0 };
    expect([x, y].every(Number.isInteger)).toBe(true);
    expect(Math.hypot(next.x - x, next.y - y)).toBeLessThanOrEqual(2);
    expect(driftAt(step * STEP + STEP - 1, 1_920)).toEqual({ x, y });
  }
});

test('the near plane hangs the other way round in odd hours of the office', () => {
  expect(['09.00', '09.59', '10.00', '23.30', '00.10'].map(mirroredAt)).toEqual([true, true, false, true, false]);
});
