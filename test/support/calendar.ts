/** iCalendar texts, whose words nobody is to see. */

export const ZONE = 'Europe/Amsterdam';

/** What each meeting is about, and who comes. */
export const CANARY = 'ontslagronde-kanarie';

export const event = (uid: string, ...lines: readonly string[]): string =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260101T000000Z',
    `SUMMARY:${CANARY}`,
    `ORGANIZER;CN=${CANARY}:mailto:${CANARY}@example.com`,
    `ATTENDEE;CN=${CANARY}:mailto:${CANARY}@example.com`,
    ...lines,
    'END:VEVENT',
  ].join('\r\n');
export const calendar = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
export const here = (time: string) => `TZID=${ZONE}:${time}`;

/** Every week for an hour, from here on. */
export const weekly = (first: string, ...more: readonly string[]) =>
  event('week', `DTSTART;${here(first)}`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY', ...more);
