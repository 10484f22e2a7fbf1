import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { radarPlan, squaresFor, type RadarWish } from '../display/radar-plan.ts';

const wish: fc.Arbitrary<RadarWish> = fc.record({
  orientation: fc.constantFrom('landscape', 'portrait'),
  enlarge: fc.double({ min: 1, max: 1.95, noNaN: true }),
  title: fc.integer({ min: 20, max: 90 }),
  rows: fc.integer({ min: 1, max: 6 }),
  most: fc.integer({ min: 1, max: 9_999 }),
  silent: fc.integer({ min: 0, max: 12 }),
});

test('whatever there is to say, everything has room and nothing lies over another', () => {
  fc.assert(
    fc.property(wish, (asked) => {
      const page = asked.orientation === 'portrait' ? { width: 100, height: 177.78 } : { width: 177.78, height: 100 };
      const { title, rows, top, height, bars, key, silent, label } = radarPlan(asked);
      const bottom = top + rows * height;
      expect(rows).toBeGreaterThanOrEqual(1);
      expect(top).toBeGreaterThan(title.y + title.height);
      expect(bars.width).toBeGreaterThan(9);
      expect(bars.height).toBeGreaterThan(3.5);
      expect(bars.x + bars.width).toBeLessThan(page.width);
      expect(key.y + key.height).toBeLessThan(page.height - 4);
      expect(bottom).toBeLessThanOrEqual(key.y);
      if (silent.names > 0 && asked.orientation === 'portrait') expect(bottom).toBeLessThan(silent.y);
      if (silent.names > 0 && asked.orientation === 'landscape') {
        expect(bars.x + bars.width).toBeLessThan(silent.x);
        expect(label.x + label.width).toBeLessThan(silent.x);
        expect(silent.y).toBeGreaterThan(top - 0.01);
      }
    }),
    { numRuns: 2_000 },
  );
});

describe('one square is one note', () => {
  const bar = { width: 56, height: 8 };

  test('as long as they fit: in one line, and then in more', () => {
    expect(squaresFor(5, bar)).toEqual({ lines: 1, each: 1, pitch: 8 });
    expect(squaresFor(14, bar)).toEqual({ lines: 1, each: 1, pitch: 4 });
    expect(squaresFor(28, bar)).toEqual({ lines: 2, each: 1, pitch: 4 });
    expect(squaresFor(80, bar)).toMatchObject({ lines: 3, each: 1 });
  });

  test('and is several when they would be too small to be squares', () => {
    expect(squaresFor(400, bar).each).toBe(5);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (most) => {
        const { lines, each, pitch } = squaresFor(most, bar);
        expect(pitch).toBeGreaterThanOrEqual(1.9);
        expect(Math.ceil(most / each / lines) * pitch).toBeLessThanOrEqual(bar.width + 1e-9);
        expect(lines * pitch).toBeLessThanOrEqual(bar.height + 1e-9);
      }),
    );
  });
});
