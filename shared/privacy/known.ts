import { reworded, type Reading } from './reading.ts';

/** The same reading without the numbers that fit one of the company's own formats: `WO-9999`, 9 a figure, A a letter. */
export function withoutKnown(reading: Reading, formats: readonly string[]): Reading {
  if (formats.length === 0) return reading;
  const shapes = formats.map((format) =>
    format
      .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
      .replaceAll('9', '\\d')
      .replaceAll('A', '\\p{L}'),
  );
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${shapes.join('|')})(?![\\p{L}\\d])`, 'giu');
  const numbers = [...reading.text.matchAll(pattern)].map(({ 0: one, index }) => ({
    start: index,
    end: index + one.length,
    word: '\u0000',
  }));
  return numbers.length === 0 ? reading : reworded(reading, numbers);
}
