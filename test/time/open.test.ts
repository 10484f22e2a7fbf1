import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { holidays, type Opening } from '../../shared/rituals/office.ts';
import { awake, hoursOf } from '../../shared/time/hours.ts';
import { dayOfHoliday, isOpen, isWorkingDay, workingDaysBetween } from '../../shared/time/open.ts';
import { emptyWall } from '../../shared/wall.ts';
import { cut } from './cut-holidays.mjs';

const ZONE = 'Europe/Amsterdam';
const { opening } = emptyWall.office;
const at = (text: string) => Date.parse(text);
const between = (from: string, to: string, own: Opening = opening) => workingDaysBetween(at(from), at(to), own, ZONE);

describe('the days of the office', () => {
  test('the table of holidays is of the package that is installed: node test/time/cut-holidays.mjs', () => {
    const file = readFileSync(new URL('../../shared/time/holidays.json', import.meta.url), 'utf8');
    expect(JSON.parse(file)).toEqual(cut());
    for (const days of Object.values(cut())) expect(days.split(' ')).toHaveLength(holidays.length);
  });

  test.each([
    ['kingsDay', 2026, '2026-04-27'],
    ['kingsDay', 2031, '2031-04-26'], // the 27th is a Sunday
    ['easterMonday', 2027, '2027-03-29'],
    ['ascension', 2026, '2026-05-14'],
    ['whitMonday', 2038, '2038-06-14'], // nearly the latest that can be
    ['newYear', 2077, undefined],
  ] as const)('%s of %i is %s', (holiday, year, day) => expect(dayOfHoliday(holiday, year)).toBe(day));

  test('are its days of the week, but for the holidays that it keeps', () => {
    expect(isWorkingDay('2026-11-23', opening)).toBe(true);
    expect(isWorkingDay('2026-11-22', opening)).toBe(false);
    expect(isWorkingDay('2026-11-22', { ...opening, days: [7] })).toBe(true);
    expect(isWorkingDay('2026-04-27', opening)).toBe(false);
    expect(isWorkingDay('2026-04-27', { ...opening, holidays: [] })).toBe(true);
    expect(isWorkingDay('2026-05-05', opening), 'most offices work on Bevrijdingsdag').toBe(true);
    expect(isWorkingDay('2026-05-05', { ...opening, holidays: ['liberation'] })).toBe(false);
  });

  test.each([
    ['2026-11-20T09:00Z', '2026-11-23T09:00Z', 1],
    ['2026-11-20T09:00Z', '2026-11-22T09:00Z', 0],
    ['2026-11-23T08:00Z', '2026-11-23T17:00Z', 0],
    ['2026-11-23T22:59Z', '2026-11-23T23:00Z', 1], // midnight in Amsterdam
    ['2026-04-24T09:00Z', '2026-04-28T09:00Z', 1], // King’s Day is a Monday
    ['2026-12-24T09:00Z', '2027-01-04T09:00Z', 5], // Christmas, its second day on a Saturday, and New Year
    ['2026-03-27T09:00Z', '2026-03-30T08:00Z', 1], // the night that has no third hour
    ['2026-10-23T09:00Z', '2026-10-26T09:00Z', 1], // the night that has it twice
    ['2026-11-24T09:00Z', '2026-11-23T09:00Z', 0],
  ])('between %s and %s there are %i', (from, to, count) => expect(between(from, to)).toBe(count));

  test('add up, whatever lies between', () => {
    const [start, DAY] = [at('2026-01-01T11:00Z'), 86_400_000];
    for (let days = 0; days < 800; days += 13) {
      const middle = workingDaysBetween(start, start + days * DAY, opening, ZONE);
      expect(middle + workingDaysBetween(start + days * DAY, start + 800 * DAY, opening, ZONE)).toBe(
        workingDaysBetween(start, start + 800 * DAY, opening, ZONE),
      );
    }
  });
});

describe('the hours of the office', () => {
  test.each([
    ['2026-11-23T05:59Z', false],
    ['2026-11-23T06:00Z', true], // 07.00 in winter
    ['2026-11-23T17:59Z', true],
    ['2026-11-23T18:00Z', false],
    ['2026-07-20T04:59Z', false],
    ['2026-07-20T05:00Z', true], // 07.00 in summer
    ['2026-07-20T17:00Z', false],
    ['2026-11-22T10:00Z', false],
    ['2026-12-25T10:00Z', false],
  ])('at %s it is open: %s', (now, open) => expect(isOpen(at(now), opening, ZONE)).toBe(open));

  test('a screen may go with it, has hours of its own, or is always on', () => {
    const on = (hours: string | null, now: string) => awake(hoursOf(hours), at(now), ZONE, opening);
    expect([on('office', '2026-11-22T10:00Z'), on('office', '2026-11-23T10:00Z')]).toEqual([false, true]);
    expect([on('7-19', '2026-11-22T10:00Z'), on(null, '2026-11-22T10:00Z')]).toEqual([true, true]);
  });

  const night: Opening = { days: [7], from: '02.00', to: '03.00', holidays: [] };
  const minutes = (from: string, count: number) =>
    Array.from({ length: count }, (_, minute) => isOpen(at(from) + minute * 60_000, night, ZONE)).filter(Boolean)
      .length;
  test('the night in March has no hour from two to three, the night in October has it twice', () => {
    expect(minutes('2026-03-28T22:00Z', 600)).toBe(0);
    expect(minutes('2026-10-24T22:00Z', 600)).toBe(120);
    expect(minutes('2026-11-21T22:00Z', 600)).toBe(60);
  });
});
