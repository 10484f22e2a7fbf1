import { expect, test } from 'vitest';
import { Director } from '../display/director.svelte.ts';
import type { Motion } from '../display/acts.ts';
import type { Hours } from '../shared/time/hours.ts';
import { WallStore } from '../shared/client/wall-store.svelte.ts';
import type { Note } from '../shared/note.ts';
import type { Change } from '../shared/wall.ts';
import { make, makeNote, wallWith } from './support/make.ts';

const MORNING = Date.parse('2026-11-24T10:00:00+01:00');
const MINUTE = 60_000;
const motion: Motion = { enter: 800, rest: 9_000, settle: 900, leave: 350, land: 700, turn: 800, fade: 300 };
const MOMENT = motion.enter + motion.rest + motion.settle + 1_000;

/** A screen whose clock is turned by hand, with a wall whose notes are put there by hand. */
function screen(notes: readonly Note[] = [], options: { hours?: Hours } = {}) {
  let now = MORNING;
  const store = new WallStore();
  store.link = 'online';
  const put = (next: readonly Note[]) => {
    store.replica = { ...store.replica, epoch: 'wall', wall: wallWith(...next) };
  };
  put(notes);
  const director = new Director({
    store,
    clock: () => now,
    motion: () => motion,
    small: 4,
    room: () => 900,
    ...options,
  });
  director.look();
  const kinds = new Set<string>();
  const hear = (changes: readonly Change[], next: readonly Note[]) => {
    store.live = changes;
    put(next);
    director.look();
  };
  return {
    director,
    store,
    kinds,
    hangs: (): readonly (string | undefined)[] => [director.hanging.places.large, ...director.hanging.places.small],
    hang(...added: readonly Note[]) {
      const changes = added.map((note): Change => ({ ...make('notes.hang', {}, { id: note.id }), seq: 1, at: now }));
      hear(changes, [...store.wall.notes.hanging, ...added]);
    },
    /** A catch-up after a silence: it is no news. */
    catchUp(...added: readonly Note[]) {
      hear([], [...store.wall.notes.hanging, ...added]);
    },
    takeDown(id: string) {
      hear(
        [],
        store.wall.notes.hanging.filter((note) => note.id !== id),
      );
    },
    finish(ids: readonly string[]) {
      const changes = ids.map((note): Change => ({
        ...make('notes.advance', { note, stage: 'implemented' }),
        seq: 1,
        at: now,
      }));
      hear(
        changes,
        store.wall.notes.hanging.map((note) =>
          ids.includes(note.id)
            ? { ...note, solution: 'Dat kan nu.', steps: [{ stage: 'implemented' as const, made: now }] }
            : note,
        ),
      );
    },
    /** Time passes; every act that was seen on the way is kept. */
    pass(ms: number) {
      for (let left = ms; left > 0;) {
        const step = Math.min(left > MINUTE ? 1_000 : 50, left); // coarse, while nothing is looked at
        now += step;
        left -= step;
        director.tick();
        if (director.hanging.act) kinds.add(director.hanging.act.kind);
      }
    },
  };
}

const said = (part: Partial<Note> = {}) => makeNote({ made: MORNING, ...part });
const wallOf = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    makeNote({
      kind: (['complaint', 'idea', 'question', 'suggestion'] as const)[index % 4] ?? 'idea',
      made: MORNING - MINUTE * (count - index),
    }),
  );

test('what hung before the screen was on is no news', () => {
  const { director } = screen(wallOf(9));
  expect([director.scene, director.hanging.act]).toEqual(['wall', undefined]);
});

test('a new note has the whole screen, and then hangs in the mosaic and among the others', () => {
  const wall = screen(wallOf(9));
  const note = said();
  wall.hang(note);
  expect([wall.director.scene, wall.director.hanging.squares.today.at(-1)]).toEqual(['new-note', note.id]);
  wall.pass(MOMENT);
  expect(wall.director.scene).toBe('wall');
  expect(wall.hangs()).toContain(note.id);
});

test('one full-screen moment in three minutes: the next notes slide in and are counted', () => {
  const wall = screen(wallOf(9));
  wall.hang(said());
  wall.pass(MOMENT);
  const others = [said(), said(), said()];
  for (const note of others) {
    wall.hang(note);
    expect([wall.director.scene, wall.director.hanging.act?.kind]).toEqual(['wall', 'swap']);
    wall.pass(2_000);
    expect(wall.hangs()).toContain(note.id);
  }
  expect(wall.director.hanging.quiet.length).toBe(3);
  wall.takeDown(others[1]?.id ?? '');
  expect(wall.director.hanging.quiet.length, 'what was taken back is not counted').toBe(2);
  wall.pass(3 * MINUTE);
  wall.hang(said());
  expect([wall.director.scene, wall.director.hanging.quiet.length]).toEqual(['new-note', 0]);
});

test('what comes with a catch-up, or was said on an earlier day, does not take the screen', () => {
  const wall = screen(wallOf(9));
  wall.catchUp(said());
  wall.hang(said({ date: '2026-11-20' }));
  expect([wall.director.scene, wall.director.hanging.act]).toEqual(['wall', undefined]);
});

test.each([100, 5_000, 10_000])(
  'a note that is taken back %i ms into its moment fades, and nothing of it hangs',
  (ms) => {
    const wall = screen(wallOf(9));
    const note = said();
    wall.hang(note);
    wall.pass(ms);
    wall.takeDown(note.id);
    expect(wall.director.hanging.act).toMatchObject({ kind: 'moment', gone: true });
    wall.pass(motion.fade + 200);
    expect([wall.director.scene, wall.director.hanging.act]).toEqual(['wall', undefined]);
    expect(wall.hangs()).not.toContain(note.id);
  },
);

test('a second note in mid-flight waits for its place, and both hang in the end', () => {
  const wall = screen(wallOf(9));
  const [first, second] = [said(), said({ kind: 'recommendation' })];
  wall.hang(first);
  wall.pass(motion.enter + motion.rest + 400);
  expect(wall.director.hanging.act).toMatchObject({ phase: 'settle' });
  wall.hang(second);
  expect(wall.director.hanging.act).toMatchObject({ kind: 'moment', note: { id: first.id } });
  wall.pass(3_000);
  expect(wall.director.hanging.squares.today.slice(-2)).toEqual([first.id, second.id]);
  expect(wall.hangs()).toEqual(expect.arrayContaining([first.id, second.id]));
  expect(wall.director.hanging.quiet.length).toBe(1);
});

test('a hub that is lost in mid-flight lets the flight end, and the wall is still there', () => {
  const wall = screen(wallOf(9));
  wall.hang(said());
  wall.pass(motion.enter + motion.rest + 400);
  wall.store.link = 'offline';
  wall.pass(MOMENT);
  expect([wall.director.scene, wall.director.hanging.act, wall.director.offline]).toEqual(['wall', undefined, 0]);
});

test('a note makes place every twenty seconds, every third time the large one', () => {
  const wall = screen(wallOf(12));
  const places: number[] = [];
  for (let change = 0; change < 6; change += 1) {
    const before = wall.hangs();
    wall.pass(21_500);
    places.push(before.findIndex((id, place) => id !== wall.hangs()[place]));
    expect(before.filter((id) => !wall.hangs().includes(id))).toHaveLength(1);
  }
  expect(places.map((place) => (place === 0 ? 'large' : 'small'))).toEqual([
    'small',
    'small',
    'large',
    'small',
    'small',
    'large',
  ]);
});

test('nothing makes place where there is nothing to come', () => {
  const wall = screen(wallOf(5));
  wall.pass(2 * MINUTE);
  expect([...wall.kinds]).toEqual([]);
});

test('done notes turn one after the other; more than five turn at once', () => {
  const notes = wallOf(12);
  const wall = screen(notes);
  wall.finish(notes.slice(0, 7).map(({ id }) => id));
  expect(wall.director.hanging.held.size).toBe(5);
  wall.pass(100);
  expect(wall.director.hanging.act?.kind).toBe('turn');
  wall.pass(12_000);
  expect(wall.director.hanging.held.size).toBe(0);
  expect(wall.kinds.has('turn')).toBe(true);
});

test('without a hub the wall says so after a minute, and asks a question after four hours', () => {
  const wall = screen(wallOf(9));
  wall.store.link = 'offline';
  wall.pass(MINUTE);
  expect([wall.director.offline, wall.director.scene]).toEqual([1, 'wall']);
  wall.pass(240 * MINUTE);
  expect(wall.director.scene).toBe('question');
  wall.store.link = 'online';
  wall.pass(1_000);
  expect(wall.director.scene).toBe('wall');
});

test('outside its hours it says goodnight for a minute, then it is dark', () => {
  const wall = screen(wallOf(9), { hours: { from: '07.00', to: '10.30' } });
  expect(wall.director.scene).toBe('wall');
  wall.pass(30 * MINUTE + 1_000);
  expect([wall.director.scene, wall.director.goodNight]).toEqual(['night', true]);
  wall.pass(MINUTE);
  expect([wall.director.scene, wall.director.goodNight]).toEqual(['night', false]);
});

test('an empty office, one where all is solved, and an unpaired browser have scenes of their own', () => {
  const wall = screen();
  expect(wall.director.scene).toBe('empty');
  wall.store.link = 'unpaired';
  expect(wall.director.scene).toBe('pairing');
});

test('a new note takes the place of one that was taken back, so a day of slips leaves no gaps', () => {
  const wall = screen(wallOf(9));
  const [slip, kept, next] = [said(), said(), said()];
  wall.hang(slip);
  wall.hang(kept);
  wall.takeDown(slip.id);
  wall.hang(next);
  expect(wall.director.hanging.squares.today.slice(-2)).toEqual([next.id, kept.id]);
});
