import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notes, TAKE_BACK } from '../../shared/rituals/notes.ts';
import { length, tidy } from '../../shared/sentence.ts';
import { read } from '../../shared/wall.ts';
import { make } from '../support/make.ts';
import { uuid } from '../support/uuid.ts';

const { 'notes.hang': hang, 'notes.takeBack': takeBack } = notes.rules;
const hung = hang.apply(notes.empty, make('notes.hang', {}, { id: uuid(1) }));
const titled = (title: string) => read(make('notes.hang', { title }));

describe('a sentence', () => {
  test.each([
    ['', 'error.empty'],
    ['ab', 'error.empty'],
    ['  a b  \u200b', undefined],
    ['W'.repeat(42), undefined],
    ['W'.repeat(43), 'error.tooLong'],
    ['e\u0301'.repeat(42), undefined],
    ['👨‍👩‍👧‍👦'.repeat(42), undefined],
    ['👨‍👩‍👧‍👦'.repeat(43), 'error.tooLong'],
    ['x'.repeat(100_000), 'error.tooLong'],
  ])('%j is refused with %s', (title, text) => {
    const result = titled(title);
    if (text === undefined) expect(result).not.toHaveProperty('refusal');
    else expect(result).toEqual({ refusal: { code: 'invalid', text, field: 'title' } });
  });

  test('loses what nobody sees and hangs on one line', () => {
    expect(titled(' Klant\n\tzei \u202e"hoi"\u0000 ')).toMatchObject({ data: { title: 'Klant zei "hoi"' } });
    expect(tidy(`Z${'\u0300'.repeat(50)}o`)).toHaveLength('Z'.length + 3 + 'o'.length);
  });

  test('is the same after tidying twice, and never grows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = tidy(text);
        expect(tidy(once)).toBe(once);
        expect(length(once)).toBeLessThanOrEqual(length(text));
      }),
      { seed: 23, numRuns: 2_000 },
    );
  });
});

describe('a note', () => {
  test('hangs with all that was said of it, and nothing else', () => {
    const part = {
      body: 'Al drie keer gebeld.',
      channel: 'phone',
      from: 'klantenservice',
      date: '2026-11-20',
    } as const;
    const proposal = make('notes.hang', part, { id: uuid(2), made: 5 });
    expect(hang.apply(hung, proposal)[1]).toEqual({ id: uuid(2), ...proposal.data, device: 'kiosk-1', made: 5 });
    expect(read({ ...proposal, data: { ...proposal.data, name: 'Jan' } })).toHaveProperty('refusal');
  });

  test('can be taken back by its maker for ten seconds, by nobody else and no longer', () => {
    const at = (made: number, device = 'kiosk-1') =>
      takeBack.check(hung, make('notes.takeBack', { note: uuid(1) }, { made, by: { device, role: 'kiosk' } }), {});
    const made = hung[0]?.made ?? 0;
    expect(at(made + TAKE_BACK)).toBeUndefined();
    expect(at(made + TAKE_BACK + 1)).toMatchObject({ code: 'too-late' });
    expect(at(made, 'kiosk-2')).toMatchObject({ code: 'not-allowed' });
    expect(takeBack.check([], make('notes.takeBack'), {})).toMatchObject({ code: 'gone' });
    expect(takeBack.apply(hung, make('notes.takeBack', { note: uuid(1) }))).toEqual([]);
  });

  test('leaves the live wall half a year later', () => {
    const later = (days: number) => hang.apply(hung, make('notes.hang', {}, { made: 1_000_000 + days * 86_400_000 }));
    expect([later(181).length, later(182).length]).toEqual([2, 1]);
  });
});
