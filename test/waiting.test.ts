import { expect, test, vi } from 'vitest';
import { blank, propose, receive, settle } from '../shared/sync/replica.ts';
import { desk } from './support/desk.ts';
import { kiosk, make, wire } from './support/make.ts';
import { connected, heard, hello, office, toldWall } from './support/office.ts';
import { uuid } from './support/uuid.ts';

const NAMED = 'Sanne wacht op haar pakket';
const now = (proposal: ReturnType<typeof make>) => ({ ...wire(proposal), made: Date.now() });

/** An office with a kiosk and a TV; `steward` is at the desk once somebody begins there. */
async function people() {
  const all = await office();
  const steward = desk(all.url);
  const tablet = await all.screen('kiosk');
  await connected(tablet);
  const tv = await all.screen('display');
  await connected(tv);
  const said: string[] = [];
  tv.onAny((...args) => void said.push(JSON.stringify(args)));
  await hello(tv);
  const key = await all.access.makeKey('reader');
  const wallFor = async (headers: Readonly<Record<string, string>>): Promise<string> =>
    (await fetch(`${all.url}/api/v1/wall`, { headers })).text();
  return { ...all, steward, tablet, tv, said, wallFor, key: { authorization: `Bearer ${key}` } };
}

test('[P-02] what may be somebody’s name waits at the desk, and no screen and no key gets a letter of it', async () => {
  const { access, steward, tablet, said, tv, connect, pair, wallFor, key } = await people();
  await steward.begin(access);
  const note = now(make('notes.hang', { title: NAMED }));
  const ask = () => tablet.emitWithAck('propose', { proposals: [note] });
  const news = heard(tv, 'changes');
  expect(await ask()).toEqual([{ ok: true, seq: 1, held: true }]);
  expect(await ask(), 'asked again').toEqual([{ ok: true, seq: 1, held: true }]);
  expect(await news).toMatchObject({ changes: [{ seq: 1, hidden: true }] });
  const cookie = await pair('display');
  const late = connect('display', { cookie });
  late.onAny((...args) => void said.push(JSON.stringify(args)));
  await connected(late);
  await hello(late);
  const epoch = await hello(late).then((welcome) => ('epoch' in welcome ? welcome.epoch : ''));
  await hello(late, { epoch, seq: 0 }); // what was missed, as changes
  for (const text of [...said, await wallFor({ cookie }), await wallFor(key)]) expect(text).not.toContain('Sanne');
  expect(said.length).toBeGreaterThan(3);
  expect(await wallFor({ cookie: steward.cookie })).toContain(NAMED);
});

test('[P-02] after a steward looked it hangs as it was approved, on screens that were there and on one that was away', async () => {
  const { access, steward, hub, tablet, tv, said, connect, pair } = await people();
  await steward.begin(access);
  const note = now(make('notes.hang', { title: NAMED, body: 'Van Sanne' }));
  const away = connect('display', { cookie: await pair('display') });
  await connected(away);
  const first = toldWall(away);
  await hello(away);
  const { epoch, seq } = await first;
  await tablet.emitWithAck('propose', { proposals: [note] });
  const seen = { note: note.id, kind: 'complaint', theme: 'delivery', title: 'Klant wacht op haar pakket' } as const;
  await steward.post('/propose', { proposals: [wire(make('notes.approve', seen))] });
  expect(hub.wall.notes).toMatchObject({ hanging: [{ id: note.id, theme: 'delivery' }], drawer: [] });
  await vi.waitFor(() => expect(said.at(-1)).toBe(JSON.stringify(['changes', { epoch, from: 2, changes: [] }])));
  for (const [screen, held] of [
    [tv, { epoch, seq: 1 }],
    [away, { epoch, seq }],
  ] as const) {
    const whole = toldWall(screen);
    await hello(screen, held);
    const { wall } = await whole;
    expect(wall.notes.hanging.map(({ title, body }) => [title, body])).toEqual([[seen.title, undefined]]);
    expect(JSON.stringify(wall)).not.toContain('Sanne');
  }
});

test('as long as there is no steward nothing waits: nobody would look', async () => {
  const { access, steward, tablet, hub } = await people();
  const ask = (note: ReturnType<typeof make>) => tablet.emitWithAck('propose', { proposals: [now(note)] });
  expect(await ask(make('notes.hang', { title: NAMED }))).toEqual([{ ok: true, seq: 1 }]);
  await steward.begin(access);
  expect(await ask(make('notes.hang', { title: NAMED }))).toEqual([{ ok: true, seq: 2, held: true }]);
  expect(await ask(make('notes.hang', { title: NAMED, numbers: 'order' }))).toMatchObject([{ held: true }]);
  expect(await ask(make('notes.hang', { title: 'Nummer 900123456 is zoek', numbers: 'order' }))).toEqual([
    { ok: true, seq: 4 },
  ]);
  expect(hub.wall.notes.hanging).toHaveLength(2);
});

test('a number as the company writes its own does not wait', async () => {
  const { access, steward, tablet, hub } = await people();
  await steward.begin(access);
  const hang = () =>
    tablet.emitWithAck('propose', { proposals: [now(make('notes.hang', { title: 'Klantnummer KN-12345678' }))] });
  expect(await hang()).toMatchObject([{ held: true }]);
  await steward.post('/propose', { proposals: [wire(make('office.formats', { formats: ['KN-99999999'] }))] });
  expect(await hang()).toEqual([{ ok: true, seq: hub.seq }]);
});

test('what a steward writes does not wait: a steward has looked', async () => {
  const { access, steward, hub } = await people();
  await steward.begin(access);
  await steward.post('/propose', { proposals: [wire(make('notes.hang', { title: NAMED }))] });
  expect(hub.wall.notes.hanging).toMatchObject([{ title: NAMED }]);
});

test('nobody says of their own proposal that somebody must look, or need not', async () => {
  const { access, steward, tablet } = await people();
  await steward.begin(access);
  const sly = { ...now(make('notes.hang', { title: NAMED })), eyes: undefined };
  expect(
    await tablet.emitWithAck('propose', { proposals: [sly, Object.assign({ ...sly }, { eyes: false })] }),
  ).toMatchObject([
    { ok: true, held: true },
    { ok: false, refusal: { code: 'invalid' } },
  ]);
});

test('the kiosk that wrote it can still take it back, though it hears of it no more', () => {
  const start = receive(blank, { epoch: 'e', seq: 0, wall: blank.wall });
  const born = { id: uuid(1), made: 1_000, by: kiosk };
  const asked = start && propose(start, 'notes.hang', make('notes.hang').data, born);
  if (!asked || 'refusal' in asked) return expect.fail('not asked');
  const held = settle(asked.replica, born.id, { ok: true, seq: 1, held: true });
  expect(held).toMatchObject({ pending: [], wall: { notes: { hanging: [], drawer: [{ note: { id: born.id } }] } } });
  const heardOf = receive(held, { epoch: 'e', from: 0, changes: [{ seq: 1, hidden: true }] });
  const back = heardOf && propose(heardOf, 'notes.takeBack', { note: born.id }, { ...born, id: uuid(2), made: 2_000 });
  expect(back).toHaveProperty('proposal');
});
