import { describe, expect, test } from 'vitest';
import { alike } from '../shared/read/alike.ts';
import { byUse, recent, thisWeek, today } from '../shared/read/counts.ts';
import { customers, heard, improved } from '../shared/read/heard.ts';
import type { Note } from '../shared/note.ts';
import { dayOf, mondayOf, startOf, timeOf, workingDaysBefore } from '../shared/time/office.ts';
import { grid, square } from '../shared/ui/mosaic.ts';
import { emptyWall } from '../shared/wall.ts';
import { makeNote } from './support/make.ts';

const ZONE = 'Europe/Amsterdam';
const at = (text: string) => Date.parse(text);

describe('the office’s time', () => {
  test.each([
    ['2026-11-23T22:59:59Z', '2026-11-23', '23.59'],
    ['2026-11-23T23:00:00Z', '2026-11-24', '00.00'],
    ['2026-10-25T00:30:00Z', '2026-10-25', '02.30'],
    ['2026-10-25T01:30:00Z', '2026-10-25', '02.30'],
    ['2026-03-29T00:59:59Z', '2026-03-29', '01.59'],
    ['2026-03-29T01:00:00Z', '2026-03-29', '03.00'],
  ])('%s is %s, %s', (instant, day, time) => {
    expect([dayOf(at(instant), ZONE), timeOf(at(instant), ZONE)]).toEqual([day, time]);
  });

  test.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
    ['2026-10-25', '2026-10-19'],
  ])('the week of %s begins on %s', (day, monday) => expect(mondayOf(day)).toBe(monday));

  test.each([
    ['2026-11-23', ZONE, '2026-11-22T23:00:00Z'],
    ['2026-10-25', ZONE, '2026-10-24T22:00:00Z'],
    ['2026-10-26', ZONE, '2026-10-25T23:00:00Z'],
    ['2026-03-30', ZONE, '2026-03-29T22:00:00Z'],
    ['2026-11-23', 'Pacific/Kiritimati', '2026-11-22T10:00:00Z'],
    ['2026-11-23', 'Pacific/Pago_Pago', '2026-11-23T11:00:00Z'],
    ['2026-11-23', 'Asia/Kathmandu', '2026-11-22T18:15:00Z'],
  ])('%s begins in %s at %s', (day, zone, instant) => expect(startOf(day, zone)).toBe(at(instant)));

  test('counts notes of this day and this week, newest first', () => {
    const notes = ['2026-11-22T22:00:00Z', '2026-11-23T08:00:00Z', '2026-11-24T09:00:00Z', '2026-11-24T08:00:00Z'].map(
      (made) => makeNote({ made: at(made) }),
    );
    const now = at('2026-11-24T12:00:00Z');
    expect(today(notes, now, ZONE)).toEqual([notes[2], notes[3]]);
    expect(thisWeek(notes, now, ZONE)).toEqual([notes[2], notes[3], notes[1]]);
  });

  test('the three most used themes come first, the others keep their places', () => {
    const notes = (
      ['app', 'app', 'products', 'app', 'network', 'network', 'network', 'products', 'network', 'billing'] as const
    ).map((theme) => makeNote({ theme }));
    const { themes } = emptyWall.office;
    const order = (notes: readonly Note[]) => byUse(themes, notes).map(({ id }) => id);
    const own = order([]);
    expect(own).toHaveLength(8);
    expect(order(notes).slice(0, 3)).toEqual(['network', 'app', 'products']);
    expect(order(notes).slice(3)).toEqual(own.filter((theme) => !['network', 'app', 'products'].includes(theme)));
  });
});

describe('the mosaic', () => {
  test.each([
    ['2026-11-23', 1, '2026-11-20'],
    ['2026-11-23', 5, '2026-11-16'],
    ['2026-11-22', 1, '2026-11-20'],
    ['2026-11-23', 40, '2026-09-28'],
  ])('%s, %i working days before, is %s', (day, count, before) => expect(workingDaysBefore(day, count)).toBe(before));

  test('has the notes of the last 40 working days by the day on which they were said, oldest first', () => {
    const now = at('2026-11-23T12:00:00Z');
    const made = (text: string, date?: string) => makeNote({ made: at(text), ...(date && { date }) });
    const notes = [
      made('2026-09-27T12:00:00Z'),
      made('2026-11-23T09:00:00Z'),
      made('2026-11-23T08:00:00Z', '2026-10-01'),
      made('2026-09-28T12:00:00Z'),
      made('2026-11-23T07:00:00Z'),
    ];
    expect(recent(notes, now, ZONE)).toEqual({ notes: [notes[3], notes[2], notes[4], notes[1]], older: 2 });
    expect(recent([], now, ZONE)).toEqual({ notes: [], older: 0 });
  });

  const band = { width: 177.78, top: 81, bottom: 101.4, line: 0.865 };
  test.each([0, 1, 12, 60, 214, 850])('gives each of %i older notes a place of its own, left of today', (count) => {
    const { older, today: free, line, pitch } = grid(band, count);
    expect(older).toHaveLength(count);
    expect(new Set(older.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
    for (const { x, y } of older) {
      expect(x).toBeLessThan(line);
      expect(y).toBeGreaterThan(band.top - pitch / 2);
      expect(y).toBeLessThan(band.bottom);
    }
    expect(Math.min(...free.map(({ x }) => x))).toBeGreaterThan(line);
    expect(grid(band, count + 1).pitch).toBeLessThanOrEqual(pitch);
  });

  test.each([0, 1, 14, 40, 120, 400])('gives each of %i notes of today a place right of the line', (count) => {
    const { today: spots, line, pitch } = grid({ ...band, word: 3.8 }, 200, count);
    expect(spots.length).toBeGreaterThanOrEqual(count);
    for (const { x, y } of spots.slice(0, count)) {
      expect(x).toBeGreaterThan(line);
      expect(x - pitch / 2).toBeLessThan(band.width);
      expect(y - pitch / 2).toBeGreaterThan(band.top + 3.7);
    }
  });

  test('lets the oldest run off the wall when there are more than it holds', () => {
    const { older, pitch } = grid(band, 2_000);
    expect(older.length).toBeGreaterThan(850);
    expect(older.length).toBeLessThan(2_000);
    expect(pitch).toBeCloseTo(1.8, 1);
  });

  test('hangs a note alike on every screen, hardly off its spot', () => {
    const spot = { x: 50, y: 90 };
    const one = square('a-note', spot, 4);
    expect(square('a-note', spot, 4)).toEqual(one);
    expect(square('another', spot, 4)).not.toEqual(one);
    expect(Math.abs(one.x - 50)).toBeLessThanOrEqual(0.4);
    expect(Math.abs(one.turn)).toBeLessThanOrEqual(6.5);
    expect([one.size >= 3.8, one.size <= 4.08]).toEqual([true, true]);
  });
});

describe('what customers said', () => {
  const day = 86_400_000;
  const now = 100 * day;

  test('is counted per customer, the first one too, and these weeks apart', () => {
    const signal = (made: number) => ({ id: String(made), device: 'kiosk-1', made });
    const note = makeNote({ made: now - 31 * day, signals: [signal(now - 31 * day), signal(now - day), signal(now)] });
    expect([customers(note), heard(note, now)]).toEqual([4, 2]);
    expect(heard(makeNote({ made: now }), now)).toBe(1);
  });

  test('led to something when it was put right in the last 30 days and has a sentence that says how', () => {
    const done = (made: number, part: Partial<Note> = { solution: 'Dat kan nu.' }) =>
      makeNote({ steps: [{ stage: 'implemented', made }], ...part });
    const [old, first, last] = [done(now - 30 * day), done(now - 2 * day), done(now - day)];
    const open = makeNote({ steps: [{ stage: 'solved', made: now }], solution: 'Dat kan straks.' });
    expect(improved([old, last, done(now, {}), open, first], now)).toEqual([last, first]);
  });
});

describe('what looks alike', () => {
  const hangs = makeNote({ theme: 'billing', title: 'Rekening klopt niet na overstap' });
  test.each([
    ['rekening KLOPT niet!', true], // three of four words
    ['Rekening klópt nièt', true],
    ['Rekening klopt', false],
    ['Rekening is te hoog na overstap', false], // two of five: 'na' tells nothing
    ['…', false],
  ])('"%s" beside "Rekening klopt niet na overstap": %s', (title, expected) => {
    expect(alike([hangs], 'billing', title) === hangs).toBe(expected);
  });

  test('small words make nothing alike', () => {
    const dark = makeNote({ theme: 'app', title: 'Donkere kleuren in de app' });
    expect(alike([dark], 'app', 'Grotere letters in de app')).toBeUndefined();
  });

  test('only open notes of the same theme, and of those the nearest', () => {
    const near = makeNote({ theme: 'billing', title: 'Rekening klopt niet' });
    expect(alike([hangs], 'app', hangs.title)).toBeUndefined();
    expect(alike([hangs, near], 'billing', 'Rekening klopt niet')).toBe(near);
    const more = { ...near, signals: [{ id: 'a', device: 'b', made: 0 }] };
    expect(alike([near, more, near], 'billing', near.title)).toBe(more);
    expect(alike([{ ...hangs, steps: [{ stage: 'implemented', made: 0 }] }], 'billing', hangs.title)).toBeUndefined();
  });
});
