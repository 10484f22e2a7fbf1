import { describe, expect, test } from 'vitest';
import { likely } from '../shared/read/likely.ts';
import type { Note } from '../shared/note.ts';
import { makeNote } from './support/make.ts';

const ZONE = 'Europe/Amsterdam';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.parse('2026-11-24T10:42:00+01:00');
const said = (times: number, made = now - 10 * DAY + 6 * HOUR) =>
  Array.from({ length: times }, (_, index) => ({ id: `${index}`, device: 'kiosk-1', made }));
const old = (part: Partial<Note> = {}) => makeNote({ made: now - 10 * DAY + 6 * HOUR, ...part });

describe('what somebody at the kiosk most likely hears too', () => {
  test('is open, and what most customers said lately comes first', () => {
    const few = old({ theme: 'app', signals: said(1) });
    const many = old({ theme: 'billing', signals: said(2) });
    const past = old({ theme: 'network', signals: said(9, now - 40 * DAY) });
    const done = old({ theme: 'returns', signals: said(9), steps: [{ stage: 'implemented', made: now }] });
    expect(likely([few, past, done, many], now, ZONE)).toEqual([many, few, past]);
  });

  test('a note of the last three days counts for three customers more', () => {
    const fresh = makeNote({ theme: 'app', made: now - 2 * DAY + 6 * HOUR });
    const two = old({ theme: 'billing', signals: said(2) });
    const four = old({ theme: 'network', signals: said(4) });
    expect(likely([two, fresh, four], now, ZONE)).toEqual([four, fresh, two]);
  });

  test.each([
    ['2026-11-23T11:59:00+01:00', true],
    ['2026-11-23T09:00:00+01:00', true],
    ['2026-11-23T08:59:00+01:00', false],
    ['2026-11-23T12:00:00+01:00', false],
    ['2026-10-26T10:00:00+01:00', false], // more than four weeks ago
  ])('a theme that was talked about at %s comes first at 10.42: %s', (moment, first) => {
    const spoken = old({ theme: 'app', made: now - 20 * DAY + 6 * HOUR });
    const newer = old({ theme: 'billing' });
    const then = makeNote({ theme: 'app', made: Date.parse(moment), steps: [{ stage: 'implemented', made: now }] });
    expect(likely([spoken, newer, then], now, ZONE)[0]).toBe(first ? spoken : newer);
  });

  test('midnight lies between two hours that are neighbours', () => {
    const midnight = Date.parse('2026-11-24T00:10:00+01:00');
    const noon = midnight - 10 * DAY + 12 * HOUR;
    const spoken = makeNote({ theme: 'app', made: noon - DAY });
    const newer = makeNote({ theme: 'billing', made: noon });
    const then = makeNote({
      theme: 'app',
      made: midnight - HOUR,
      steps: [{ stage: 'implemented', made: midnight }],
    });
    expect(likely([newer, spoken, then], midnight, ZONE)[0]).toBe(spoken);
  });

  test('has six at most, two of one theme at most', () => {
    const notes = (['app', 'billing', 'network', 'returns'] as const).flatMap((theme) =>
      [1, 2, 3].map((times) => old({ theme, signals: said(times) })),
    );
    const six = likely(notes, now, ZONE);
    expect([six.length, likely(notes, now, ZONE, 20).length]).toEqual([6, 8]);
    expect(six.filter(({ theme }) => theme === 'returns').map(({ signals }) => signals.length)).toEqual([3, 2]);
    expect(likely([], now, ZONE)).toEqual([]);
  });

  test('is the same on every kiosk: of as many points the newest, then the higher id', () => {
    const made = now - 10 * DAY + 6 * HOUR;
    const [a, b, newer] = [old({ theme: 'app' }), old({ theme: 'network' }), old({ theme: 'billing', made: made + 1 })];
    expect(likely([a, b, newer], now, ZONE)).toEqual([newer, b, a]);
    expect(likely([newer, b, a], now, ZONE)).toEqual([newer, b, a]);
  });
});
