import { expect, test } from 'vitest';
import { Loudness } from '../kiosk/studio/loudness.ts';

/** EBU Tech 3341: a tone of 1,000 Hz on both channels, so many seconds at so many dB below full scale each. */
function measure(rate: number, channels: number, ...parts: readonly (readonly [seconds: number, dBFS: number])[]) {
  const meter = new Loudness(rate, channels);
  for (const [seconds, dBFS] of parts) {
    const plane = Float32Array.from(
      { length: seconds * rate },
      (_, at) => 10 ** (dBFS / 20) * Math.sin((2 * Math.PI * 1_000 * at) / rate),
    );
    for (let at = 0; at < plane.length; at += 1_024)
      meter.add(Array.from({ length: channels }, () => plane.subarray(at, at + 1_024)));
  }
  return meter.integrated;
}

test.each([44_100, 48_000, 16_000])('EBU Tech 3341, case 1 and 2: a tone is as loud as it is, at %i Hz', (rate) => {
  expect(measure(rate, 2, [20, -23])).toBeCloseTo(-23, 1);
  expect(measure(rate, 2, [20, -33])).toBeCloseTo(-33, 1);
});

test('EBU Tech 3341, case 3 and 4: what is far quieter, or silent, does not count', () => {
  expect(measure(48_000, 2, [10, -36], [60, -23], [10, -36])).toBeCloseTo(-23, 1);
  expect(measure(48_000, 2, [10, -72], [10, -36], [60, -23], [10, -36], [10, -72])).toBeCloseTo(-23, 1);
});

test('one channel is half of two, and what nobody hears is not measured', () => {
  expect(measure(48_000, 1, [5, -23])).toBeCloseTo(-26, 1);
  expect(measure(48_000, 2, [5, -90])).toBeUndefined();
  expect(measure(48_000, 2)).toBeUndefined();
});
