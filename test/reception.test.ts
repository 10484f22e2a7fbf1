import { expect, test } from 'vitest';
import { drawn, pageAt } from '../display/reception.ts';
import type { VisitorNote } from '../shared/read/audience.ts';
import { isDone } from '../shared/note.ts';

const said = (id: string): VisitorNote => ({ id, kind: 'idea', title: id });
const better = (id: string): VisitorNote => ({ ...said(id), better: { solution: `beter ${id}` } });

/** What each minute shows, as ids, until it begins anew. */
function minutes(shown: readonly VisitorNote[], room: number, many: number): readonly string[] {
  return Array.from({ length: many }, (_, minute) => {
    const page = pageAt(shown, room, minute * 60_000);
    return page?.kind === 'better' ? `beter ${page.note.id}` : (page?.notes.map(({ id }) => id).join(' ') ?? 'nothing');
  });
}

test('the reception shows one thing that was made better a minute, and the open notes together', () => {
  const shown = [said('a'), better('b'), said('c'), better('d'), said('e')];
  expect(minutes(shown, 5, 4)).toEqual(['beter b', 'beter d', 'a c e', 'beter b']);
  expect(minutes(shown, 1, 5)).toEqual(['beter b', 'beter d', 'a', 'c', 'e']);
  expect(minutes([], 5, 1)).toEqual(['nothing']);
  expect(pageAt(shown, 5, 59_999)).toEqual(pageAt(shown, 5, 0));
});

test('what was made better has a done square', () => {
  expect([said('a'), better('b')].map(drawn).map(isDone)).toEqual([false, true]);
});
