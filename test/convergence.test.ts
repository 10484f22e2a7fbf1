import { describe, expect, test } from 'vitest';
import { apply, emptyWall, type AnyProposal, type Type } from '../shared/wall.ts';
import { doings } from './support/doings.ts';
import type { Fate } from './support/disk.ts';
import { random } from './support/random.ts';
import { world } from './support/world.ts';

const RUNS = Number(process.env['RUNS'] ?? 150);
const STEPS = Number(process.env['STEPS'] ?? 300);
const fates: readonly Fate[] = ['kept', 'kept', 'kept', 'kept', 'lost', 'kept but reported lost'];
const kiosksDo: readonly Type[] = ['notes.hang', 'notes.hang', 'notes.takeBack'];
const editorDoes: readonly Type[] = [
  'notes.mend',
  'notes.takeDown',
  'notes.putBack',
  'notes.merge',
  'notes.split',
  'notes.show',
  'notes.hide',
];

/** Two displays, two kiosks and an editor live through `STEPS` accidents; then all is well again. */
async function live(seed: number) {
  const die = random(seed);
  const here = await world(die);
  await here.start();
  const displays = [here.display(), here.display()];
  const kiosks = [
    here.kiosk({ device: 'kiosk-1', role: 'kiosk' }, 1),
    here.kiosk({ device: 'kiosk-2', role: 'kiosk' }, 2),
  ];
  const editor = here.kiosk({ device: 'desk-1', role: 'editor' }, 3);
  const makers = [...kiosks, editor];
  const screens = [...displays, ...makers];
  const asked: string[] = [];
  const secrets: string[] = [];

  const act = () => {
    const who = die.pick(makers);
    const type = die.pick(who === editor ? editorDoes : kiosksDo);
    if (!who || !type) return;
    const did = who.ask(type, doings[type](who.preview, die));
    if ('id' in did) asked.push(did.id);
  };
  const erase = () => {
    const note = die.pick(here.hub?.wall.notes.hanging ?? []);
    if (!note) return;
    const about = ({ id, data }: AnyProposal) => id === note.id || ('note' in data && data.note === note.id);
    void here.hub?.erase(about).then(() => secrets.push(note.title));
  };
  const steps: readonly (readonly [weight: number, step: () => unknown])[] = [
    [20, act],
    [60, () => here.crank(die.pick(fates))],
    [12, () => here.now.tick(die.below(4_000))],
    [3, () => die.pick(screens)?.link.cut()],
    [6, () => die.pick(screens)?.connect()],
    [1, () => die.pick(makers)?.reload()],
    [1, () => here.stop(die.pick(fates) ?? 'lost')],
    [1, () => here.hub?.close().then(() => here.stop('lost'))],
    [4, () => here.hub ?? here.start(die.pick(['a', 'b']))],
    [1, erase],
  ];

  for (let n = 0; n < STEPS; n += 1) {
    let roll = die.below(steps.reduce((sum, [weight]) => sum + weight, 0));
    void steps.find(([weight]) => (roll -= weight) < 0)?.[1]();
    await here.crank();
    for (const { replica, told } of makers) {
      for (const [id, answer] of told) {
        if (!answer.ok || answer.seq <= replica.seq || replica.epoch === '') continue;
        expect(
          replica.pending.map(({ proposal }) => proposal.id),
          'what was accepted never vanishes',
        ).toContain(id);
      }
    }
  }

  await here.quiet(); // a hub that was closing has closed
  if (!here.hub) await here.start();
  for (const screen of screens) screen.connect();
  await here.quiet();
  return { here, displays, makers, editor, asked, secrets };
}

describe('after cuts, reloads, crashes, lying disks and erasures', () => {
  test.each(Array.from({ length: RUNS }, (_, seed) => seed))('everybody sees the same wall (seed %i)', async (seed) => {
    const { here, displays, makers, editor, asked, secrets } = await live(seed);
    const { lines } = here.store;
    const wall = lines.reduce(apply, emptyWall);

    expect(here.hub?.wall).toEqual(wall);
    for (const { replica } of [...displays, ...makers]) {
      expect(replica).toMatchObject({ seq: lines.length, pending: [] });
      expect(replica.wall.notes.hanging).toEqual(wall.notes.hanging);
    }
    expect(editor.replica.wall).toEqual(wall);

    const stored = lines.map(({ id }) => id);
    expect(new Set(stored).size, 'nothing twice').toBe(stored.length);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
    const refused = makers.flatMap(({ told }) => [...told].flatMap(([id, answer]) => (answer.ok ? [] : [id])));
    expect([...stored, ...refused].sort(), 'all that was asked is on the wall or refused').toEqual([...asked].sort());
    for (const [id, answer] of makers.flatMap(({ told }) => [...told])) {
      expect(stored.indexOf(id) + 1, 'the answer was true').toBe(answer.ok ? answer.seq : 0);
    }
    for (const space of ['0001', '0002', '0003']) {
      const births = stored.filter((id) => id.startsWith(`00000000-0000-4000-8000-${space}`));
      expect(births, 'each device in its own order').toEqual(births.toSorted());
    }
    for (const { fanfares } of displays) expect(new Set(fanfares).size, 'no fanfare twice').toBe(fanfares.length);

    const screens = [...displays, ...makers].map(({ replica }) => replica);
    const everything = JSON.stringify([lines, wall, screens, await here.store.mount().snapshot()]);
    for (const secret of secrets) expect(everything, 'erased is gone').not.toContain(secret);
  });
});
