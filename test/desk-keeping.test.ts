import { expect, test } from 'vitest';
import { alarmWords, deedWords, momentWords, onWords, titlesOf, whoWords, type LogRow } from '../kiosk/desk/keeping.ts';
import { makeNote } from './support/make.ts';

const ZONE = 'Europe/Amsterdam';
const row = (part: Partial<LogRow> = {}): LogRow => ({
  at: '2026-11-23T08:00:00Z',
  who: 'a',
  did: 'erase',
  how: 'done',
  ...part,
});
const log = { zone: ZONE, rows: [], names: { a: 'Ada', b: 'Kantine' } };

test('what is wrong is said in a sentence', () => {
  expect(alarmWords('nl', { what: 'screen', id: 'x', minutes: 7 })).toBe('Nog zonder naam is al 7 minuten weg.');
  expect(alarmWords('nl', { what: 'backup-old', days: 9 })).toBe(
    'De laatste back-up is 9 dagen oud. Maak een nieuwe bij Bewaren.',
  );
  expect(alarmWords('en', { what: 'retention', why: 'leap', notes: 3 })).toContain('Tidying waits');
});

test('a row of the log says who did what to what', () => {
  const titles = titlesOf({ notes: { hanging: [makeNote({ id: 'n', title: 'Een briefje' })], drawer: [] } });
  const words = (one: LogRow) => [whoWords('nl', one, log), deedWords('nl', one), onWords(one, log, titles)];
  expect(words(row({ did: 'screen.describe', on: 'b' }))).toEqual(['Ada', 'Veranderde een scherm', 'Kantine']);
  expect(words(row({ did: 'notes.takeDown', on: 'n' }))).toEqual(['Ada', 'Haalde een briefje weg', 'Een briefje']);
  expect(words(row({ did: 'tally.mark', on: 'gone', who: 'hub' }))).toEqual([
    'De hub zelf',
    'Veranderde iets op de muur',
    '',
  ]);
  expect(words(row({ who: 'display-0123456789' }))[0]).toBe('display-012345');
});

test('[P-08] a row never says what was erased, not even while the wall still has it', () => {
  const titles = titlesOf([makeNote({ id: 'n', title: 'Net gewist' })]);
  expect(onWords(row({ on: 'n', many: 1 }), log, titles)).toBe('1');
});

test('a moment is said with its day', () => {
  expect(momentWords('nl', Date.UTC(2026, 10, 23, 8), ZONE)).toBe('23 november 2026, 09.00');
  expect(momentWords('en', undefined, ZONE)).toBe('Not yet');
});
