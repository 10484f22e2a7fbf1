import { emptyWall } from '../shared/wall.ts';
import { expect, test } from 'vitest';
import { everything, rowsOf, seek } from '../kiosk/desk/notes/list.ts';
import { begin, changed, crossed, follow, take, write } from '../kiosk/desk/notes/mending.ts';
import { nearest } from '../shared/read/alike.ts';
import { makeNote, wallWith } from './support/make.ts';

const note = makeNote({ title: 'Hoe laat komt mijn pakket?', body: 'Een héél oude vraag', kind: 'question' });

test('the list of notes has what hangs, was taken down and put together, newest first, and not what waits', () => {
  const [old, down, merged, held] = [1, 2, 3, 4].map((made) => makeNote({ made }));
  if (!old || !down || !merged || !held) throw new Error('four');
  const wall = {
    ...emptyWall,
    notes: {
      hanging: [old],
      drawer: [
        { note: held, away: { why: 'held' }, since: 9 },
        { note: merged, away: { why: 'merged', into: old.id }, since: 9 },
        { note: down, away: { why: 'down', reason: 'wrong' }, since: 9 },
      ],
    },
  } as const;
  const rows = rowsOf(wall);
  expect(rows.map((row) => row.note)).toEqual([merged, down, old]);
  const at = (place: 'hangs' | 'down' | 'merged') => seek(rows, { ...everything, place }).map((row) => row.note);
  expect([at('hangs'), at('down'), at('merged')]).toEqual([[old], [down], [merged]]);
});

test('a note is found by any word on it, whatever its case and accents, and by what it is', () => {
  const solved = makeNote({
    theme: 'app',
    solution: 'We sturen één sms',
    story: 'Zoë bleef thuis',
    steps: [{ stage: 'recorded', made: 1 }],
  });
  const rows = rowsOf(wallWith(note, solved));
  const found = (part: Partial<typeof everything>) => seek(rows, { ...everything, ...part }).map((row) => row.note);
  for (const words of ['pakket', 'PAKKET komt', 'heel oud', ' HÉÉL ']) expect(found({ words })).toEqual([note]);
  for (const words of ['een SMS', 'zoe thuis']) expect(found({ words })).toEqual([solved]);
  expect(found({ words: 'pakket zoe' })).toEqual([]);
  expect([found({ kind: 'question' }), found({ theme: 'app' }), found({ stage: 'recorded' })]).toEqual([
    [note],
    [solved],
    [solved],
  ]);
  expect(found({ kind: 'question', theme: 'app' })).toEqual([]);
});

test('two thousand notes are searched in a blink', () => {
  const rows = rowsOf(
    wallWith(...Array.from({ length: 2_000 }, (_, n) => makeNote({ title: `Zin nummer ${n}`, made: n }))),
  );
  const began = performance.now();
  for (const words of ['z', 'zi', 'zin', 'zin nummer 1999']) seek(rows, { ...everything, words });
  expect(performance.now() - began).toBeLessThan(400);
});

test('what I write stays mine when somebody else alters the note, and what I did not touch follows', () => {
  const mine = write(begin(note), 'title', 'Hoe laat komt het?');
  const body = follow(mine, { ...note, body: 'Al drie dagen', solution: 'We sturen een sms' });
  expect(body.words).toMatchObject({
    title: 'Hoe laat komt het?',
    body: 'Al drie dagen',
    solution: 'We sturen een sms',
  });
  expect([body.theirs, crossed(mine, body), changed(body)]).toEqual([{}, false, { title: 'Hoe laat komt het?' }]);

  const both = follow(body, { ...note, title: 'Wanneer komt mijn pakket?', body: 'Al drie dagen' });
  expect([both.words.title, both.theirs, crossed(body, both)]).toEqual([
    'Hoe laat komt het?',
    { title: 'Wanneer komt mijn pakket?' },
    true,
  ]);
  const later = follow(both, { ...note, title: 'Wanneer komt mijn pakket?', body: 'Al drie dagen' });
  expect([later.theirs, crossed(both, later)], 'told once, and it stays in sight').toEqual([both.theirs, false]);
  const theirs = take(later, 'title');
  expect([theirs.words.title, changed(theirs)]).toEqual(['Wanneer komt mijn pakket?', {}]);
});

test('only what reads otherwise is asked, and an empty word takes a text away', () => {
  expect(changed(begin(note))).toEqual({});
  expect(changed(write(begin(note), 'title', `  ${note.title} `))).toEqual({});
  expect(changed(write(write(begin(note), 'body', ' '), 'kind', 'idea'))).toEqual({ body: '', kind: 'idea' });
});

test('of the notes to put one with, that which says most nearly the same comes first', () => {
  const [same, theme, other] = [
    makeNote({ title: 'Hoe laat komt het pakket?', made: 1 }),
    makeNote({ title: 'Iets heel anders', theme: note.theme, made: 2 }),
    makeNote({ title: 'Nog iets anders', theme: 'app', made: 3 }),
  ];
  expect(nearest([other, theme, note, same], note)).toEqual([same, theme, other]);
});
