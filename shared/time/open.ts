import { holidays, type Holiday, type Opening } from '../rituals/office.ts';
import table from './holidays.json' with { type: 'json' }; // from date-holidays: test/time/cut-holidays.mjs
import { dayOf, timeOf } from './office.ts';

const years: { readonly [year: string]: string | undefined } = table;

/** The day (`2026-04-27`) of a Dutch holiday in a year from 2020 to 2075; nothing for another year. */
export function dayOfHoliday(holiday: Holiday, year: number): string | undefined {
  const day = years[year]?.split(' ')[holidays.indexOf(holiday)];
  return day === undefined ? undefined : `${year}-${day}`;
}

/** Does the office work on this day (`2026-11-23`)? On its days of the week, but for the holidays that count. */
export function isWorkingDay(day: string, { days, holidays }: Opening): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
  return days.includes(weekday) && !holidays.some((one) => dayOfHoliday(one, Number(day.slice(0, 4))) === day);
}

/** Is the office open at this instant (milliseconds UTC)? `zone` is an IANA name. */
export function isOpen(now: number, opening: Opening, zone: string): boolean {
  const time = timeOf(now, zone);
  return isWorkingDay(dayOf(now, zone), opening) && opening.from <= time && time < opening.to;
}

/**
 * How many working days lie between two instants: those after the day of `from`, up to and with the day of `to`. From a
 * Friday to the Monday after it is one. None when `to` is not later.
 */
export function workingDaysBetween(from: number, to: number, opening: Opening, zone: string): number {
  const last = dayOf(to, zone);
  const noon = new Date(`${dayOf(from, zone)}T12:00:00Z`);
  let count = 0;
  for (;;) {
    noon.setUTCDate(noon.getUTCDate() + 1);
    const day = noon.toISOString().slice(0, 10);
    if (day > last) return count;
    if (isWorkingDay(day, opening)) count += 1;
  }
}
