import { expect, test } from 'vitest';
import { familiesOf, goesWith } from '../server/families.ts';
import type { Kept } from '../server/log/change-log.ts';
import { make } from './support/make.ts';

let seq = 0;
/** A change as the log has it, of whatever practice. */
const one = (type: string, data: object, at = 0): Kept =>
  ({ ...make('notes.hang'), type, data, seq: (seq += 1), at }) as unknown as Kept;
const hang = (at?: number) => one('notes.hang', { title: 'Een briefje' }, at);

async function families(...changes: readonly Kept[]) {
  async function* all() {
    yield* changes;
  }
  return familiesOf(all());
}

test('all that is said about a note is of its family, and the last of it counts', async () => {
  const [a, b] = [hang(1), hang(2)];
  const signal = one('notes.signal', { note: a.id }, 5);
  const unsignal = one('notes.unsignal', { note: a.id, signal: signal.id }, 7);
  const { all, of } = await families(a, b, signal, unsignal);
  expect(all).toEqual([
    { id: b.id, last: 2, waits: false },
    { id: a.id, last: 7, waits: false },
  ]);
  expect([signal, unsignal].map(({ id }) => of(id))).toEqual([a.id, a.id]);
});

test('notes that were put together, or made of one another, go together', async () => {
  const [a, b, c, d] = [hang(1), hang(2), hang(3), hang(4)];
  const part = one('notes.split', { note: a.id, title: 'Nog iets' }, 5);
  const about = one('notes.mend', { note: part.id, title: 'Iets anders' }, 6);
  const merge = one('notes.merge', { note: b.id, into: a.id }, 8);
  const { all, of } = await families(a, b, c, d, part, about, merge);
  expect(all.map(({ last }) => last).toSorted()).toEqual([3, 4, 8]);
  expect(new Set([a, b, part, about, merge].map(({ id }) => of(id))).size).toBe(1);
});

test('a meeting that names many notes goes with each of them, and does not make them one', async () => {
  const [a, b] = [hang(), hang()];
  const meeting = one('weekly.close', { notes: [{ id: a.id }, { id: b.id }] });
  const found = await families(a, b, meeting);
  expect(found.all).toHaveLength(2);
  const goes = goesWith(found, new Set([found.of(a.id) ?? '']));
  expect([a, b, meeting].map(goes)).toEqual([true, false, true]);
});

test('what is said about a note that is erased already is a family of its own', async () => {
  const a = hang();
  const [signal, more] = [one('notes.signal', { note: a.id }, 1), one('notes.tell', { note: a.id }, 2)];
  const found = await families(signal, more);
  expect(found.all).toEqual([{ id: signal.id, last: 2, waits: false }]);
});

test('a vlog goes with how it was sent in, with what took its place and with its promise; not with others of the same leader', async () => {
  const person = make('notes.hang').id;
  const sent = one('vlogs.send', { person, headline: 'Ze wilde geen korting' }, 1);
  const shown = one('vlogs.publish', { person, headline: 'Ze wilde geen korting', vlog: sent.id }, 2);
  const kept = one('vlogs.keep', { promise: shown.id }, 3);
  const other = one('vlogs.publish', { person, headline: 'Elke week een klant' }, 4);
  const { all, of } = await families(sent, shown, kept, other);
  expect([shown, kept].map(({ id }) => of(id))).toEqual([sent.id, sent.id]);
  expect(all.map(({ last }) => last)).toEqual([3, 4]);
});

test('a story with a name goes when its permission ended, or when it was taken away; a question with its answer', async () => {
  const told = one('stories.tell', { text: 'Mevrouw De Vries belde.', customer: 'Mevrouw De Vries', until: 50 }, 1);
  const anew = one('stories.tell', { story: told.id, text: 'Mevrouw De Vries belde vier keer.', until: 90 }, 2);
  const other = one('stories.tell', { text: 'Meneer Bos belde.', until: 90 }, 3);
  const away = one('stories.withdraw', { story: other.id }, 7);
  const wonder = one('klantvlag.wonder', { room: 'kade', text: 'Wanneer?' }, 4);
  const asked = one('klantvlag.asked', { wonder: wonder.id }, 8);
  const flag = one('klantvlag.raise', { room: 'kade' }, 5);
  const found = await families(told, anew, other, away, wonder, asked, flag);
  expect(found.all).toEqual([
    { id: told.id, last: 2, waits: false, until: 90 },
    { id: other.id, last: 7, waits: false, until: 7 },
    { id: wonder.id, last: 8, waits: false },
  ]);
  expect([anew, away, asked, flag].map(({ id }) => found.of(id))).toEqual([told.id, other.id, wonder.id, undefined]);
});
