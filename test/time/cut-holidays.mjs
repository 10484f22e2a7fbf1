// Writes shared/time/holidays.json: when the days fall on which Dutch offices may be closed, from date-holidays.
// After a new version of that package: node test/time/cut-holidays.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Holidays from 'date-holidays';

/** The rules of the package, in the order of `holidays` in shared/rituals/office.ts. */
const rules = [
  ...['01-01', 'easter -2', 'easter', 'easter 1', '04-27', '05-05'],
  ...['easter 39', 'easter 49', 'easter 50', '12-25', '12-26'],
];
const [FIRST, LAST] = [2020, 2075];

/** By year: the month and the day of each. */
export function cut() {
  const dutch = new Holidays('NL', { types: ['public', 'bank', 'school', 'optional'] });
  const years = Array.from({ length: LAST - FIRST + 1 }, (_, more) => FIRST + more);
  return Object.fromEntries(
    years.map((year) => {
      const days = dutch.getHolidays(year);
      const of = (/** @type {string} */ rule) =>
        days.find((day) => day.rule === rule || day.rule.startsWith(`${rule} if`));
      return [year, rules.map((rule) => of(rule).date.slice(5, 10)).join(' ')];
    }),
  );
}

const [, script = ''] = process.argv;
if (script === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../../shared/time/holidays.json', import.meta.url), `${JSON.stringify(cut(), null, 2)}\n`);
