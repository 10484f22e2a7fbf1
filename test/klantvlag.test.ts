import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questions } from '../shared/content/library.ts';
import type { By } from '../shared/change.ts';
import { flagReasons } from '../shared/library.ts';
import {
  capOf,
  flagIn,
  flagQuestion,
  flagWeeks,
  forWeekly,
  questionsOf,
  roomQuestion,
  roomScene,
  undecided,
} from '../shared/read/klantvlag.ts';
import { FLAG_LASTS } from '../shared/rituals/klantvlag.ts';
import { apply, check, emptyWall, type AnyProposal, type Wall } from '../shared/wall.ts';
import { kiosk, make } from './support/make.ts';

const MINUTE = 60_000;
const T = Date.parse('2026-11-24T10:00:00+01:00');
const kade: By = { device: 'room-1', role: 'room', room: 'kade' };
const calendar: By = { device: 'calendar', role: 'calendar' };

/** An office with two rooms, and one that was retired. */
const office: Wall = {
  ...emptyWall,
  office: {
    ...emptyWall.office,
    rooms: [
      { id: 'kade', nl: 'Kade', en: 'Quay' },
      { id: 'markt', nl: 'Markt', en: 'Market' },
      { id: 'zolder', nl: 'Zolder', en: 'Attic', retired: 1 },
    ],
  },
};

/** The wall after these, or the code of the first refusal. */
function after(wall: Wall, ...asked: readonly AnyProposal[]): Wall {
  return asked.reduce((now, one) => {
    const refusal = check(now, one);
    if (refusal) throw new Error(refusal.code);
    return apply(now, one);
  }, wall);
}
const raise = (made: number, by: By = kade, room = 'kade', reason?: (typeof flagReasons)[number]) =>
  make('klantvlag.raise', { room, ...(reason && { reason }) }, { made, by });
const code = (wall: Wall, one: AnyProposal) => check(wall, one)?.code;

describe('the flag', () => {
  test('twice within a minute is once, also when it came down in between; of another room it is another', () => {
    const flag = raise(T);
    const up = after(office, flag);
    expect(code(up, raise(T + 500))).toBe('too-fast');
    expect(code(up, raise(T + 5 * MINUTE))).toBe('too-fast');
    const down = after(up, make('klantvlag.lower', { flag: flag.id }, { made: T + 2_000, by: kade }));
    expect(code(down, raise(T + 59_999))).toBe('too-fast');
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

describe('what is asked', () => {
  test('a flag’s question fits why it went up, each in its turn, never the same twice running', () => {
    let wall = office;
    const asked = Array.from({ length: 6 }, (_, at) => {
      const flag = raise(T + at * 20 * MINUTE, kade, 'kade', 'silo');
      wall = after(wall, flag);
      const last = wall.klantvlag.flags.at(-1);
      return last && flagQuestion(last, questions);
    });
    expect(asked.map((one) => one?.reason)).toEqual(Array(6).fill('silo'));
    expect(new Set(asked.map((one) => one?.id)).size).toBe(3);
    asked.slice(1).forEach((one, at) => expect(one?.id).not.toBe(asked[at]?.id));
    expect(flagQuestion({ id: '', room: 'kade', made: T, nth: 0 }, questions)?.reason).toBe('customer_forgotten');
  });

  test('what the desk mended, added and switched off', () => {
    const all = questionsOf(
      {
        questions: [
          { id: 'kv-s01', moment: 'start', nl: 'Anders?', en: 'Other?' },
          { id: 'eigen', moment: 'end', nl: 'Nieuw?', en: 'New?' },
        ],
        practices: [],
        off: ['kv-s02', 'eigen'],
      },
      questions,
    );
    expect(all).toHaveLength(59);
    expect(all[0]?.nl).toBe('Anders?');
    expect(all.some(({ id }) => id === 'kv-s02' || id === 'eigen')).toBe(false);
  });

  test('the customer’s cap goes round by working day: never the same department twice running', () => {
    let before: string | undefined;
    for (let day = 0; day < 400; day += 1) {
      const noon = Date.parse('2026-01-05T11:00:00Z') + day * 86_400_000;
      if (new Date(noon).getUTCDay() % 6 === 0) continue;
      const now = capOf(office, noon, 'Europe/Amsterdam')?.id;
      expect(now).toBeDefined();
      expect(now).not.toBe(before);
      before = now;
    }
  });
});

describe('what comes of it', () => {
  test('clashing goals come to the weekly list from three times on, and leave after four weeks', () => {
    const clash = (at: number) => raise(T + at * 86_400_000, kade, 'kade', 'conflicting_goals');
    const two = after(office, clash(0), clash(1));
    expect(forWeekly(two, T + 2 * 86_400_000).clashes).toBe(0);
    const three = after(two, clash(2));
    expect(forWeekly(three, T + 2 * 86_400_000).clashes).toBe(3);
    expect(forWeekly(three, T + 28 * 86_400_000).clashes).toBe(0);
  });

  test('a question for customers waits until it is ticked off', () => {
    const wonder = make('klantvlag.wonder', {}, { made: T, by: kade });
    const wall = after(office, wonder);
    expect(forWeekly(wall, T).wonders).toMatchObject([{ id: wonder.id, room: 'kade' }]);
    const asked = make('klantvlag.asked', { wonder: wonder.id }, { made: T + 1, by: { device: 'a', role: 'editor' } });
    expect(forWeekly(after(wall, asked), T).wonders).toEqual([]);
  });

  test('figures per week, of no room', () => {
    const flag = raise(T, kade, 'kade', 'silo');
    const wall = after(
      office,
      flag,
      make('klantvlag.lower', { flag: flag.id, outcome: 'note' }, { made: T + MINUTE, by: kade }),
      raise(T + 20 * MINUTE),
      raise(T + 7 * 86_400_000, kiosk, 'markt', 'silo'),
    );
    expect(flagWeeks(wall, 'Europe/Amsterdam')).toMatchObject([
      { monday: '2026-11-30', flags: 1, reasons: { silo: 1, none: 0 }, outcomes: { none: 1 } },
      { monday: '2026-11-23', flags: 2, reasons: { silo: 1, none: 1 }, outcomes: { note: 1, none: 1 } },
    ]);
    expect(JSON.stringify(flagWeeks(wall, 'Europe/Amsterdam'))).not.toMatch(/kade|markt/);
  });
});
