import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { asVisitorsRead, visitorWall } from '../shared/read/audience.ts';
import type { Note } from '../shared/note.ts';
import { apply, emptyWall, type Data, type Type } from '../shared/wall.ts';
import { desk, profile } from './support/desk.ts';
import { make, makeNote, wallWith, wire } from './support/make.ts';
import { connected, hello, office, type Screen } from './support/office.ts';
import { routes } from './support/routes.ts';

/** All that the hub may say to a visitors' screen, as paths of keys. */
const allowed = [
  'wall',
  'wall.epoch',
  'wall.seq',
  'wall.wall',
  'wall.wall.opening',
  ...Object.keys(emptyWall.office.opening).map((key) => `wall.wall.opening.${key}`),
  'wall.wall.vlogs',
  'wall.wall.programme',
  'wall.wall.programme.lists',
  'wall.wall.programme.muted',
  'wall.wall.shown',
  ...['id', 'kind', 'title', 'body', 'better', 'better.solution', 'better.result'].map(
    (key) => `wall.wall.shown.${key}`,
  ),
  ...['epoch', 'seq', 'build', 'now', 'profile'].map((key) => `welcome.${key}`),
  ...['zone', 'language', 'device', 'audience', 'name', 'screen', 'readOnly'].map((key) => `welcome.profile.${key}`),
  ...Object.keys(profile).map((key) => `welcome.profile.screen.${key}`),
];

/** Every key of this value with the way to it; lists add nothing to the way. */
function keysOf(value: unknown, way: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => keysOf(one, way));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${way}.${key}`, ...keysOf(inner, `${way}.${key}`)]);
}

/** Every frame that the hub sends down this line from now on. */
function tap(screen: Screen): readonly string[] {
  const frames: string[] = [];
  screen.io.engine.on('packet', ({ type, data }) => void (type === 'message' && frames.push(String(data))));
  return frames;
}

/** An office with an admin at its desk, a kiosk, and a screen that visitors pass. */
export async function reception() {
  const all = await office();
  const ada = desk(all.url);
  await ada.begin(all.access);
  const kiosk = await all.screen('kiosk');
  await connected(kiosk);
  const described = { name: 'Receptie', profile: { ...profile, audience: 'visitors' as const } };
  const cookie = `woc_display=${await all.access.devices.add('display', described)}`;
  const screen = all.connect('display', { cookie });
  await connected(screen);
  const frames = tap(screen);

  /** Says it where it can be said. Gives its id. */
  async function say<T extends Type>(where: 'kiosk' | 'desk', type: T, data: Partial<Data<T>>): Promise<string> {
    const proposal = { ...wire(make<Type>(type, data, { id: randomUUID() })), made: Date.now() };
    const ask = where === 'desk' ? ada.post('/propose', { proposals: [proposal] }) : undefined;
    const answers = ask
      ? (await (await ask).json()).answers
      : await kiosk.emitWithAck('propose', { proposals: [proposal] });
    expect(answers, type).toMatchObject([{ ok: true }]);
    return proposal.id;
  }
  return { ...all, ada, kiosk, cookie, reception: screen, frames, say };
}

test('[X18] [P-02] while everything happens, a visitors’ screen gets the fields it paints of what was approved', async () => {
  const { hub, reception: tv, frames, say, url, cookie } = await reception();
  await hello(tv);
  expect(frames.length, 'a wall and its welcome').toBe(2);
  let counted = frames.length;
  /** How many frames came by themselves since the last look. */
  const news = async (): Promise<number> => {
    await hello(tv); // one line is one queue: whatever was said before is here now
    const came = frames.length - counted - 2;
    counted = frames.length;
    return came;
  };

  const idea = await say('kiosk', 'notes.hang', {
    ...{ kind: 'idea', title: 'Binnenwerk een', body: 'Binnenwerk twee', channel: 'phone', from: 'Binnenkamer' },
    date: '2026-11-01',
  });
  const held = await say('kiosk', 'notes.hang', { kind: 'question', title: 'Sanne vroeg iets binnens' });
  expect(hub.wall.notes.drawer).toHaveLength(1);
  await say('kiosk', 'notes.signal', { note: idea });
  await say('desk', 'notes.approve', { note: held, kind: 'question', theme: 'app', title: 'Een klant vroeg binnens' });
  await say('desk', 'notes.mend', { note: idea, title: 'Een donkere app', body: '', story: 'Een verhaal van binnen.' });
  expect(await news(), 'nothing of all that is for visitors').toBe(0);

  await say('desk', 'notes.show', { note: idea, title: 'Een donkere app' });
  expect(await news()).toBe(1);
  for (let n = 0; n < 3; n += 1) await say('kiosk', 'notes.signal', { note: idea });
  await say('desk', 'notes.advance', { note: idea, stage: 'recorded' });
  const other = await say('desk', 'notes.split', { note: idea, kind: 'idea', theme: 'app', title: 'Nog iets binnens' });
  await say('desk', 'notes.merge', { note: other, into: idea });
  await say('desk', 'notes.putBack', { note: other });
  await say('kiosk', 'notes.takeDown', { note: other, reason: 'double' });
  expect(await hub.erase(({ id }) => id === held)).toBe(1);
  expect(await news(), 'not even that something moved').toBe(0);

  await say('desk', 'notes.advance', { note: idea, stage: 'solved', solution: 'Hij wordt donker' });
  expect(await news(), 'an edit takes it away').toBe(1);
  await say('desk', 'notes.advance', { note: idea, stage: 'implemented', result: 'Meer rust' });
  const said = { title: 'Een donkere app', solution: 'Hij wordt donker', result: 'Meer rust' };
  await say('desk', 'notes.show', { note: idea, ...said });
  expect(await news()).toBe(1);
  await say('desk', 'notes.tell', { note: idea });
  expect(await news()).toBe(0);

  // older history, by the very places where it is
  for (const held of [
    { epoch: hub.epoch, seq: 0 },
    { epoch: hub.epoch, seq: hub.seq - 1 },
    { epoch: 'visitors', seq: 0 },
  ])
    expect(await hello(tv, held)).toMatchObject({ epoch: 'visitors', seq: 0, profile: { audience: 'visitors' } });
  const proposals = [{ ...wire(make('notes.hang', {}, { id: randomUUID() })), made: Date.now() }];
  expect(await tv.emitWithAck('propose', { proposals })).toMatchObject({ refusal: { code: 'not-allowed' } });
  for (const room of ['join', 'subscribe', 'desk']) Reflect.apply(tv.emit, tv, [room, { room: 'internal' }]);
  await say('kiosk', 'notes.hang', { title: 'Laatste binnenwerk' });

  const asked = async (path: string, method = 'GET') => {
    const body = ['GET', 'HEAD'].includes(method) ? {} : { body: JSON.stringify({ proposals }) };
    const headers = { cookie, origin: url, 'content-type': 'application/json' };
    const response = await fetch(url + path, { method, headers, redirect: 'manual', ...body });
    return { status: response.status, text: await response.text() };
  };
  const answers = [];
  for (const [method, path] of routes()) {
    const { status, text } = await asked(path.replace(/:\w+/, 'none'), method);
    if (path.startsWith('/api/v1/desk/') && !/\/(first|login|reset|logout)$/.test(path)) expect(status, path).toBe(401);
    answers.push(text);
  }
  const { text } = await asked('/api/v1/wall?epoch=x&seq=0&audience=internal');
  const wall = JSON.parse(text);
  expect(wall).toEqual({
    epoch: 'visitors',
    seq: 0,
    wall: {
      opening: emptyWall.office.opening,
      shown: [
        {
          id: idea,
          kind: 'idea',
          title: 'Een donkere app',
          better: { solution: 'Hij wordt donker', result: 'Meer rust' },
        },
      ],
      vlogs: [],
      programme: { lists: {}, muted: false },
    },
  });

  await news();
  expect(await hub.erase(({ id }) => id === idea)).toBe(1);
  expect(await news(), 'it is gone from there too').toBe(1);
  expect(frames.at(-3)).toContain('"shown":[]');
  const events = frames.map((frame): readonly unknown[] => JSON.parse(frame.replace(/^\d+/, '')));
  const keys = events.flatMap(([name, data]) =>
    typeof name === 'string' ? [name, ...keysOf(data, name)] : keysOf(name, 'welcome'),
  );
  const refused = keys.filter((key) => key.startsWith('welcome.refusal'));
  expect(keys.filter((key) => !allowed.includes(key) && !refused.includes(key))).toEqual([]);
  expect(keysOf(wall, 'wall').filter((key) => !allowed.includes(key))).toEqual([]);
  const all = [...frames, ...answers, text].join('\n');
  expect(all).toContain('Hij wordt donker');
  for (const inside of [
    /binnen/i,
    /sanne/i,
    /kiosk-[0-9a-f]{8}-/,
    /verhaal/,
    RegExp(hub.epoch),
    RegExp(held),
    RegExp(other),
  ])
    expect(all).not.toMatch(inside);
});

const said = { title: 'Een donkere app', body: 'In de avond', solution: undefined, result: undefined };
const open = (part: Partial<Note> = {}): Note =>
  makeNote({ kind: 'idea', title: said.title, body: said.body, ...part });
const done: Partial<Note> = { steps: [{ stage: 'implemented', made: 1 }] };

test.each<[string, number, Note]>([
  ['nobody approved', 0, open()],
  ['was approved', 1, open({ approved: said })],
  ['was approved with another title', 0, open({ approved: { ...said, title: 'Een donkere App' } })],
  ['was approved with a text below it that is gone', 0, open({ body: undefined, approved: said })],
  ['was approved without the text that is below it now', 0, open({ approved: { ...said, body: undefined } })],
  ['has a solution since', 0, open({ solution: 'Hij is donker', approved: said })],
  ['is a complaint that waits', 0, open({ kind: 'complaint', approved: said })],
  [
    'is a complaint that led to something',
    1,
    open({ ...done, kind: 'complaint', solution: 'Zo', approved: { ...said, solution: 'Zo' } }),
  ],
  ['is done without a word about how', 0, open({ ...done, approved: said })],
])('[P-02] of a note that %s visitors see %i', (_, many, note) => {
  expect(visitorWall(wallWith(note)).shown).toHaveLength(many);
});

test('[P-02] what was taken down and is put back was approved by nobody', () => {
  const note = open({ approved: said });
  const down = apply(wallWith(note), make('notes.takeDown', { note: note.id, reason: 'personal' }));
  expect(visitorWall(down).shown).toEqual([]);
  const back = apply(down, make('notes.putBack', { note: note.id }));
  expect(back.notes.hanging).toHaveLength(1);
  expect(visitorWall(back).shown).toEqual([]);
});

test('visitors read the newest first, and of what was made better how', () => {
  const [first, second] = [open({ approved: said }), open({ approved: said })];
  expect(visitorWall(wallWith(first, second)).shown.map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(visitorWall(emptyWall)).toEqual({
    opening: emptyWall.office.opening,
    shown: [],
    vlogs: [],
    programme: { lists: {}, muted: false },
  });
  expect(asVisitorsRead(open({ ...done, solution: 'Hij is donker' }))).not.toHaveProperty('body');
});
