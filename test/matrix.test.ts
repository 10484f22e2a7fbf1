import { expect, test } from 'vitest';
import { events } from '../server/sockets/events.ts';
import { desk, PASSWORD, profile } from './support/desk.ts';
import { connected, office } from './support/office.ts';
import { routes } from './support/routes.ts';

/** One of each who may come, as the headers with which they come. */
async function everybody() {
  const all = await office({ rate: { points: 1e6, duration: 1 } });
  const { access, url, pair } = all;
  const [admin, editor] = [desk(url), desk(url)];
  await admin.begin(access);
  const made = await access.stewards.add('Eve', 'editor');
  await access.stewards.choose('yes' in made ? made.yes : '', PASSWORD);
  await editor.post('/login', { name: 'Eve', password: PASSWORD });
  const visitors = `woc_display=${await access.devices.add('display', { name: 'Receptie', profile: { ...profile, audience: 'visitors' } })}`;
  const who: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    nobody: {},
    visitors: { cookie: visitors },
    display: { cookie: await pair('display') },
    kiosk: { cookie: await pair('kiosk') },
    room: {
      cookie: `woc_room=${await access.devices.add('room', { name: 'Kade', profile: { ...profile, room: 'kade' } })}`,
    },
    key: { authorization: `Bearer ${await access.makeKey('matrix')}` },
    editor: { cookie: editor.cookie },
    admin: { cookie: admin.cookie },
  };
  return { ...all, who };
}

test('[X11] who may ask what: every role on every route', async () => {
  const { url, who } = await everybody();
  const table: Record<string, string> = {};
  for (const [method, path] of [...new Map(routes().map((one) => [one.join(' '), one])).values()].toSorted(
    (one, other) => one.join(' ').localeCompare(other.join(' ')),
  )) {
    const allowed: string[] = [];
    for (const [name, headers] of Object.entries(who)) {
      if (path.endsWith('/logout')) continue; // it would end who is asked next; below
      const { status } = await fetch(`${url}${path.replace(/:\w+$|:id/, 'none')}`, {
        method,
        redirect: 'manual',
        headers: { origin: url, 'content-type': 'application/json', ...headers },
        ...(!['GET', 'HEAD'].includes(method) && { body: JSON.stringify({ unknown: true }) }),
      });
      if (status !== 401 && status !== 403) allowed.push(name);
    }
    table[`${method} ${path}`] = allowed.join(' ');
  }
  const anyone = Object.keys(who).join(' ');
  const open = [
    'GET /',
    'GET /desk',
    'GET /display',
    'GET /healthz',
    'GET /kiosk',
    'GET /metrics',
    'GET /readyz',
    'GET /room',
    'GET /room/:name',
    'GET /sw.js',
  ];
  const doors = ['', '/first', '/login', '/reset'].map((path) => `${path ? 'POST' : 'GET'} /api/v1/desk${path}`);
  const pairing = ['', '/code', '/wait'].map((path) => `POST /api/v1/pair${path}`);
  expect(table).toEqual({
    ...Object.fromEntries([...open, ...doors, ...pairing].map((route) => [route, anyone])), // /metrics: this machine
    'POST /api/v1/desk/logout': '',
    'GET /api/v1/wall': 'visitors display kiosk room key editor admin', // visitors get another, screens.test.ts
    'POST /api/v1/notes': 'key',
    'POST /api/v1/rooms/:name/flag': 'key',
    'POST /api/v1/pair/move': '', // its token counts, and nothing else
    'POST /api/v1/pair/read': 'visitors display', // which stay what they are; for others it is the invitation that counts
    'POST /api/v1/pair/renew': 'visitors display kiosk room', // each its own
    'GET /media/:media': anyone, // of a video that is not there; who gets which: media.test.ts
    'POST /api/v1/media': 'editor admin', // and who has a ticket of the studio, media.test.ts
    'HEAD /api/v1/media/:upload': 'editor admin',
    'PUT /api/v1/media/:upload': 'editor admin',
    'DELETE /api/v1/media/:upload': 'editor admin',
    'GET /api/v1/studio': 'kiosk',
    'POST /api/v1/studio': 'kiosk',
    'POST /api/v1/studio/vlogs': '', // a ticket too
    'GET /api/v1/desk/vlogs/people': 'editor admin',
    'POST /api/v1/desk/vlogs': 'editor admin',
    'POST /api/v1/desk/password': 'editor admin',
    'POST /api/v1/desk/propose': 'editor admin',
    'GET /api/v1/desk/readers': 'editor admin',
    'POST /api/v1/desk/readers': 'editor admin',
    'DELETE /api/v1/desk/readers/:id': 'editor admin',
    'POST /api/v1/desk/import': 'editor admin',
    'GET /api/v1/desk/notes.csv': 'editor admin',
    'GET /api/v1/desk/notes.json': 'editor admin',
    'GET /api/v1/desk/notes/:id/shown': 'editor admin',
    'GET /api/v1/desk/screens': 'admin',
    'POST /api/v1/desk/screens/:id': 'admin',
    'POST /api/v1/desk/screens/:id/identify': 'admin',
    'POST /api/v1/desk/screens/:id/move': 'admin',
    'POST /api/v1/desk/screens/:id/reload': 'admin',
    'DELETE /api/v1/desk/screens/:id': 'admin',
    'POST /api/v1/desk/asking/:id': 'admin',
    'POST /api/v1/desk/backup': 'admin',
    'DELETE /api/v1/desk/asking/:id': 'admin',
    'DELETE /api/v1/desk/links/:role': 'admin',
    'GET /api/v1/desk/alarms': 'editor admin',
    'GET /api/v1/desk/keeping': 'admin',
    'POST /api/v1/desk/keeping/sure': 'admin',
    'GET /api/v1/desk/log': 'admin',
    'POST /api/v1/desk/search': 'admin',
    'POST /api/v1/desk/export': 'admin',
    'POST /api/v1/desk/erase': 'admin',
    'GET /api/v1/desk/calendars': 'admin',
    'POST /api/v1/desk/calendars/:id': 'admin',
    'DELETE /api/v1/desk/calendars/:id': 'admin',
    'GET /api/v1/desk/people': 'admin',
    'POST /api/v1/desk/people': 'admin',
    'POST /api/v1/desk/people/:id': 'admin',
    'POST /api/v1/desk/people/:id/pin': 'admin',
    'DELETE /api/v1/desk/people/:id': 'admin',
    'POST /api/v1/desk/helper': 'admin',
    'GET /api/v1/desk/stewards': 'admin',
    'POST /api/v1/desk/stewards': 'admin',
    'POST /api/v1/desk/stewards/:id': 'admin',
    'POST /api/v1/desk/stewards/:id/invite': 'admin',
  });
});

test('[X11] who may say what: every role on every event', async () => {
  const { who, connect, access } = await everybody();
  const [visitors] = access.devices.all;
  const names = Object.keys(events({} as never)).toSorted();
  const table: Record<string, Record<string, string>> = {};
  for (const [name, headers] of Object.entries(who))
    for (const role of ['display', 'kiosk', 'room', 'preview', 'editor', 'admin']) {
      const screen = connect(role, headers, visitors?.id);
      const said = await connected(screen).then(
        async () => {
          const allowed: string[] = [];
          for (const event of names) {
            const answer: unknown = await Reflect.apply(screen.emitWithAck, screen, [event, { unknown: true }]);
            if (JSON.stringify(answer)?.includes('not-allowed') !== true) allowed.push(event);
          }
          return allowed.join(' ');
        },
        () => 'out',
      );
      if (said !== 'out') (table[name] ??= {})[role] = said;
      screen.disconnect();
    }
  expect(table).toEqual({
    visitors: { display: 'beat hello' },
    display: { display: 'beat hello' },
    kiosk: { kiosk: 'beat hello propose' },
    room: { room: 'beat hello propose' },
    admin: { preview: 'hello' }, // of a screen; not a word more
  });
});
