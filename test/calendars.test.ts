import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openCalendars } from '../server/calendars/calendars.ts';
import { addressOf, fetchCalendar } from '../server/calendars/fetch.ts';
import { readMeetings } from '../server/calendars/read.ts';
import { desk } from './support/desk.ts';
import { folder } from './support/folder.ts';
import { office } from './support/office.ts';

vi.setConfig({ testTimeout: 60_000 });

const ZONE = 'Europe/Amsterdam';
const CANARY = 'ontslagronde-kanarie';

const event = (uid: string, ...lines: readonly string[]): string =>
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
const calendar = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
const here = (time: string) => `TZID=${ZONE}:${time}`;

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
const weekly = (first: string, ...more: readonly string[]) =>
  event('week', `DTSTART;${here(first)}`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY', ...more);

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

/** A server with a calendar, on this very machine. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('who is asked', () => {
  test('only a host that an admin allowed, and never this machine or what a cloud keeps', async () => {
    const host = await serve((_, response) => response.end(calendar()));
    const url = (address: string) => addressOf(address) ?? new URL('http://no');
    expect(await fetchCalendar(url(`http://${host}/a.ics`), { hosts: [], loopback: true })).toEqual({ fault: 'host' });
    expect(await fetchCalendar(url(`http://${host}/a.ics`), { hosts: [host] })).toEqual({ fault: 'host' });
    expect(await fetchCalendar(url(`http://${host}/a.ics`), { hosts: [host], loopback: true })).toHaveProperty('text');
    for (const bad of ['169.254.169.254', '[::1]', '[fe80::1]', '0.0.0.0', '[::ffff:127.0.0.1]'])
      expect(await fetchCalendar(url(`http://${bad}/`), { hosts: [url(`http://${bad}/`).host] })).toEqual({
        fault: 'host',
      });
    const name = `localhost:${host.split(':')[1]}`; // it is the address behind the name that counts
    expect(await fetchCalendar(url(`http://${name}/a.ics`), { hosts: [name] })).toEqual({ fault: 'line' });
    expect(addressOf('webcal://example.com/a.ics')?.protocol).toBe('https:');
    for (const no of ['file:///etc/passwd', 'https://user:pass@example.com/', 'a.ics', 'javascript:1'])
      expect(addressOf(no)).toBeUndefined();
  });

  test('it is sent on to an allowed host only, twice at most; what is too large is let go', async () => {
    const host = await serve(({ url }, response) => {
      if (url === '/good') return void response.writeHead(302, { location: '/a.ics' }).end();
      if (url === '/away') return void response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      if (url === '/round') return void response.writeHead(302, { location: '/round' }).end();
      if (url === '/zip') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
      if (url !== '/large') return void response.end(calendar());
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      return more();
    });
    const ask = (path: string) => fetchCalendar(new URL(`http://${host}${path}`), { hosts: [host], loopback: true });
    expect(await ask('/good')).toHaveProperty('text');
    expect(await ask('/away')).toEqual({ fault: 'host' });
    expect(await ask('/round')).toEqual({ fault: 'not' });
    expect(await ask('/zip')).toEqual({ fault: 'line' });
    expect(await ask('/large')).toEqual({ fault: 'large' });
  });
});

test('a room follows its calendar, what failed counts on, and nothing but times is kept or told', async () => {
  const now = Date.parse('2026-11-24T09:00:00+01:00');
  const clock = () => now;
  const path = folder();
  const at = await office({ clock, folder: path });
  const admin = desk(at.url);
  await admin.begin(at.access);
  const room = {
    id: crypto.randomUUID(),
    type: 'office.set',
    data: { list: 'rooms', id: 'kade', nl: 'Kade', en: 'Quay' },
    made: now,
    seen: 0,
  };
  await admin.post('/propose', { proposals: [room] });
  let text: string | undefined = calendar(event('a', `DTSTART;${here('20261124T100000')}`, 'DURATION:PT1H'));
  const host = await serve((_, response) => (text === undefined ? response.writeHead(500).end() : response.end(text)));
  const url = `http://${host}/${CANARY}.ics`;
  const meetings = () => at.hub.wall.klantvlag.rooms['kade']?.meetings.map(({ from }) => new Date(from).toISOString());

  expect(await admin.post('/calendars/kade', { url })).toMatchObject({ status: 409 });
  expect(await admin.post('/calendars/zolder', { url, allow: true })).toMatchObject({ status: 404 });
  expect(await admin.post('/calendars/kade', { url, allow: true })).toMatchObject({ status: 204 });
  expect(meetings()).toEqual(['2026-11-24T09:00:00.000Z']);
  const { seq } = at.hub;

  const calendars = await openCalendars({
    folder: path,
    hub: at.hub,
    zone: ZONE,
    clock,
    newId: () => crypto.randomUUID(),
    loopback: true,
  });
  await calendars.look();
  expect(at.hub.seq).toBe(seq); // nothing changed, so nothing is said
  text = calendar(
    event('a', `DTSTART;${here('20261124T113000')}`, 'DURATION:PT1H'),
    event('b', `DTSTART;${here('20261125T100000')}`, 'DURATION:PT1H'),
    event('c', `DTSTART;${here('20261126T100000')}`, 'DURATION:PT1H'),
  );
  await calendars.look();
  expect(meetings()).toEqual(['2026-11-24T10:30:00.000Z', '2026-11-25T09:00:00.000Z']);
  text = undefined;
  await calendars.look();
  expect(meetings()).toHaveLength(2);
  expect(calendars.all).toMatchObject([{ room: 'kade', host, fault: 'line', today: 1 }]);

  expect(await admin.post('/calendars/kade', { text: '<html>' })).toMatchObject({ status: 400 });
  expect(meetings()).toHaveLength(2);
  const file = calendar(weekly('20261103T140000'));
  expect(await admin.post('/calendars/kade', { text: file })).toMatchObject({ status: 204 });
  expect(meetings()).toEqual(['2026-11-24T13:00:00.000Z']);
  expect(JSON.stringify(await admin.get('/calendars'))).not.toContain(CANARY);

  const kept = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'utf8')] as const);
  expect(kept.filter(([, said]) => said.includes(CANARY)).map(([name]) => name)).toEqual([]); // the address was in calendars.json until the file took its place
  expect(at.written.join('\n')).not.toContain(CANARY);
  expect(await admin.remove('/calendars/kade')).toMatchObject({ status: 204 });
  expect(meetings()).toEqual([]);
});
