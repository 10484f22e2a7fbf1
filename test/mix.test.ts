import { describe, expect, test } from 'vitest';
import { mix, noPlaces, swap, type Places, type Shown } from '../shared/read/mix.ts';
import { kinds, type Kind, type Note } from '../shared/note.ts';
import { makeNote } from './support/make.ts';

describe('the mix on the wall', () => {
  const shown = (part: Partial<Shown> = {}): Shown => ({
    fresh: new Set(),
    hung: new Map(),
    large: new Map(),
    ...part,
  });
  const none = noPlaces(4);
  const many = (...kinds: readonly Kind[]): readonly Note[] =>
    kinds.map((kind, index) => makeNote({ kind, made: index }));
  const said = (note: Note, times: number): Note => ({
    ...note,
    signals: Array.from({ length: times }, (_, index) => ({ id: `${note.id}-${index}`, device: 'kiosk-1', made: 1 })),
  });
  const done = (): Note => makeNote({ steps: [{ stage: 'implemented', made: 1 }], solution: 'Dat kan nu.' });
  const ids = (places: Places) => [places.large, ...places.small];
  const kindsOf = (notes: readonly Note[], places: Places) =>
    ids(places).map((id) => notes.find((note) => note.id === id)?.kind);

  test('leaves places free when there are too few notes', () => {
    const notes = many('idea', 'complaint');
    expect(ids(mix([], none, shown(), 0)).filter(Boolean)).toEqual([]);
    expect(ids(mix(notes, none, shown(), 0)).filter(Boolean)).toHaveLength(2);
  });

  test('shows the newest, at most two of a kind, as long as other kinds can fill the wall', () => {
    const notes = many('question', 'idea', 'suggestion', 'complaint', 'complaint', 'complaint', 'complaint');
    const hung = kindsOf(notes, mix(notes, none, shown(), 0));
    expect(hung.sort()).toEqual(['complaint', 'complaint', 'idea', 'question', 'suggestion']);
    const same = many('complaint', 'complaint', 'complaint', 'complaint');
    expect(ids(mix(same, none, shown(), 0)).filter(Boolean)).toHaveLength(4);
  });

  test('gives the large place to what most customers say', () => {
    const notes = many('question', 'idea', 'suggestion').map((note, index) => said(note, index === 1 ? 9 : 1));
    expect(mix(notes, none, shown(), 2).large).toBe(notes[1]?.id);
  });

  test('has exactly one "Dit maakten we beter" when there is one, never large, and no other note that is done', () => {
    const open = many('question', 'idea', 'suggestion', 'complaint', 'recommendation', 'idea');
    const notes = [...open, done(), done(), makeNote({ steps: [{ stage: 'implemented', made: 1 }] })];
    const places = mix(notes, none, shown(), 2);
    const hangs = notes.filter(({ id, steps }) => steps.length > 0 && ids(places).includes(id));
    expect(hangs).toHaveLength(1);
    expect(hangs[0]?.solution).toBeDefined();
    expect(places.large).not.toBe(hangs[0]?.id);
    expect(ids(mix([done()], none, shown(), 2)).filter(Boolean)).toHaveLength(1);
    expect(ids(mix(notes, noPlaces(0), shown(), 2))).toEqual([expect.anything()]);
  });

  test('gives a new note a place at once and moves nothing but the one that leaves', () => {
    const notes = many('question', 'idea', 'suggestion', 'complaint', 'recommendation');
    const before = mix(notes, none, shown(), 0);
    const hung = new Map(ids(before).map((id, index) => [id ?? '', index]));
    const added = makeNote({ kind: 'idea', made: 99 });
    const after = mix([...notes, added], before, shown({ fresh: new Set([added.id]), hung }), 1_000);
    const moved = ids(after).filter((id, index) => id !== ids(before)[index]);
    expect(moved).toEqual([added.id]);
    expect(after.large).toBe(before.large);
    expect(ids(after)).not.toContain(before.small[0]); // which hung longest
  });

  test('lets a third note of a kind take the place of the second, not of another kind', () => {
    const notes = many('question', 'idea', 'idea', 'complaint', 'recommendation');
    const before = mix(notes, none, shown(), 0);
    const added = makeNote({ kind: 'idea', made: 99 });
    const after = mix([...notes, added], before, shown({ fresh: new Set([added.id]) }), 1_000);
    expect(kindsOf([...notes, added], after).filter((kind) => kind === 'idea')).toHaveLength(2);
    expect(ids(after)).toContain(added.id);
  });

  test('hangs the newest of a crowd that comes in at once, and no more than there are places', () => {
    const notes = many('question', 'idea', 'suggestion', 'complaint', 'recommendation');
    const before = mix(notes, none, shown(), 0);
    const hung = new Map(notes.map(({ id }) => [id, 0]));
    const crowd = Array.from({ length: 12 }, (_, index) =>
      makeNote({ kind: kinds[index % 5] ?? 'idea', made: 100 + index }),
    );
    const after = mix([...notes, ...crowd], before, shown({ fresh: new Set(crowd.map(({ id }) => id)), hung }), 1_000);
    expect([...after.small].sort()).toEqual(
      crowd
        .slice(-4)
        .map(({ id }) => id)
        .sort(),
    );
    expect(after.large).toBe(before.large);
  });

  test('fills the place of a note that was taken back', () => {
    const notes = many('question', 'idea', 'suggestion', 'complaint', 'recommendation', 'idea');
    const before = mix(notes, none, shown(), 0);
    const left = notes.filter(({ id }) => id !== before.large);
    const after = mix(left, before, shown(), 0);
    expect(ids(after)).not.toContain(before.large);
    expect(new Set(ids(after)).size).toBe(5);
  });

  test('does not make a note large again within twenty minutes while another can be', () => {
    const notes = many('question', 'idea').map((note, index) => said(note, index));
    const large = new Map([[notes[1]?.id ?? '', 0]]);
    expect(mix(notes, none, shown({ large }), 60_000).large).toBe(notes[0]?.id);
    expect(mix(notes, none, shown({ large }), 20 * 60_000).large).toBe(notes[1]?.id);
  });

  test('changes one place: for what was not shown today, then for what most customers say, then for what waits longest', () => {
    const notes = many(
      'question',
      'idea',
      'suggestion',
      'complaint',
      'recommendation',
      'idea',
      'question',
      'complaint',
    );
    const before = mix(notes, none, shown(), 0);
    const waiting = notes.filter(({ id }) => !ids(before).includes(id));
    const at = (hung: ReadonlyMap<string, number>, now: number, all = notes) => {
      const after = swap(all, before, 1, shown({ hung }), now);
      expect(ids(after).filter((id, index) => id !== ids(before)[index])).toHaveLength(1);
      return all.findIndex(({ id }) => id === after.small[0]);
    };
    const indexes = waiting.map((note) => notes.indexOf(note));
    const hungAt = (made: number) => new Map(waiting.map(({ id }, index) => [id, made + index]));
    expect(at(new Map(), 10)).toBe(indexes.at(-1));
    const loud = notes.map((note, index) => (index === indexes[1] ? said(note, 7) : note));
    expect(at(hungAt(0), 30 * 60_000, loud)).toBe(indexes[1]);
    expect(at(hungAt(0), 1_000)).toBe(indexes[0]);
    expect(swap(notes.slice(0, 2), mix(notes.slice(0, 2), none, shown(), 0), 1, shown(), 0).small[0]).toBeDefined();
  });
});
