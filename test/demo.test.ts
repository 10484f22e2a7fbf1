import { expect, test } from 'vitest';
import later from '../server/demo/live.nl.json' with { type: 'json' };
import before from '../server/demo/notes.nl.json' with { type: 'json' };
import { demo, fill } from '../server/demo/fill.ts';
import { next } from '../server/demo/live.ts';
import { rooms } from '../server/demo/rooms.ts';
import { DemoLines, DemoNotes, past } from '../server/demo/past.ts';
import { openHub } from '../server/hub.ts';
import { memoryLog } from '../server/log/memory.ts';
import { forWeekly } from '../shared/read/klantvlag.ts';
import { storiesOf } from '../shared/read/stories.ts';
import { isDone } from '../shared/note.ts';
import { dayOf } from '../shared/time/office.ts';
import { random } from './support/random.ts';
import { uuid } from './support/uuid.ts';

const zone = 'Europe/Amsterdam';
const now = Date.parse('2026-11-24T09:42:00Z');

test('the demo begins with forty notes and their whole past, and its office goes on living', async () => {
  let ids = 0;
  const newId = () => uuid((ids += 1), 0xdede);
  const die = random(7);
  const chance = () => die.below(1_000) / 1_000;
  const notes = DemoNotes.parse(before.notes);
  const log = memoryLog();
  await fill(log, past({ notes, now, zone, newId, chance }), newId, 'test');
  const hub = await openHub({
    log,
    clock: () => now,
    newEpoch: newId,
    publish: () => undefined,
    onTrouble: () => undefined,
    fold: 'test',
  });

  expect(hub.wall.notes.hanging.map(({ title }) => title).toSorted()).toEqual(
    notes.map(({ title }) => title).toSorted(),
  );
  for (const note of hub.wall.notes.hanging) {
    const told = notes.find(({ title }) => title === note.title);
    expect([note.signals.length + 1, isDone(note), note.told !== undefined]).toEqual([
      told?.signals,
      told?.stage === 'implemented',
      told?.customerTold,
    ]);
    const days = (Date.parse(dayOf(now, zone)) - Date.parse(dayOf(note.made, zone))) / 86_400_000;
    expect(days).toBe(told?.daysAgo);
    expect([note.made, ...note.steps.map(({ made }) => made)].every((made) => made < now)).toBe(true);
  }

  for (const { by, ...deed } of rooms(hub.wall.notes.hanging, before.notes, now, newId))
    expect(await hub.propose(by, { ...deed, seen: 0 })).toMatchObject({ ok: true });
  expect(storiesOf(hub.wall, now).length).toBeGreaterThan(8);
  expect(forWeekly(hub.wall, now)).toMatchObject({ clashes: 3, wonders: [{ room: 'kade' }, { room: 'markt' }] });

  const lines = DemoLines.parse(later.notes);
  for (let turn = 0; turn < 400; turn += 1) {
    const act = next({ wall: hub.wall, turn, notes: lines, chance });
    if (!act) throw new Error('the office stands still');
    expect(await hub.propose(demo, { ...act, id: newId(), made: now, seen: hub.seq })).toMatchObject({ ok: true });
  }
  expect(hub.wall.notes.hanging.length).toBe(140);
});
