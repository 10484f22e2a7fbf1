/** The office's days and weeks. Instants are milliseconds UTC; a zone is an IANA name. No clock here. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

const part = (parts: readonly Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string =>
  parts.find((one) => one.type === type)?.value ?? '';

/** The office's calendar day of an instant: `2026-11-23`. */
export function dayOf(instant: number, zone: string): string {
  const parts = format(zone).formatToParts(instant);
  return `${part(parts, 'year')}-${part(parts, 'month')}-${part(parts, 'day')}`;
}

/** The office's clock at an instant, as it is written in the Netherlands: `10.42`. */
export function timeOf(instant: number, zone: string): string {
  const parts = format(zone).formatToParts(instant);
  return `${part(parts, 'hour')}.${part(parts, 'minute')}`;
}

/** The office's day of the week at an instant: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (instant: number, zone: string): number =>
  new Date(`${dayOf(instant, zone)}T12:00:00Z`).getUTCDay() || 7;

/** The day that lies this many days after a day (`2026-11-23`); before it when negative. */
export function plusDays(day: string, days: number): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** The Monday of the ISO 8601 week in which a day (`2026-11-23`) falls, as a day. */
export function mondayOf(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() - ((noon.getUTCDay() + 6) % 7));
  return noon.toISOString().slice(0, 10);
}

/** The day that lies this many working days (Monday to Friday) before a day. */
export function workingDaysBefore(day: string, count: number): string {
  const noon = new Date(`${day}T12:00:00Z`);
  for (let left = count; left > 0;) {
    noon.setUTCDate(noon.getUTCDate() - 1);
    if (noon.getUTCDay() % 6 !== 0) left -= 1;
  }
  return noon.toISOString().slice(0, 10);
}

/** The first instant of a day (`2026-11-23`), in milliseconds UTC. */
export function startOf(day: string, zone: string): number {
  const QUARTER = 900_000; // no zone begins its day between two of these
  let instant = Date.parse(`${day}T00:00:00Z`) - 56 * QUARTER;
  while (dayOf(instant, zone) < day) instant += QUARTER;
  return instant;
}

/** When the office's clock says this (`18.00`) on a day, the first time that it does; where the clock skips it, an hour later. */
export function instantOf(day: string, time: string, zone: string): number {
  const written = (day: string, time: string): number => Date.parse(`${day}T${time.replace('.', ':')}:00Z`);
  const stands = (instant: number): number => written(dayOf(instant, zone), timeOf(instant, zone));
  const wanted = written(day, time);
  const even = startOf(day, zone) + wanted - written(day, '00.00'); // on a day of 24 hours
  const shifted = even + wanted - stands(even);
  return stands(shifted) === wanted ? shifted : even;
}
