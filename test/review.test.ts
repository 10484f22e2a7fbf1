import { expect, test } from 'vitest';
import { doubtsIn } from '../kiosk/desk/review/doubts.ts';
import { ago, forVisitorsOf, heldOf, isLate, piecesOf, toReview } from '../kiosk/desk/review/review.ts';
import type { Note } from '../shared/note.ts';
import { emptyWall, type Wall } from '../shared/wall.ts';
import { makeNote } from './support/make.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const texts = (title: string) => ({ title, body: undefined, solution: undefined, result: undefined });
const idea = (title: string, part: Partial<Note> = {}): Note => makeNote({ kind: 'idea', title, ...part });
const steps: Note['steps'] = [{ stage: 'implemented', made: 1 }];
const wall = (hanging: readonly Note[], drawer: Wall['notes']['drawer'] = []): Wall => ({
  ...emptyWall,
  notes: { hanging, drawer },
});

test('[P-03] what waits is there, the oldest first; what was taken down is not', () => {
  const away = { why: 'held' } as const;
  const [young, old, down] = [idea('jong'), idea('oud'), idea('weg')];
  const drawer = [
    { note: young, away, since: 2 },
    { note: down, away: { why: 'down', reason: 'unkind' } as const, since: 0 },
    { note: old, away, since: 1 },
  ];
  expect(heldOf(wall([], drawer)).map(({ note }) => note)).toEqual([old, young]);
  expect(toReview(wall([], drawer))).toBe(2);
});

test('[P-03] a note waits too long after seven days', () => {
  const held = { note: idea('oud'), since: 0 };
  expect([7 * DAY, 7 * DAY + 1].map((now) => isLate(held, now))).toEqual([false, true]);
  expect([0, HOUR, 23 * HOUR, DAY, 9 * DAY].map((now) => ago(0, now).key.slice(-5))).toEqual([
    'o.now',
    '.hour',
    'hours',
    'o.day',
    '.days',
  ]);
});

test('for visitors: what changed since, what nobody looked at, what they see; an open complaint is in none of them', () => {
  const notes = {
    open: idea('open'),
    done: idea('af', { steps, solution: 'Zo' }),
    shown: idea('te zien', { approved: texts('te zien') }),
    changed: idea('nu anders', { approved: texts('eerst zo') }),
    complaint: idea('klacht', { kind: 'complaint' }),
    silent: idea('af, maar hoe', { steps }),
  };
  const { changed, waiting, shown } = forVisitorsOf(wall(Object.values(notes)));
  expect([changed, waiting, shown]).toEqual([[notes.changed], [notes.done, notes.open], [notes.shown]]);
  expect(toReview(wall(Object.values(notes)))).toBe(1);
});

test('[P-03] what may be somebody’s is marked in the text, and nothing of the text is lost', () => {
  expect(piecesOf('ab cd ef', [{ start: 3, end: 5 }])).toEqual([
    { text: 'ab ', doubt: false },
    { text: 'cd', doubt: true },
    { text: ' ef', doubt: false },
  ]);
  expect(doubtsIn('Een donkere app', [])).toEqual([{ text: 'Een donkere app', doubt: false }]);
  const pieces = doubtsIn('Mijn buurman Ahmed wacht al lang', []);
  expect(pieces.filter(({ doubt }) => doubt).map(({ text }) => text)).toEqual(['Ahmed']);
  expect(pieces.map(({ text }) => text).join('')).toBe('Mijn buurman Ahmed wacht al lang');
});
