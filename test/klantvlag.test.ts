import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { By } from '../shared/change.ts';
import { questions } from '../shared/content/library.ts';
import { flagReasons } from '../shared/library.ts';
import { flagIn, roomQuestion, roomScene, undecided } from '../shared/read/klantvlag.ts';
import { FLAG_LASTS } from '../shared/rituals/klantvlag.ts';
import { apply, check, type AnyProposal, type Wall } from '../shared/wall.ts';
import { kiosk, make } from './support/make.ts';
import { after, kade, MINUTE, office, raise, T } from './support/rooms.ts';

const calendar: By = { device: 'calendar', role: 'calendar' };
const code = (wall: Wall, one: AnyProposal) => check(wall, one)?.code;

describe('the flag', () => {
  test('twice within a minute is once, also when it came down in between; of another room it is another', () => {
    const flag = raise(T);
    const up = after(office, flag);
    expect(code(up, raise(T + 500))).toBe('gone');
    expect(code(up, raise(T + 5 * MINUTE))).toBe('gone');
    const down = after(up, make('klantvlag.lower', { flag: flag.id }, { made: T + 2_000, by: kade }));
    expect(code(down, raise(T + 59_999))).toBe('gone');
    expect(code(down, raise(T + MINUTE))).toBeUndefined();
    expect(code(up, raise(T, kiosk, 'markt'))).toBeUndefined();
  });

  test('it is up for ten minutes, by the clock alone', () => {
    const up = after(office, raise(T));
    for (const [at, is] of [
      [T - 1, false],
      [T, true],
      [T + FLAG_LASTS - 1, true],
      [T + FLAG_LASTS, false],
    ] as const)
      expect(flagIn(up, 'kade', at) !== undefined).toBe(is);
    expect(flagIn(up, 'markt', T)).toBeUndefined();
    expect(roomScene(up, 'kade', T + 30_000)).toMatchObject({ scene: 'flag', left: 90_000 });
    expect(roomScene(up, 'kade', T + 3 * MINUTE)).toMatchObject({ scene: 'flag', left: 0 });
    expect(code(up, raise(T + FLAG_LASTS))).toBeUndefined();
  });

  test('a room’s screen speaks for its own room; nobody for one that is not there', () => {
    expect(code(office, raise(T, kade, 'markt'))).toBe('not-allowed');
    expect(code(office, raise(T, { device: 'room-2', role: 'room' }))).toBe('not-allowed');
    expect(code(office, raise(T, kiosk, 'zolder'))).toBe('missing');
    expect(code(office, raise(T, kiosk, 'nowhere'))).toBe('missing');
    const flag = raise(T, kiosk, 'markt');
    const up = after(office, flag);
    for (const one of [
      make('klantvlag.lower', { flag: flag.id }, { made: T + 1, by: kade }),
      make('klantvlag.reason', { flag: flag.id }, { made: T + 1, by: kade }),
    ])
      expect(code(up, one)).toBe('not-allowed');
  });

  test('why it went up, and what is done with it: also a while after it came down, once', () => {
    const flag = raise(T);
    const lower = (made: number, outcome?: 'ask' | 'note') =>
      make('klantvlag.lower', { flag: flag.id, ...(outcome && { outcome }) }, { made, by: kade });
    const why = make('klantvlag.reason', { flag: flag.id, reason: 'elephant' }, { made: T + 3_000, by: kade });
    const down = after(office, flag, why, lower(T + MINUTE));
    expect(down.klantvlag.flags).toMatchObject([{ reason: 'elephant', lowered: T + MINUTE }]);
    expect(undecided(down, 'kade', T + MINUTE + 59_000)?.id).toBe(flag.id);
    expect(undecided(down, 'kade', T + 2 * MINUTE)).toBeUndefined();
    expect(code(down, lower(T + 2 * MINUTE))).toBe('gone');
    const done = after(down, lower(T + 2 * MINUTE, 'ask'));
    expect(done.klantvlag.flags).toMatchObject([{ outcome: 'ask', lowered: T + MINUTE }]);
    expect(code(done, lower(T + 3 * MINUTE, 'note'))).toBe('gone');
    expect(code(down, lower(T + MINUTE + 10 * MINUTE, 'note'))).toBe('gone');
    expect(code(done, { ...why, made: T + 4 * MINUTE })).toBe('gone');
    const left = after(office, flag, lower(T + 12 * MINUTE, 'note')); // nobody took it down
    expect(left.klantvlag.flags).toMatchObject([{ lowered: T + FLAG_LASTS, outcome: 'note' }]);
    expect(undecided(left, 'kade', T + 12 * MINUTE)).toBeUndefined();
  });

  test('[P-05] no field of it can hold a person, whatever is said', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...flagReasons), fc.nat(20)), { maxLength: 12 }), (said) => {
        let wall = office;
        said.forEach(([reason, minutes], at) => {
          const flag = raise(T + at * 30 * MINUTE, kade, 'kade', reason);
          wall = after(wall, flag);
          const lower = make(
            'klantvlag.lower',
            { flag: flag.id, outcome: 'talked' },
            { made: flag.made + minutes * 30_000, by: kade },
          );
          if (!check(wall, lower)) wall = apply(wall, lower);
        });
        for (const flag of wall.klantvlag.flags) {
          expect(Object.keys(flag).toSorted().join()).toMatch(/^id,(lowered,)?made,nth,(outcome,)?reason,room$/);
          expect(JSON.stringify(flag)).not.toContain('room-1');
        }
      }),
    );
  });

  test('one of more than twelve weeks ago leaves', () => {
    const wall = after(office, raise(T), raise(T + 85 * 86_400_000));
    expect(wall.klantvlag.flags).toHaveLength(1);
  });
});

describe('a meeting', () => {
  const meet = make('klantvlag.meet', {}, { made: T, by: kade });
  const agenda = (meetings: readonly (readonly [number, number])[]) =>
    make(
      'klantvlag.agenda',
      { meetings: meetings.map(([from, until]) => ({ from: T + from * MINUTE, until: T + until * MINUTE })) },
      { by: calendar, made: T },
    );
  const scenes = (wall: Wall, ...minutes: readonly number[]) =>
    minutes.map((minute) => {
      const on = roomScene(wall, 'kade', T + minute * MINUTE);
      return 'moment' in on ? `${on.scene} ${on.moment}` : on.scene;
    });

  test('by its calendar: a question for five minutes, quiet, and at the end the last one, quietly', () => {
    const wall = after(office, agenda([[10, 60]]));
    expect(scenes(wall, 9.9, 10, 14.9, 15, 54.9, 55, 59.9, 60)).toEqual([
      'story',
      'question start',
      'question start',
      'quiet during',
      'quiet during',
      'quiet end',
      'quiet end',
      'story',
    ]);
    expect(roomScene(wall, 'markt', T + 12 * MINUTE).scene).toBe('story');
  });

  test('by one touch, for an hour or until somebody says that it is over', () => {
    const wall = after(office, meet);
    expect(scenes(wall, 0, 5, 59, 60)).toEqual(['question start', 'quiet during', 'quiet during', 'story']);
    expect(code(wall, { ...meet, made: T + MINUTE })).toBe('gone');
    const over = after(wall, make('klantvlag.end', {}, { made: T + 20 * MINUTE, by: kade }));
    expect(scenes(over, 20, 30)).toEqual(['story', 'story']);
    expect(code(over, { ...meet, made: T + 21 * MINUTE })).toBeUndefined();
  });

  test('one that begins while another goes on asks its own question; the end of one is not that of the next', () => {
    const wall = after(
      office,
      agenda([
        [0, 60],
        [30, 90],
      ]),
    );
    expect(scenes(wall, 29, 30, 61, 89, 90)).toEqual([
      'quiet during',
      'question start',
      'quiet during',
      'quiet end',
      'story',
    ]);
    const over = after(wall, make('klantvlag.end', {}, { made: T + 10 * MINUTE, by: kade }));
    expect(scenes(over, 12, 30)).toEqual(['story', 'question start']);
  });

  test('another question is large for five minutes once more, and is another one', () => {
    const wall = after(office, meet);
    const asked = after(wall, make('klantvlag.ask', { moment: 'decision' }, { made: T + 20 * MINUTE, by: kade }));
    expect(scenes(asked, 20, 24, 25)).toEqual(['question decision', 'question decision', 'quiet during']);
    let now = wall;
    const seen = new Set<string | undefined>();
    for (let minute = 1; minute <= 10; minute += 1) {
      now = after(now, make('klantvlag.ask', { moment: 'start' }, { made: T + minute * MINUTE, by: kade }));
      const on = roomScene(now, 'kade', T + minute * MINUTE);
      if (on.scene !== 'question') throw new Error(on.scene);
      seen.add(roomQuestion(now, 'kade', on, questions)?.id);
    }
    expect(seen.size).toBe(10);
    expect([...seen].every((id) => id?.startsWith('kv-s'))).toBe(true);
  });

  test('a flag is over everything, and afterwards the meeting goes on', () => {
    const flag = raise(T + 20 * MINUTE);
    const wall = after(office, agenda([[0, 60]]), flag);
    expect(scenes(wall, 19, 21, 30)).toEqual(['quiet during', 'flag', 'quiet during']);
  });
});
