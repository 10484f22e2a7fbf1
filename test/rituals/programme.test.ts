import { describe, expect, test } from 'vitest';
import { current } from '../../shared/read/programme.ts';
import { forReception, LIST_MAX, playable, spots, type Item } from '../../shared/rituals/programme.ts';
import { apply, check, emptyWall, read, type AnyProposal, type Data, type Wall } from '../../shared/wall.ts';
import { make } from '../support/make.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 10 * DAY;
const admin = { device: 'ada', role: 'admin' } as const;
const at = { made: NOW, by: admin };
const after = (...steps: readonly AnyProposal[]): Wall => steps.reduce(apply, emptyWall);
const list = (data: Data<'programme.list'>) => make('programme.list', data, at);
const notify = (until: number, made = NOW, text = 'Vrijdag sluiten we om vier uur') =>
  make('programme.notify', { text, until }, { made, by: admin });
const show = (part: Partial<Data<'programme.show'>>, made = NOW) => make('programme.show', part, { made, by: admin });
/** What the edge says of a proposal whose data may have any shape. */
const edge = (type: string, data: unknown) => read({ ...make('programme.list', {}, at), type, data });

describe('a list', () => {
  test('is of one spot, and the others stay', () => {
    const wall = after(
      list({ spot: 'hall', items: [{ scene: 'radar' }] }),
      list({ spot: 'team', items: [{ scene: 'wall' }] }),
    );
    expect(wall.programme.lists).toEqual({ hall: [{ scene: 'radar' }], team: [{ scene: 'wall' }] });
  });

  test('without items it is as it was before anybody changed it', () => {
    const wall = after(list({ spot: 'hall', items: [{ scene: 'radar' }] }), make('programme.list', {}, at));
    expect(apply(wall, { ...list({ spot: 'hall' }), data: { spot: 'hall' } }).programme.lists.hall).toBeUndefined();
  });

  test('at a reception is only what visitors may see; elsewhere is all of it', () => {
    for (const scene of playable)
      for (const spot of spots) {
        const refused = spot === 'reception' && !forReception.includes(scene);
        expect(check(emptyWall, list({ spot, items: [{ scene: 'wall' }, { scene }] })), `${scene} ${spot}`).toEqual(
          refused ? expect.objectContaining({ code: 'not-allowed', text: 'error.programme.visitors' }) : undefined,
        );
      }
  });

  test.each<[string, Omit<Item, 'scene'>]>([
    ['a beginning without an end', { from: '08.00' }],
    ['an end without a beginning', { to: '08.00' }],
    ['an end that is the beginning', { from: '08.00', to: '08.00' }],
  ])('%s is refused', (_, times) => {
    const items = [{ scene: 'wall' as const }, { ...times, days: undefined, scene: 'radar' as const }];
    expect(check(emptyWall, list({ spot: 'team', items }))).toMatchObject({ text: 'error.programme.hours' });
  });

  test('over midnight is fine', () => {
    const items = [{ scene: 'radar' as const, from: '22.00', to: '06.00' }];
    expect(check(emptyWall, list({ spot: 'team', items }))).toBeUndefined();
  });

  test.each([
    ['nothing', []],
    ['too much', Array.from({ length: LIST_MAX + 1 }, () => ({ scene: 'wall' }))],
    ['a scene that nobody knows', [{ scene: 'film' }]],
    ['what is no list’s to show: a notice is on all of them', [{ scene: 'notice' }]],
    ['a day that is none', [{ scene: 'wall', days: [8] }]],
    ['one day twice', [{ scene: 'wall', days: [1, 1] }]],
    ['no day at all', [{ scene: 'wall', days: [] }]],
    ['a time that is none', [{ scene: 'wall', from: '24.00', to: '25.00' }]],
    ['a field more', [{ scene: 'wall', note: 'x' }]],
  ])('%s is not of the right shape', (_, items) =>
    expect(edge('programme.list', { spot: 'hall', items })).toMatchObject({ refusal: { code: 'invalid' } }),
  );

  test('a list of the most lines is of the right shape', () => {
    const items = Array.from({ length: LIST_MAX }, () => ({ scene: 'wall' }));
    expect(edge('programme.list', { spot: 'hall', items })).not.toHaveProperty('refusal');
  });
});

describe('a notice', () => {
  test('hangs until its time has come, and leaves the wall with the next one that is told', () => {
    const wall = after(notify(NOW + HOUR));
    expect(current(wall.programme.notices, NOW + HOUR - 1)).toHaveLength(1);
    expect(current(wall.programme.notices, NOW + HOUR)).toEqual([]);
    const later = apply(wall, notify(NOW + 3 * HOUR, NOW + 2 * HOUR, 'Er is taart'));
    expect(later.programme.notices.map(({ text }) => text)).toEqual(['Er is taart']);
  });

  test('ends later than it begins, and within three months', () => {
    const refusal = (until: number) => check(emptyWall, notify(until))?.text;
    expect(refusal(NOW)).toBe('error.programme.past');
    expect(refusal(NOW + 1)).toBeUndefined();
    expect(refusal(NOW + 92 * DAY)).toBeUndefined();
    expect(refusal(NOW + 92 * DAY + 1)).toBe('error.programme.long');
  });

  test('is one of five at most, of which those that are over do not count', () => {
    const five = after(...[1, 2, 3, 4, 5].map((n) => notify(NOW + n * HOUR)));
    expect(five.programme.notices).toHaveLength(5);
    expect(check(five, notify(NOW + DAY))).toMatchObject({ code: 'busy', text: 'error.programme.notices' });
    expect(check(five, notify(NOW + DAY, NOW + HOUR))).toBeUndefined();
  });

  test('is taken away by itself, and what is over or gone cannot be', () => {
    const [one, two] = [notify(NOW + HOUR), notify(NOW + HOUR, NOW, 'Er is taart')];
    const wall = after(one, two);
    const away = (made: number) => make('programme.unnotify', { notice: one.id }, { made, by: admin });
    expect(check(wall, away(NOW + HOUR - 1))).toBeUndefined();
    expect(check(wall, away(NOW + HOUR))).toMatchObject({ code: 'gone' });
    const left = apply(wall, away(NOW + 1));
    expect(left.programme.notices.map(({ id }) => id)).toEqual([two.id]);
    expect(check(left, away(NOW + 2))).toMatchObject({ code: 'gone' });
  });

  test('has between three and ninety letters', () => {
    const fits = (length: number) => !('refusal' in edge('programme.notify', { text: 'a'.repeat(length), until: 1 }));
    expect([2, 3, 90, 91].map(fits)).toEqual([false, true, true, false]);
  });
});

describe('what is on all screens', () => {
  test('ends by itself, later than it begins and within twelve hours', () => {
    const refusal = (until: number) => check(emptyWall, show({ until }))?.text;
    expect(refusal(NOW)).toBe('error.programme.past');
    expect(refusal(NOW + 1)).toBeUndefined();
    expect(refusal(NOW + 12 * HOUR)).toBeUndefined();
    expect(refusal(NOW + 12 * HOUR + 1)).toBe('error.programme.short');
  });

  test('is one thing: another takes its place', () => {
    const wall = after(show({ until: NOW + HOUR }), show({ scene: 'credo', until: NOW + MINUTE }));
    expect(wall.programme.now).toEqual({ scene: 'credo', until: NOW + MINUTE });
  });

  test('names a vlog only with a vlog', () => {
    const vlog = make('vlogs.publish').id;
    expect(check(emptyWall, show({ scene: 'radar', vlog, until: NOW + 1 }))).toMatchObject({ field: 'vlog' });
    expect(check(emptyWall, show({ scene: 'vlog', vlog, until: NOW + 1 }))).toBeUndefined();
    expect(check(emptyWall, show({ scene: 'vlog', until: NOW + 1 })), 'the newest').toBeUndefined();
  });

  test('stops once; what is over by itself has stopped', () => {
    const wall = after(show({ until: NOW + HOUR }));
    const stop = (made: number) => make('programme.resume', {}, { made, by: admin });
    expect(check(emptyWall, stop(NOW))).toMatchObject({ code: 'gone' });
    expect(check(wall, stop(NOW + HOUR))).toMatchObject({ code: 'gone' });
    expect(check(wall, stop(NOW + HOUR - 1))).toBeUndefined();
    const stopped = apply(wall, stop(NOW + 1));
    expect(stopped.programme).not.toHaveProperty('now');
    expect(check(stopped, stop(NOW + 2))).toMatchObject({ code: 'gone' });
  });
});

test('the sound goes off and on once, and nothing else changes', () => {
  const [mute, unmute] = [make('programme.mute', {}, at), make('programme.unmute', {}, at)];
  expect(check(emptyWall, unmute)).toMatchObject({ code: 'gone' });
  const muted = after(mute);
  expect(muted).toEqual({ ...emptyWall, programme: { ...emptyWall.programme, muted: true } });
  expect(check(muted, mute)).toMatchObject({ code: 'gone' });
  expect(check(muted, unmute)).toBeUndefined();
  expect(apply(muted, unmute)).toEqual(emptyWall);
});
