// Reads an iCalendar file in a process of its own: a rule can be made so that who follows it never comes to an end. Text in,
// on the standard input; out comes when meetings are, by the clock of their own zone, and nothing else of them.
import ICAL from 'ical.js';
import { pathToFileURL } from 'node:url';

const EVENTS = 5_000;
const STEPS = 50_000; // of one rule
const MOST = 2_000; // meetings
const LONGEST = 24 * 3_600; // seconds: who books a room for longer does not meet in it

/**
 * @typedef {object} Stands When something begins or ends, by the clock of a zone: `''` where it names none.
 * @property {string} day `2026-11-24`
 * @property {string} time `10.00`
 * @property {string} zone
 * @property {number | undefined} known seconds UTC, as the file itself explains its zone
 */

/**
 * All meetings that may lie in these days. One that lasts all day is none: nobody meets from midnight to midnight. One that
 * is free time (transparent) or cancelled is none either.
 * @param {string} text
 * @param {string} first a day
 * @param {string} last a day
 * @returns {{ from: Stands, until: Stands }[]}
 */
export function agenda(text, first, last) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const all = calendar
    .getAllSubcomponents('vevent')
    .slice(0, EVENTS)
    .filter((one) => one.hasProperty('dtstart'));
  const uid = (one) => String(one.getFirstPropertyValue('uid') ?? '');
  const isException = (one) => one.hasProperty('recurrence-id');
  const found = [];
  for (const one of all) {
    if (isException(one) && all.some((other) => !isException(other) && uid(other) === uid(one))) continue;
    const exceptions = isException(one) ? [] : all.filter((other) => isException(other) && uid(other) === uid(one));
    const event = new ICAL.Event(one, { exceptions, strictExceptions: false });
    if (event.startDate.isDate && exceptions.length === 0) continue;
    for (const { item, startDate, endDate } of happens(event, first, last)) {
      if (found.length >= MOST) return found;
      const from = stands(startDate);
      const until = stands(endDate);
      // An end that was reckoned from a duration names no zone: it is that of the beginning.
      if (isMeeting(item.component, startDate, endDate))
        found.push({ from, until: { ...until, zone: until.zone || from.zone } });
    }
  }
  return found;
}

function* happens(event, first, last) {
  const near = (time) => dayOf(time) >= first && dayOf(time) <= last;
  if (!event.isRecurring()) {
    if (near(event.startDate) || near(event.endDate))
      yield { item: event, startDate: event.startDate, endDate: event.endDate };
    return;
  }
  // One that was moved into these days from a day after them: its rule does not come so far.
  const moved = Object.values(event.exceptions);
  for (const item of moved)
    if (near(item.startDate) && dayOf(item.component.getFirstPropertyValue('recurrence-id')) > last)
      yield { item, startDate: item.startDate, endDate: item.endDate };
  const rule = event.iterator();
  for (let step = 0; step < STEPS; step += 1) {
    const next = rule.next();
    if (!next || dayOf(next) > last) return;
    const details = event.getOccurrenceDetails(next);
    if (near(details.startDate) || near(details.endDate)) yield details;
  }
}

function isMeeting(component, from, until) {
  const said = (name) => String(component.getFirstPropertyValue(name) ?? '').toUpperCase();
  if (from.isDate || said('status') === 'CANCELLED' || said('transp') === 'TRANSPARENT') return false;
  const lasts = until.subtractDateTz(from).toSeconds();
  return lasts > 0 && lasts <= LONGEST;
}

const two = (number) => String(number).padStart(2, '0');
const dayOf = ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`;

/** @returns {Stands} */
function stands(time) {
  const zone = time.zone === ICAL.Timezone.utcTimezone ? 'UTC' : (time.timezone ?? '');
  const explained = time.zone && time.zone !== ICAL.Timezone.localTimezone;
  return {
    day: dayOf(time),
    time: `${two(time.hour)}.${two(time.minute)}`,
    zone,
    known: explained ? time.toUnixTime() : undefined,
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [first = '', last = ''] = process.argv.slice(2);
  process.stdin.setEncoding('utf8');
  let text = '';
  for await (const piece of process.stdin) text += piece;
  process.stdout.write(JSON.stringify(agenda(text, first, last)));
}
