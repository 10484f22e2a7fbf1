import { expect, test, vi } from 'vitest';
import type { By } from '../shared/change.ts';
import { apply, emptyWall, type Wall } from '../shared/wall.ts';
import { desk } from './support/desk.ts';
import { make, wire } from './support/make.ts';
import { connected, hello, office, toldWall, type Screen } from './support/office.ts';

const SECRET = 'Mila Verstappen belde';
const editor: By = { device: 'desk-1', role: 'editor' };

/** An office with a steward, a wall, a kiosk, a program, and all that the hub ever said to the three. */
async function atWork() {
  const all = await office();
  const ada = desk(all.url);
  await ada.begin(all.access);
  const key = await all.access.makeKey('reader');
  const said: string[] = [];
  const come = async (role: 'display' | 'kiosk') => {
    const screen = await all.screen(role);
    screen.onAny((...words: unknown[]) => said.push(JSON.stringify(words)));
    await connected(screen);
    await hello(screen);
    return screen;
  };
  const display = await come('display');
  const kiosk = await come('kiosk');
  const wallOf = async (headers: Readonly<Record<string, string>>): Promise<Wall> => {
    const response = await fetch(`${all.url}/api/v1/wall`, { headers });
    const text = await response.text();
    if (!headers['cookie']?.includes('woc_desk')) said.push(text);
    return (JSON.parse(text) as { readonly wall: Wall }).wall;
  };
  const asDesk = () => wallOf({ cookie: ada.cookie });
  const asKey = () => wallOf({ authorization: `Bearer ${key}` });
  const propose = async (by: By, proposal: ReturnType<typeof make>) => {
    const answer = await all.hub.propose(by, wire(proposal));
    expect(answer, proposal.type).toMatchObject({ ok: true });
    return proposal.id;
  };
  /** The whole wall that this screen gets when it says hello with what it holds. */
  const again = async (screen: Screen, held: { readonly epoch?: string; readonly seq?: number }) => {
    const wall = toldWall(screen);
    await hello(screen, held);
    return (await wall).wall;
  };
  return { ...all, display, kiosk, said, asDesk, asKey, propose, again };
}

const byKiosk: By = { device: 'kiosk-7', role: 'kiosk' };

test('what is put back or approved reaches every screen as a whole wall, also one that was away', async () => {
  const { hub, display, kiosk, propose, again, asKey } = await atWork();
  const note = await propose(byKiosk, make('notes.hang', { title: 'Rekening klopt niet' }));
  await propose(editor, make('notes.takeDown', { note }));
  const before = { epoch: hub.epoch, seq: hub.seq };
  const after = (screen: Screen) =>
    new Promise((resolve) => screen.on('changes', (news) => news.from >= before.seq && resolve(news)));
  const news = [after(display), after(kiosk)];
  await propose(editor, make('notes.putBack', { note }));
  for (const one of news) expect(await one, 'they missed something').toMatchObject({ from: hub.seq, changes: [] });
  for (const screen of [display, kiosk])
    expect((await again(screen, before)).notes).toMatchObject({ hanging: [{ id: note }], drawer: [] });

  const waits = await propose(byKiosk, make('notes.hang', { title: SECRET }));
  expect((await again(kiosk, {})).notes.hanging.map(({ id }) => id)).toEqual([note]);
  display.disconnect();
  const offline = { epoch: hub.epoch, seq: hub.seq };
  await propose(editor, make('notes.approve', { note: waits, title: 'Klant belde drie keer' }));
  const back = display.connect();
  await connected(back);
  const seen = await again(back, offline);
  expect(seen.notes.hanging.map(({ title }) => title)).toEqual(['Rekening klopt niet', 'Klant belde drie keer']);
  expect(await asKey()).toEqual(seen);
});

test('[X18] what is in the drawer is told to the desk and to nobody else', async () => {
  const { hub, display, kiosk, said, asDesk, asKey, propose, again } = await atWork();
  const held = await propose(byKiosk, make('notes.hang', { title: SECRET }));
  const down = await propose(byKiosk, make('notes.hang', { title: 'Al lang weg' }));
  const into = await propose(byKiosk, make('notes.hang'));
  const same = await propose(byKiosk, make('notes.hang'));
  await propose(editor, make('notes.takeDown', { note: down }));
  await propose(editor, make('notes.merge', { note: same, into }));
  const { drawer } = (await asDesk()).notes;
  expect(drawer.map(({ note, away }) => [note.id, away.why])).toEqual([
    [held, 'held'],
    [down, 'down'],
    [same, 'merged'],
  ]);
  for (const screen of [display, kiosk]) expect((await again(screen, {})).notes.drawer).toEqual([]);
  expect((await asKey()).notes.drawer).toEqual([]);
  await again(display, { epoch: hub.epoch, seq: 99 });
  expect(said.length).toBeGreaterThan(8);
  expect(said.filter((words) => words.includes(SECRET))).toEqual([]);
});

test('a screen that lives on changes has the same notes as one that reads the whole wall', async () => {
  const { hub, display, propose, again } = await atWork();
  let own = emptyWall;
  let seq = 0;
  display.on('changes', ({ from, changes }) => {
    for (const change of changes) if (!('hidden' in change)) own = apply(own, change);
    seq = from + changes.length;
  });
  const into = await propose(byKiosk, make('notes.hang'));
  await propose(byKiosk, make('notes.hang', { title: SECRET }));
  const same = await propose(byKiosk, make('notes.hang'));
  await propose(editor, make('notes.mend', { note: into, body: 'Al drie keer', story: 'Er was eens een klant.' }));
  await propose(editor, make('notes.merge', { note: same, into }));
  await propose(editor, make('notes.split', { note: into, title: 'Leg de rekening uit' }));
  await vi.waitUntil(() => seq === hub.seq);
  expect(own.notes.hanging).toEqual((await again(display, {})).notes.hanging);
});
