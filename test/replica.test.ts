import { expect, test } from 'vitest';
import { visitorWall } from '../shared/read/audience.ts';
import { blank, fresh, preview, propose, receive, settle, unanswered, type Replica } from '../shared/sync/replica.ts';
import { emptyWall, type Change } from '../shared/wall.ts';
import { kiosk, make } from './support/make.ts';
import { uuid } from './support/uuid.ts';

const change = (seq: number, id = uuid(seq, 7)): Change => ({ ...make('notes.hang', {}, { id }), seq, at: seq });
const born = { id: uuid(1, 9), made: 1, by: kiosk };
const data = { kind: 'idea', theme: 'app', title: 'Een donkere app' } as const;
const start: Replica = { ...blank, epoch: 'e' };

function sure<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing');
  return value;
}

function ask(replica: Replica, id = born.id): Replica {
  const asked = propose(replica, 'notes.hang', data, { ...born, id });
  if ('refusal' in asked) throw new Error(asked.refusal.code);
  return asked.replica;
}

test('a change heard twice is applied once; a hole or another epoch asks for a new hello', () => {
  const two = sure(receive(start, { epoch: 'e', from: 0, changes: [change(1), change(2)] }));
  const again = sure(receive(two, { epoch: 'e', from: 1, changes: [change(2), change(3)] }));
  expect(again).toMatchObject({ seq: 3, wall: { notes: { hanging: { length: 3 } } } });
  expect(receive(two, { epoch: 'e', from: 3, changes: [change(4)] })).toBeUndefined();
  expect(receive(two, { epoch: 'e', from: 2, changes: [change(4)] })).toBeUndefined();
  expect(receive(two, { epoch: 'f', from: 2, changes: [] })).toBeUndefined();
});

test('a hidden change takes its place in the order and shows nothing', () => {
  const two = sure(receive(start, { epoch: 'e', from: 0, changes: [{ seq: 1, hidden: true }, change(2)] }));
  expect(two).toMatchObject({ seq: 2, wall: { notes: { hanging: { length: 1 } } } });
});

test('only what was not heard before is fresh', () => {
  const one = sure(receive(start, { epoch: 'e', from: 0, changes: [change(1)] }));
  const news = { epoch: 'e', from: 0, changes: [change(1), { seq: 2, hidden: true } as const, change(3)] };
  expect(fresh(one, news).map(({ seq }) => seq)).toEqual([3]);
});

test('a preview shows what is pending, and refuses what would not be possible after it', () => {
  const one = ask(start);
  expect(one.wall.notes.hanging).toEqual([]);
  expect(preview(one).notes.hanging).toHaveLength(1);
  expect(propose(one, 'notes.hang', data, born)).toMatchObject({ refusal: { code: 'invalid' } });
  expect(
    preview(settle(one, born.id, { ok: false, refusal: { code: 'busy', text: 'error.busy' } })).notes.hanging,
  ).toEqual([]);
});

test('an accepted proposal is not asked again, and stays in the preview until the wall has it', () => {
  const acked = settle(ask(start), born.id, { ok: true, seq: 1 });
  expect(unanswered(acked)).toEqual([]);
  expect(preview(acked).notes.hanging).toHaveLength(1);
  const whole = { epoch: 'x', seq: 4, wall: emptyWall };
  for (const news of [{ epoch: 'e', from: 0, changes: [change(1, born.id)] }, whole]) {
    expect(sure(receive(acked, news)).pending).toEqual([]);
  }
});

test('what was never answered is asked again after a whole wall, oldest first', () => {
  const two = ask(ask(start), uuid(2, 9));
  const after = sure(receive(two, { epoch: 'x', seq: 9, wall: emptyWall }));
  expect(unanswered(after).map(({ id }) => id)).toEqual([born.id, uuid(2, 9)]);
});

test('a screen that gets the visitors’ wall forgets its own, and the other way round', () => {
  const whole = { epoch: 'x', seq: 4, wall: { ...emptyWall } };
  const shown = [{ id: 'a', kind: 'idea', title: 'Een donkere app' }] as const;
  const inside = sure(receive(blank, whole));
  const passed = sure(receive(inside, { epoch: 'visitors', seq: 0, wall: { ...visitorWall(emptyWall), shown } }));
  expect(passed).toMatchObject({ epoch: 'visitors', seq: 0, shown, wall: emptyWall });
  expect(receive(passed, { epoch: 'x', from: 4, changes: [] }), 'and hears nothing of it').toBeUndefined();
  expect(sure(receive(passed, whole))).toEqual(inside);
});
