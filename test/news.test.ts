import { expect, test } from 'vitest';
import { Director } from '../display/director.svelte.ts';
import { WallStore } from '../shared/client/wall-store.svelte.ts';
import type { Change } from '../shared/wall.ts';
import { make, makeNote, wallWith } from './support/make.ts';

const NOW = Date.parse('2026-11-24T10:00:00+01:00');
const motion = { enter: 800, rest: 9_000, settle: 900, leave: 350, land: 700, turn: 800, fade: 300 };

test.each([
  ['somebody hangs at a kiosk', 'notes.hang', {}, 'new-note'],
  ['comes off a paper wall', 'notes.hang', { way: 'import' }, 'wall'],
  ['was one with another before', 'notes.split', {}, 'wall'],
] as const)('a note that %s, of today or of long ago, has its square, and only news has the screen', (...told) => {
  const [, type, data, scene] = told;
  const store = new WallStore();
  store.link = 'online';
  const old = Array.from({ length: 9 }, (_, n) => makeNote({ made: NOW - n * 60_000 }));
  store.replica = { ...store.replica, epoch: 'wall', wall: wallWith(...old) };
  const director = new Director({ store, clock: () => NOW, motion: () => motion, small: 4, room: () => 900 });
  director.look();

  const added = Array.from({ length: 500 }, (_, n) => makeNote({ made: NOW, ...(n % 2 && { date: '2026-10-20' }) }));
  store.live = added.map(({ id }): Change => ({ ...make(type, data, { id }), seq: 1, at: NOW }));
  store.replica = { ...store.replica, wall: wallWith(...old, ...added) };
  director.look();
  expect([director.scene, director.hanging.quiet.length > 0]).toEqual([scene, scene === 'new-note']);
  const squares = [...director.hanging.squares.older, ...director.hanging.squares.today];
  expect(squares).toEqual(expect.arrayContaining(added.map(({ id }) => id)));
});
