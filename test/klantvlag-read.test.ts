import { describe, expect, test } from 'vitest';
import { questions } from '../shared/content/library.ts';
import { capOf, flagQuestion, flagWeeks, forWeekly, questionsOf } from '../shared/read/klantvlag.ts';
import { kiosk, make } from './support/make.ts';
import { after, kade, MINUTE, office, raise, T } from './support/rooms.ts';

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
