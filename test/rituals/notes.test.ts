import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TAKE_BACK } from '../../shared/note.ts';
import { notes } from '../../shared/rituals/notes.ts';
import { length, tidy } from '../../shared/sentence.ts';
import { emptyWall, read } from '../../shared/wall.ts';
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

  test('has as many letters as the segmenter finds, whatever it is made of', () => {
    const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' });
    const count = (text: string) => [...segmenter.segment(text.normalize('NFC'))].length;
    const letter = fc.oneof(
      fc.integer({ min: 0, max: 0x37f }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('\r\n', 'e\u0301', '👨‍👩‍👧', '🇳🇱', '1\ufe0f\u20e3', '\u1100\u1161'),
    );
    fc.assert(
      fc.property(fc.array(letter), (letters) => length(letters.join('')) === count(letters.join(''))),
      { numRuns: 1_000 },
    );
    for (let unit = 0x20; unit < 0x300; unit += 1) {
      const text = `e${String.fromCharCode(unit)}e`;
      expect(length(text), text).toBe(count(text));
    }
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
    const proposal = make('notes.hang', part, { id: uuid(2), made: 2_000_000 });
    const bare = { device: 'kiosk-1', made: 2_000_000, signals: [], steps: [] };
    expect(hang.apply(hung, proposal).hanging[1]).toEqual({ id: uuid(2), ...proposal.data, ...bare });
    expect(read({ ...proposal, data: { ...proposal.data, name: 'Jan' } })).toHaveProperty('refusal');
  });

  test('can be taken back by its maker for ten seconds, by nobody else and no longer', () => {
    const at = (made: number, device = 'kiosk-1') =>
      takeBack.check(
        hung,
        make('notes.takeBack', { note: uuid(1) }, { made, by: { device, role: 'kiosk' } }),
        emptyWall,
      );
    const made = hung.hanging[0]?.made ?? 0;
    expect(at(made + TAKE_BACK)).toBeUndefined();
    expect(at(made + TAKE_BACK + 1)).toMatchObject({ code: 'too-late' });
    expect(at(made, 'kiosk-2')).toMatchObject({ code: 'not-allowed' });
    expect(takeBack.check(notes.empty, make('notes.takeBack'), emptyWall)).toMatchObject({ code: 'gone' });
    expect(takeBack.apply(hung, make('notes.takeBack', { note: uuid(1) }))).toEqual(notes.empty);
  });

  test('counts a customer once per visit, and once per proposal, whoever asks', () => {
    const { 'notes.signal': signal } = notes.rules;
    const heard = (visit: string | undefined, id: string, device = 'kiosk-1') =>
      make('notes.signal', { note: uuid(1) }, { id, made: 7, by: { device, role: 'kiosk' }, visit });
    const after = signal.apply(hung, heard('morning', uuid(8)));
    expect(after.hanging[0]?.signals).toEqual([{ id: uuid(8), device: 'kiosk-1', made: 7, visit: 'morning' }]);
    expect(signal.check(after, heard('morning', uuid(9)), emptyWall)).toMatchObject({ code: 'duplicate-signal' });
    expect(signal.check(after, heard('afternoon', uuid(8)), emptyWall)).toMatchObject({ code: 'duplicate-signal' });
    expect(signal.check(after, heard('afternoon', uuid(9)), emptyWall)).toBeUndefined();
    expect(signal.check(after, heard('morning', uuid(9), 'kiosk-2'), emptyWall)).toBeUndefined();
    expect(signal.check(notes.empty, heard('morning', uuid(9)), emptyWall)).toMatchObject({ code: 'gone' });
  });

  test('loses a customer that was counted by a slip, for ten seconds, where it was counted', () => {
    const { 'notes.signal': signal, 'notes.unsignal': unsignal } = notes.rules;
    const heard = [8, 9].reduce(
      (wall, id) => signal.apply(wall, make('notes.signal', { note: uuid(1) }, { id: uuid(id), made: 7 })),
      hung,
    );
    const slip = (made: number, device = 'kiosk-1', id = 8) =>
      make('notes.unsignal', { note: uuid(1), signal: uuid(id) }, { made, by: { device, role: 'kiosk' } });
    expect(unsignal.check(heard, slip(7 + TAKE_BACK), emptyWall)).toBeUndefined();
    expect(unsignal.check(heard, slip(7 + TAKE_BACK + 1), emptyWall)).toMatchObject({ code: 'too-late' });
    expect(unsignal.check(heard, slip(8, 'kiosk-2'), emptyWall)).toMatchObject({ code: 'not-allowed' });
    expect(unsignal.check(heard, slip(8, 'kiosk-1', 5), emptyWall)).toMatchObject({ code: 'gone' });
    expect(unsignal.check(notes.empty, slip(8), emptyWall)).toMatchObject({ code: 'gone' });
    expect(unsignal.apply(heard, slip(8)).hanging[0]?.signals.map(({ id }) => id)).toEqual([uuid(9)]);
  });

  test('goes from caught to implemented step by step, and not without a solution', () => {
    const { 'notes.advance': advance, 'notes.tell': tell } = notes.rules;
    const to = (stage: 'recorded' | 'solved' | 'implemented', part = {}, made = 9) =>
      make('notes.advance', { note: uuid(1), stage, ...part }, { made });
    const told = make('notes.tell', { note: uuid(1) }, { made: 12 });
    expect(advance.check(hung, to('solved', { solution: 'Zo doen we het.' }), emptyWall)).toMatchObject({
      code: 'stage',
    });
    const recorded = advance.apply(hung, to('recorded'));
    expect(advance.check(recorded, to('recorded'), emptyWall)).toMatchObject({ code: 'stage' });
    expect(advance.check(recorded, to('solved'), emptyWall)).toMatchObject({ code: 'missing', field: 'solution' });
    const solved = advance.apply(recorded, to('solved', { solution: 'Zo doen we het.' }, 10));
    expect(tell.check(solved, told, emptyWall)).toMatchObject({ code: 'stage' });
    expect(advance.check(solved, to('implemented'), emptyWall)).toBeUndefined();
    const done = advance.apply(solved, to('implemented', { result: 'De helft minder vragen.' }, 11));
    expect(done.hanging[0]).toMatchObject({ solution: 'Zo doen we het.', result: 'De helft minder vragen.' });
    expect(done.hanging[0]?.steps.map(({ made }) => made)).toEqual([9, 10, 11]);
    expect(tell.check(done, told, emptyWall)).toBeUndefined();
    const known = tell.apply(done, told);
    expect(known.hanging[0]?.told).toBe(12);
    expect(tell.check(known, told, emptyWall)).toMatchObject({ code: 'stage' });
  });

  test('that is done leaves the live wall after twelve weeks', () => {
    const day = 86_400_000;
    const steps = [{ stage: 'implemented', made: 2_000_000 }] as const;
    const wall = { ...hung, hanging: hung.hanging.map((note) => ({ ...note, steps })) };
    const later = (days: number) =>
      hang.apply(wall, make('notes.hang', {}, { made: 1_000_000 + days * day })).hanging.length;
    expect([later(83), later(84)]).toEqual([2, 1]);
  });

  test('leaves the live wall half a year later', () => {
    const later = (days: number) => hang.apply(hung, make('notes.hang', {}, { made: 1_000_000 + days * 86_400_000 }));
    expect([later(181).hanging.length, later(182).hanging.length]).toEqual([2, 1]);
  });
});

test('how long a note took stays in the log, the wall does not carry it', () => {
  const [note] = hang.apply(notes.empty, make('notes.hang', { way: 'starter', entryMs: 12_000 })).hanging;
  expect(note).not.toHaveProperty('way');
  expect(note).not.toHaveProperty('entryMs');
});
