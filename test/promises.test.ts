import { describe, expect, test } from 'vitest';
import { toldPromises, whoPromised, type Told } from '../shared/read/promises.ts';
import { apply, emptyWall, type AnyProposal } from '../shared/wall.ts';
import { make } from './support/make.ts';

const zone = 'Europe/Amsterdam';
const at = (text: string) => Date.parse(text);
const made = at('2026-11-20T16:00:00+01:00');
const vlog = make('vlogs.publish', { promise: { text: 'Ik bel elke week een klant', due: '2026-12-03' } }, { made });
const kept = make('vlogs.keep', { promise: vlog.id }, { made: at('2026-12-01T23:59:00+01:00') });
const after = (...said: readonly AnyProposal[]) => said.reduce(apply, emptyWall).vlogs;
const standing = (now: string, ...said: readonly AnyProposal[]) =>
  toldPromises(after(vlog, ...said).promises, at(now), zone)[0]?.standing;

describe('[30] a promise is seen', () => {
  test.each([
    ['2026-11-20T16:00:00+01:00', 'new'],
    ['2026-11-26T23:59:59+01:00', 'new'],
    ['2026-11-27T00:00:00+01:00', undefined],
    ['2026-12-02T23:59:59+01:00', undefined],
    ['2026-12-03T00:00:00+01:00', 'due'],
    ['2026-12-03T23:59:59+01:00', 'due'],
    ['2026-12-04T00:00:00+01:00', 'late'],
    ['2026-12-09T23:59:59+01:00', 'late'],
    ['2026-12-10T00:00:00+01:00', undefined],
  ])('at %s as %s: a week from when it is made, and from its day', (now, seen) => expect(standing(now)).toBe(seen));

  test.each([
    ['2026-12-02T00:00:00+01:00', 'kept'],
    ['2026-12-03T10:00:00+01:00', 'kept'], // its day is no day to ask any more
    ['2026-12-07T23:59:59+01:00', 'kept'],
    ['2026-12-08T00:00:00+01:00', undefined],
  ])('at %s, when it was kept on the first, as %s', (now, seen) => expect(standing(now, kept)).toBe(seen));

  test('what was kept comes first, then what is due, then what is late', () => {
    const promise = (due: string) => make('vlogs.promise', { text: `Voor ${due}`, due }, { made });
    const [late, due] = [promise('2026-12-01'), promise('2026-12-02')];
    const told = toldPromises(after(late, due, vlog, kept).promises, at('2026-12-02T12:00:00+01:00'), zone);
    expect(told.map(({ standing: how, promise: { id } }) => [how, id])).toEqual([
      ['kept', vlog.id],
      ['due', due.id],
      ['late', late.id],
    ]);
  });
});

describe('[30] whose promise it is', () => {
  const told = (how: Told['standing']): Told => {
    const [promise] = after(vlog).promises;
    if (!promise) throw new Error('no promise');
    return { promise, standing: how };
  };
  const now = at('2026-11-24T10:42:00+01:00');

  test('is said as long as the vlog is on the screens, and no longer', () => {
    const { shown } = after(vlog);
    expect(whoPromised(shown, told('new'), now)).toBe('Erik de Wit, CEO, sprak drie klanten');
    expect(whoPromised(shown, told('kept'), now + 28 * 86_400_000)).toBeUndefined();
    expect(whoPromised([], told('new'), now)).toBeUndefined();
  });

  test('is never said of one that is late', () => {
    expect(whoPromised(after(vlog).shown, told('late'), now)).toBeUndefined();
  });
});
