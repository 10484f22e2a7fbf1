import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openCalendars } from '../server/calendars/calendars.ts';
import { addressOf, fetchCalendar } from '../server/calendars/fetch.ts';
import { calendar, CANARY, event, here, weekly, ZONE } from './support/calendar.ts';
import { desk } from './support/desk.ts';
import { folder } from './support/folder.ts';
import { office } from './support/office.ts';

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
