import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kinds, type Note } from '../shared/note.ts';
import { radar } from '../shared/read/radar.ts';
import { emptyWall } from '../shared/wall.ts';
import { makeNote } from './support/make.ts';

const zone = 'Europe/Amsterdam';
const { themes } = emptyWall.office;
const at = (text: string) => Date.parse(text);
const NOW = at('2026-11-24T10:42:00+01:00'); // a Tuesday
const DAY = 86_400_000;
const said = (theme: string, made: string, part: Partial<Note> = {}) => makeNote({ theme, made: at(made), ...part });
const on = (notes: readonly Note[], now = NOW, items = themes) =>
  radar(
    [...notes].sort((a, b) => a.made - b.made),
    items,
    now,
    zone,
  );
const counts = (notes: readonly Note[], now = NOW) =>
  on(notes, now).rows.map(({ theme, kinds: { length }, before, trend }) => [theme, length, before, trend]);

/** The office's calendar by another way than the product's: a formatter that knows weekdays. */
const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
function place(instant: number): { readonly day: number; readonly clock: string } {
  const [date = '', clock = ''] = calendar.format(instant).split(' ');
  return { day: Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / DAY, clock };
}
/** Weeks since a Monday. */
const week = (day: number) => Math.floor((day - 4) / 7);

test('[19] bars equal a count of the notes, at every moment of the year', () => {
  const note = fc.record({
    ago: fc.integer({ min: 0, max: 30 * DAY }),
    theme: fc.constantFrom(...themes.map(({ id }) => id), 'never-offered'),
    kind: fc.constantFrom(...kinds),
    early: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined, freq: 3 }),
  });
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') });
  fc.assert(
    fc.property(fc.array(note, { maxLength: 60 }), moment, (drawn, now) => {
      const notes = drawn.map(({ ago, theme, kind, early }) => {
        const made = now - ago;
        const date = early === undefined ? undefined : calendar.format(made - early * DAY).slice(0, 10);
        return makeNote({ theme, kind, made, ...(date !== undefined && { date }) });
      });
      const here = place(now);
      const count = (theme: string, weeksAgo: number): number =>
        notes.filter((one) => {
          const { day, clock } =
            one.date === undefined ? place(one.made) : { day: Date.parse(one.date) / DAY, clock: '' };
          if (one.theme !== theme || week(day) !== week(here.day) - weeksAgo) return false;
          const same = here.day - 7 * weeksAgo;
          return day < same || (day === same && clock.slice(0, 5) <= here.clock.slice(0, 5));
        }).length;
      const { rows } = on(notes, now);
      for (const { theme, kinds: squares, before } of rows)
        expect([theme, squares.length, before]).toEqual([theme, count(theme, 0), count(theme, 1)]);
      const named = themes.map(({ id }) => count(id, 0)).filter((many) => many > 0);
      expect(rows.map((row) => row.kinds.length).filter((many) => many > 0)).toEqual(
        named.sort((a, b) => b - a).slice(0, 6),
      );
    }),
    { numRuns: 300 },
  );
});

test('a theme is more, fewer or as often as last week at this moment of the week', () => {
  expect(
    counts([
      said('delivery', '2026-11-24T09:00:00+01:00'),
      said('delivery', '2026-11-23T09:00:00+01:00'),
      said('delivery', '2026-11-17T10:42:00+01:00'),
      said('delivery', '2026-11-17T10:43:00+01:00'), // later last Tuesday
      said('billing', '2026-11-23T00:00:00+01:00'),
      said('billing', '2026-11-16T00:00:00+01:00'),
      said('billing', '2026-11-15T23:59:00+01:00'), // the week before
      said('app', '2026-11-16T12:00:00+01:00'),
    ]),
  ).toEqual([
    ['delivery', 2, 1, 'more'],
    ['billing', 1, 1, 'same'],
    ['app', 0, 1, 'fewer'],
  ]);
});

test('a note is from the day that the customer said it, whenever it was hung', () => {
  expect(
    counts([
      said('app', '2026-11-24T09:00:00+01:00', { date: '2026-11-16' }),
      said('billing', '2026-11-24T09:00:00+01:00', { date: '2026-11-23' }),
    ]),
  ).toEqual([
    ['billing', 1, 0, 'more'],
    ['app', 0, 1, 'fewer'],
  ]);
});

test('squares have the kinds of the notes, oldest first', () => {
  const notes = [
    said('app', '2026-11-24T09:00:00+01:00', { kind: 'idea' }),
    said('app', '2026-11-23T09:00:00+01:00', { kind: 'question' }),
  ];
  expect(on(notes).rows[0]?.kinds).toEqual(['question', 'idea']);
});

describe('what it comes down to', () => {
  const named = (...names: readonly string[]) =>
    on(names.map((theme) => said(theme, '2026-11-24T09:00:00+01:00'))).conclusion;

  test('is the theme that is named most, two that are, or many', () => {
    expect(named('app', 'app', 'billing')).toEqual({ is: 'most', themes: ['app'] });
    expect(named('app', 'billing')).toEqual({ is: 'most', themes: ['billing', 'app'] });
    expect(named('app', 'billing', 'contact')).toEqual({ is: 'many' });
  });
});

test('there is no radar before somebody said something this week', () => {
  expect(on([said('app', '2026-11-16T08:00:00+01:00')], at('2026-11-23T09:00:00+01:00')).rows).toEqual([]);
});

describe('[27] silence', () => {
  const old = said('returns', '2026-10-01T09:00:00+02:00');

  test('is a theme that is offered and of which nobody said a word for four weeks', () => {
    const notes = [
      old,
      said('app', '2026-10-27T09:00:00+01:00'), // four weeks ago to the day
      said('billing', '2026-10-28T00:00:00+01:00'), // a day less
      ...['delivery', 'network', 'contact', 'products'].map((one) => said(one, '2026-11-20T09:00:00+01:00')),
    ];
    const items = themes.map((item) => (item.id === 'subscription' ? { ...item, retired: NOW - DAY } : item));
    expect(on(notes, NOW, items).silent).toEqual(['returns', 'app']);
  });

  test('is not said by a wall that has not listened for four weeks itself', () => {
    expect(on([said('app', '2026-11-20T09:00:00+01:00')]).silent).toEqual([]);
  });
});
