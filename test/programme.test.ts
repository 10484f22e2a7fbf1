import { describe, expect, test } from 'vitest';
import { usual, linesAt, nextTurn, turnBeside, type Seen, type Turn } from '../shared/read/programme.ts';
import { spots, type Item } from '../shared/rituals/programme.ts';
import { apply, emptyWall, type Wall } from '../shared/wall.ts';
import { make, makeNote, wallWith } from './support/make.ts';

const zone = 'Europe/Amsterdam';
const SECOND = 1_000;
const MINUTE = 60_000;
const NOW = Date.parse('2026-11-24T10:42:00+01:00');
const done = (made: number) => [{ stage: 'implemented', made }] as const;
const better = makeNote({ made: NOW - 3 * 86_400_000, steps: done(NOW - MINUTE), solution: 'Je ziet nu het tijdvak' });
const seen = (wall: Wall, more: Partial<Seen> = {}): Seen => ({ wall, spot: 'hall', zone, cannot: new Set(), ...more });
const scenes = (one: Seen, now = NOW) => linesAt(one, now).map(({ scene }) => scene);
const full = [
  make('vlogs.publish', { promise: { text: 'Ik bel elke week een klant', due: '2026-11-24' } }, { made: NOW - 1 }),
  make('programme.notify', { until: NOW + 3 * MINUTE }, { made: NOW - 1 }),
].reduce(apply, wallWith(makeNote({ made: NOW - MINUTE }), better));

/** All turns of a screen from `from` on, for so long, looked at every second. */
function film(one: Seen, from: number, lasts: number): readonly Turn[] {
  const turns: Turn[] = [];
  for (let now = from; now < from + lasts; now += SECOND) {
    const next = nextTurn(one, now, turns.at(-1));
    if (next !== turns.at(-1)) turns.push(next);
  }
  return turns;
}

test('an empty wall has one thing on, everywhere: the wall', () => {
  for (const spot of spots)
    expect(scenes(seen(emptyWall, { spot }))).toEqual(
      usual[spot].flatMap(({ scene }) => (scene === 'wall' ? ['wall'] : [])),
    );
});

test('a hall has the wall and one other thing in turn, a notice after every third line', () => {
  expect(scenes(seen(full))).toEqual(
    [
      'wall',
      'notice',
      'improved',
      'wall',
      'radar',
      'notice',
      'wall',
      'vlog',
      'wall',
      'notice',
      'promise',
      'wall',
      'credo',
      'notice',
    ].filter((scene) => scene !== ''),
  );
});

test('what has nothing to say is skipped, and a list of only that is the wall', () => {
  const list = { spot: 'team', items: [{ scene: 'radar' }, { scene: 'promise' }] } as const;
  const wall = apply(emptyWall, make('programme.list', { ...list, items: [...list.items] }));
  expect(scenes(seen(wall, { spot: 'team' }))).toEqual(['wall']);
});

describe('by the clock', () => {
  test('screens of one spot change together, whenever each of them started', () => {
    const [early, late] = [film(seen(full), NOW, 6 * MINUTE), film(seen(full), NOW + 71 * SECOND, 3 * MINUTE)];
    const ends = (turns: readonly Turn[]) =>
      turns.filter(({ from }) => from > NOW + 2 * MINUTE).map(({ scene, from }) => [scene, from]);
    expect(ends(late).length).toBeGreaterThan(1);
    expect(ends(early)).toEqual(expect.arrayContaining(ends(late)));
  });

  test('a screen that starts in the middle of a video hangs the wall until it is over', () => {
    const start = film(seen(full), NOW, 20 * MINUTE).find(({ scene }) => scene === 'vlog');
    const joined = nextTurn(seen(full), (start?.from ?? 0) + 9 * SECOND);
    expect(joined).toMatchObject({ scene: 'wall', until: start?.until });
  });

  test('a loop of a team’s floor takes five minutes at most, of a canteen four', () => {
    const takes = (spot: Seen['spot']) =>
      linesAt(seen({ ...full, programme: emptyWall.programme }, { spot }), NOW).reduce(
        (sum, { slot }) => sum + slot,
        0,
      );
    expect(takes('team')).toBeLessThanOrEqual(5 * MINUTE);
    expect(takes('canteen')).toBeLessThanOrEqual(4 * MINUTE);
  });
});

test('what was withdrawn is off at once, and what was taken away is not read to its end', () => {
  const vlog = film(seen(full), NOW, 20 * MINUTE).find(({ scene }) => scene === 'vlog');
  if (!vlog) throw new Error('no vlog');
  const gone = apply(full, make('vlogs.withdraw', { vlog: vlog.of ?? '' }));
  expect(nextTurn(seen(full), vlog.from + SECOND, vlog)).toBe(vlog);
  expect(nextTurn(seen(gone), vlog.from + SECOND, vlog).scene).not.toBe('vlog');
});

test('what the desk puts on every screen is there at once, ends by itself, and ends when the desk says so', () => {
  const shows = make('programme.show', { scene: 'radar', until: NOW + 10 * MINUTE }, { made: NOW });
  const taken = apply(full, shows);
  const before = nextTurn(seen(full), NOW);
  const during = nextTurn(seen(taken), NOW + SECOND, before);
  expect(during).toMatchObject({ scene: 'radar', until: NOW + 10 * MINUTE });
  expect(nextTurn(seen(taken), NOW + 2 * SECOND, during)).toBe(during);
  expect(nextTurn(seen(taken), NOW + 10 * MINUTE, during)).not.toMatchObject({ forAll: true });
  const resumed = apply(taken, make('programme.resume', {}, { made: NOW + MINUTE }));
  expect(nextTurn(seen(resumed), NOW + MINUTE, during)).not.toMatchObject({ forAll: true });
});

test('a line has its days and hours by the office’s clock, on the days when that is put back and forward too', () => {
  const line: Item = { scene: 'radar', days: [7], from: '08.00', to: '10.00' };
  const on = (at: string) => {
    const now = Date.parse(at);
    const noted = wallWith(makeNote({ made: now - MINUTE }));
    const wall = { ...noted, programme: { ...noted.programme, lists: { team: [{ scene: 'wall' }, line] } } } as const;
    return scenes(seen(wall, { spot: 'team' }), now).includes('radar');
  };
  expect(['2026-10-25T08:00:00+01:00', '2026-10-25T09:59:59+01:00', '2027-03-28T08:00:00+02:00'].map(on)).toEqual([
    true,
    true,
    true,
  ]);
  expect(
    [
      '2026-10-25T07:59:59+01:00',
      '2026-10-25T10:00:00+01:00',
      '2027-03-28T07:59:59+02:00',
      '2026-10-26T08:30:00+01:00',
    ].map(on),
  ).toEqual([false, false, false, false]);
});

test('a talk is too long for a hall, and not for a canteen; a screen is not given again what it cannot play', () => {
  const talk = apply(emptyWall, make('vlogs.publish', { kind: 'business_talk', length: 90_000 }, { made: NOW - 1 }));
  const [vlog] = talk.vlogs.shown;
  expect(scenes(seen(talk))).not.toContain('vlog');
  expect(scenes(seen(talk, { spot: 'canteen' }))).toContain('vlog');
  expect(scenes(seen(talk, { spot: 'canteen', cannot: new Set([vlog?.media ?? '']) }))).not.toContain('vlog');
});

test('at a reception there is no notice', () => {
  expect(scenes(seen(full, { spot: 'reception', shown: [] }))).not.toContain('notice');
});

test('an arrow goes to the next line and back, round the whole list', () => {
  const all = scenes(seen(full));
  const turns = [nextTurn(seen(full), NOW)];
  for (const _ of all) turns.push(turnBeside(seen(full), NOW, turns.at(-1) ?? missing(), 1));
  const from = all.indexOf(turns[1]?.scene ?? 'wall', turns[1]?.at);
  expect(turns.slice(1).map(({ scene }) => scene)).toEqual([...all.slice(from), ...all.slice(0, from)]);
  expect(turnBeside(seen(full), NOW, turns[2] ?? missing(), -1)).toMatchObject({
    scene: turns[1]?.scene,
    at: turns[1]?.at,
  });
});

function missing(): never {
  throw new Error('there is no such turn');
}
