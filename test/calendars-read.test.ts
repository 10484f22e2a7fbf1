import { describe, expect, test } from 'vitest';
import { readMeetings } from '../server/calendars/read.ts';
import { calendar, event, here, weekly, ZONE } from './support/calendar.ts';

/** The meetings of these days, by the office's clock: `24-11 10.00-11.00`. */
async function read(text: string, from: string, until: string, zone = ZONE): Promise<readonly string[] | undefined> {
  const found = await readMeetings(text, Date.parse(from), Date.parse(until), zone);
  const clock = new Intl.DateTimeFormat('nl', {
    timeZone: ZONE,
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const say = (at: number) => clock.format(at).replace(', ', ' ').replace(':', '.');
  return found?.map((one) => `${say(one.from)}-${say(one.until).split(' ')[1]}`);
}
describe('when people meet', () => {
  test('over the change of the clock in March: at ten by the clock, each week', async () => {
    const text = calendar(weekly('20260302T100000'));
    expect(await read(text, '2026-03-20T00:00:00Z', '2026-04-10T00:00:00Z')).toEqual([
      '23-03 10.00-11.00',
      '30-03 10.00-11.00',
      '06-04 10.00-11.00',
    ]);
    const found = await readMeetings(
      text,
      Date.parse('2026-03-20T00:00:00Z'),
      Date.parse('2026-04-01T00:00:00Z'),
      ZONE,
    );
    expect(found?.map(({ from }) => new Date(from).toISOString())).toEqual([
      '2026-03-23T09:00:00.000Z',
      '2026-03-30T08:00:00.000Z',
    ]);
  });

  test('and in October, with one that was moved, one that was cancelled, one that overlaps and one that lasts all day', async () => {
    const text = calendar(
      weekly('20261005T100000', `EXDATE;${here('20261019T100000')}`),
      event(
        'week',
        `RECURRENCE-ID;${here('20261026T100000')}`,
        `DTSTART;${here('20261027T143000')}`,
        `DTEND;${here('20261027T151500')}`,
      ),
      event(
        'week',
        `RECURRENCE-ID;${here('20261102T100000')}`,
        `DTSTART;${here('20261102T100000')}`,
        'DURATION:PT1H',
        'STATUS:CANCELLED',
      ),
      event('over', `DTSTART;${here('20261012T103000')}`, `DTEND;${here('20261012T120000')}`),
      event('day', 'DTSTART;VALUE=DATE:20261013', 'DTEND;VALUE=DATE:20261014'),
      event('free', `DTSTART;${here('20261014T090000')}`, 'DURATION:PT1H', 'TRANSP:TRANSPARENT'),
      event('off', `DTSTART;${here('20261014T090000')}`, 'DURATION:PT1H', 'STATUS:CANCELLED'),
      event('long', `DTSTART;${here('20261014T090000')}`, 'DURATION:P2D'),
    );
    expect(await read(text, '2026-10-10T00:00:00Z', '2026-11-10T00:00:00Z')).toEqual([
      '12-10 10.00-11.00',
      '12-10 10.30-12.00',
      '27-10 14.30-15.15',
      '09-11 10.00-11.00',
    ]);
  });

  test('one that was moved here from a day after these is there; one that was moved away is not', async () => {
    const text = calendar(
      weekly('20261005T100000'),
      event('week', `RECURRENCE-ID;${here('20261130T100000')}`, `DTSTART;${here('20261006T090000')}`, 'DURATION:PT30M'),
      event('week', `RECURRENCE-ID;${here('20261005T100000')}`, `DTSTART;${here('20261207T100000')}`, 'DURATION:PT1H'),
    );
    expect(await read(text, '2026-10-05T00:00:00Z', '2026-10-08T00:00:00Z')).toEqual(['06-10 09.00-09.30']);
  });

  test('in the hour that the clock skips, and in the one that comes twice', async () => {
    const text = calendar(
      event('a', `DTSTART;${here('20260329T023000')}`, `DTEND;${here('20260329T033000')}`),
      event('b', 'DTSTART:20261025T003000Z', 'DTEND:20261025T013000Z'), // 02.30 to 02.30
    );
    const found = await readMeetings(
      text,
      Date.parse('2026-03-28T00:00:00Z'),
      Date.parse('2026-10-26T00:00:00Z'),
      ZONE,
    );
    expect(found?.map(({ from, until }) => [new Date(from).toISOString(), (until - from) / 60_000])).toEqual([
      ['2026-03-29T01:30:00.000Z', 60],
      ['2026-10-25T00:30:00.000Z', 60],
    ]);
  });

  test('zones: UTC, Outlook’s names, those that the file explains itself, and none at all', async () => {
    const own = [
      'BEGIN:VTIMEZONE',
      'TZID:Ergens',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0500',
      'TZOFFSETTO:+0500',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n');
    const text = calendar(
      own,
      event('utc', 'DTSTART:20261124T080000Z', 'DURATION:PT1H'),
      event('win', 'DTSTART;TZID=W. Europe Standard Time:20261124T100000', 'DURATION:PT1H'),
      event('lon', 'DTSTART;TZID="GMT Standard Time":20261124T100000', 'DURATION:PT1H'),
      event('own', 'DTSTART;TZID=Ergens:20261124T170000', 'DURATION:PT1H'),
      event('float', 'DTSTART:20261124T150000', 'DURATION:PT1H'),
      event('unknown', 'DTSTART;TZID=Nergens:20261124T160000', 'DURATION:PT1H'),
    );
    expect(await read(text, '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toEqual([
      '24-11 09.00-10.00',
      '24-11 10.00-11.00',
      '24-11 11.00-12.00',
      '24-11 13.00-14.00',
      '24-11 15.00-16.00',
      '24-11 16.00-17.00',
    ]);
  });

  test('what is no calendar, or was made so that nobody comes to its end, is none', async () => {
    expect(await read('<html>', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toBeUndefined();
    expect(await read('', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toBeUndefined();
    const never = calendar(
      event('second', `DTSTART;${here('19700101T100000')}`, 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'),
      event(
        'never',
        `DTSTART;${here('20260230T100000')}`,
        'DURATION:PT1H',
        'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      ),
      event('good', `DTSTART;${here('20261124T100000')}`, 'DURATION:PT1H'),
    );
    const began = performance.now();
    const found = await read(never, '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z');
    expect(performance.now() - began).toBeLessThan(15_000);
    if (found) expect(found).toContain('24-11 10.00-11.00'); // or it was given up as a whole
  });
});
