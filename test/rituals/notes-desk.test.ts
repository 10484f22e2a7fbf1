import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../shared/change.ts';
import { find, findKept, type Note, type Notes } from '../../shared/note.ts';
import { customers } from '../../shared/read/heard.ts';
import { notes } from '../../shared/rituals/notes.ts';
import { apply, check, emptyWall, read, type AnyProposal, type Data, type Type, type Wall } from '../../shared/wall.ts';
import { freeze } from '../support/freeze.ts';
import { make, makeNote, wallWith, type Born } from '../support/make.ts';
import { random } from '../support/random.ts';
import { uuid } from '../support/uuid.ts';

const editor = { device: 'desk-1', role: 'editor' } as const;
const [a, b, c] = [uuid(1), uuid(2), uuid(3)];
const signal = (n: number) => ({ id: uuid(n), device: 'kiosk-1', made: n });

const asked = <T extends Type>(type: T, data: Partial<Data<T>>, born: Born = {}): AnyProposal => {
  const proposal = read(make(type, data, { by: editor, ...born }));
  if ('refusal' in proposal) throw new Error(proposal.refusal.text);
  return proposal;
};
/** The wall after all of these, none of which may be refused. */
const after = (wall: Wall, ...proposals: readonly AnyProposal[]): Wall =>
  proposals.reduce((now, one) => {
    expect(check(now, one), one.type).toBeUndefined();
    return freeze(apply(now, one));
  }, freeze(wall));
const why = (wall: Wall, one: AnyProposal): Refusal | undefined => check(wall, one);
const said = ({ notes }: Wall, id: string): readonly string[] =>
  (find(notes, id) ?? findKept(notes, id)?.note)?.signals.map((one) => one.id) ?? [];
const hanging = ({ notes }: Wall): readonly string[] => notes.hanging.map(({ id }) => id);

const one = makeNote({ id: a, made: 10, body: 'Al drie keer gebeld', signals: [signal(11)] });
const two = makeNote({ id: b, made: 20, signals: [signal(21), signal(22)] });
const three = makeNote({ id: c, made: 30 });
const wall = wallWith(one, two, three);
const held = (note: Note): Wall => ({
  ...emptyWall,
  notes: { hanging: [], drawer: [{ note, away: { why: 'held' }, since: note.made }] },
});

describe('mending', () => {
  const mend = (data: Partial<Data<'notes.mend'>>) => asked('notes.mend', { note: a, title: undefined, ...data });

  test('alters what was given and leaves all else as it is', () => {
    const mended = after(wall, mend({ title: 'De rekening klopt niet', channel: 'chat', numbers: 'order' }));
    expect(find(mended.notes, a)).toEqual({ ...one, title: 'De rekening klopt niet', channel: 'chat' });
    expect(find(mended.notes, a)).not.toHaveProperty('numbers');
    expect(find(mended.notes, b)).toBe(two);
  });

  test('takes away a text, a story, a result and a channel with an empty word, and never a title or a solution', () => {
    const full = { ...one, channel: 'mail', story: 'Er was eens', result: 'De helft minder' } as const;
    const bare = after(wallWith(full), mend({ body: '', story: ' ', result: '', channel: '' }));
    expect(find(bare.notes, a)).toEqual({ ...one, body: undefined });
    for (const field of ['title', 'solution'] as const)
      expect(read(make('notes.mend', { note: a, [field]: '' })), field).toMatchObject({ refusal: { field } });
  });

  test('a story has forty words at most', () => {
    const words = (count: number) => make('notes.mend', { note: a, story: Array(count).fill('zo').join(' ') });
    expect(read(words(40))).not.toHaveProperty('refusal');
    expect(read(words(41))).toMatchObject({ refusal: { text: 'error.story', field: 'story' } });
  });

  test('[P-02] withdraws nothing by itself, but what visitors were shown is no longer what it says', () => {
    const shown = after(wall, asked('notes.show', { note: a, title: one.title, body: one.body }));
    const mended = after(shown, mend({ body: 'Al vier keer gebeld' }));
    expect(find(mended.notes, a)).toMatchObject({ body: 'Al vier keer gebeld', approved: { body: one.body } });
    const kinder = after(shown, mend({ kind: 'question' }));
    expect(find(kinder.notes, a)?.approved).toEqual({ title: one.title, body: one.body });
  });

  test('is refused of a note that does not hang, and when nothing is given', () => {
    expect(why(wall, mend({ note: uuid(9), body: 'Niets' }))).toMatchObject({ code: 'gone' });
    expect(why(held(one), mend({ body: 'Niets' }))).toMatchObject({ code: 'gone' });
    expect(why(wall, mend({}))).toMatchObject({ code: 'missing' });
    expect(why(wall, mend({ numbers: 'order' }))).toMatchObject({ code: 'missing' });
  });
});

describe('two notes that say the same', () => {
  const merge = (note: string, into: string, made = 100) => asked('notes.merge', { note, into }, { made });
  const back = (note: string) => asked('notes.putBack', { note });

  test('are one, with the customers of both, in the order in which they said it', () => {
    const both = after(wall, merge(b, a));
    expect(hanging(both)).toEqual([a, c]);
    expect(said(both, a)).toEqual([uuid(11), b, uuid(21), uuid(22)]);
    expect(findKept(both.notes, b)).toEqual({ note: two, away: { why: 'merged', into: a }, since: 100 });
  });

  test('apart again each has exactly its own customers, also those counted in between', () => {
    const heard = asked('notes.signal', { note: a }, { id: uuid(40), made: 40, by: { device: 'k', role: 'kiosk' } });
    const apart = after(wall, merge(b, a), heard, back(b));
    expect(hanging(apart)).toEqual([a, b, c]);
    expect([said(apart, a), said(apart, b)]).toEqual([
      [uuid(11), uuid(40)],
      [uuid(21), uuid(22)],
    ]);
  });

  test.each([
    ['the first', [a, b]],
    ['the second', [b, a]],
  ])('put together twice, a into b and b into c, come apart again, %s first', (_, order) => {
    const all = after(wall, merge(a, b), merge(b, c));
    expect(said(all, c).toSorted()).toEqual([a, b, uuid(11), uuid(21), uuid(22)].toSorted());
    const half = after(all, back(order[0] ?? ''));
    const counted = half.notes.hanging.map(customers).reduce((sum, each) => sum + each, 0);
    expect(counted, 'nobody is counted twice, nobody is lost').toBe(6);
    const apart = after(half, back(order[1] ?? ''));
    expect([a, b, c].map((id) => said(apart, id))).toEqual([[uuid(11)], [uuid(21), uuid(22)], []]);
    expect(hanging(apart)).toEqual([a, b, c]);
  });

  test.each([1, 2, 3, 4, 5])(
    'put together and apart in any order, nobody is counted twice or lost (seed %i)',
    (seed) => {
      const die = random(seed);
      let now = wallWith(...Array.from({ length: 6 }, (_, n) => makeNote({ id: uuid(n), signals: [signal(20 + n)] })));
      for (let step = 0; step < 300; step += 1) {
        const some = () => die.pick(now.notes.hanging)?.id ?? a;
        const kept = die.pick(now.notes.drawer)?.note.id;
        const next = kept !== undefined && die.chance(0.5) ? back(kept) : merge(some(), some());
        if (!check(now, next)) now = apply(now, next);
        const all = now.notes.hanging.flatMap((note) => [note.id, ...said(now, note.id)]);
        expect([new Set(all).size, all.length]).toEqual([12, 12]);
      }
    },
  );

  test('come apart although the one was taken down meanwhile', () => {
    const apart = after(wall, merge(b, a), asked('notes.takeDown', { note: a, reason: 'wrong' }), back(b), back(a));
    expect([said(apart, a), said(apart, b)]).toEqual([[uuid(11)], [uuid(21), uuid(22)]]);
  });

  test('are not put together when one does not hang, nor with themselves', () => {
    expect(why(wall, merge(a, uuid(9)))).toMatchObject({ code: 'gone' });
    expect(why(wall, merge(uuid(9), a))).toMatchObject({ code: 'gone' });
    expect(why(wall, merge(a, a))).toMatchObject({ code: 'invalid', field: 'into' });
    expect(why(after(wall, merge(a, b)), merge(c, a))).toMatchObject({ code: 'gone' });
  });
});

describe('a note that says two things', () => {
  const split = (note: string, id: string) =>
    asked('notes.split', { note, kind: 'idea', theme: 'app', title: 'Een app', numbers: 'order' }, { id, made: 500 });

  test('gets a second beside it, of the same customer and the same day', () => {
    const whole = { ...one, channel: 'phone', from: 'Balie', date: '2026-11-01' } as const;
    const apart = after(wallWith(whole, two), split(a, uuid(7)));
    expect(hanging(apart)).toEqual([a, uuid(7), b]);
    const { channel, from, date, device, made } = whole;
    const words = { kind: 'idea', theme: 'app', title: 'Een app' };
    const rest = { channel, from, date, device, made, signals: [], steps: [] };
    expect(find(apart.notes, uuid(7))).toEqual({ id: uuid(7), ...words, ...rest });
    expect(find(apart.notes, a)).toBe(whole);
  });

  test('is refused when it does not hang, or its second half does already', () => {
    expect(why(wall, split(uuid(9), uuid(7)))).toMatchObject({ code: 'gone' });
    expect(why(wall, split(a, b))).toMatchObject({ code: 'gone' });
    const down = after(wall, asked('notes.takeDown', { note: b, reason: 'double' }));
    expect(why(down, split(a, b))).toMatchObject({ code: 'gone' });
  });
});

describe('what was taken down', () => {
  const down = asked('notes.takeDown', { note: b, reason: 'personal' }, { made: 90 });

  test('comes back as it was: its customers, its steps, its age and its place', () => {
    const ripe = { ...two, steps: [{ stage: 'recorded', made: 25 }], date: '2026-11-01' } as const;
    const gone = after(wallWith(one, ripe, three), down);
    expect(hanging(gone)).toEqual([a, c]);
    expect(gone.notes.drawer).toEqual([{ note: ripe, away: { why: 'down', reason: 'personal' }, since: 90 }]);
    const back = after(gone, asked('notes.putBack', { note: b }, { made: 95 }));
    expect(back.notes).toEqual({ hanging: [one, ripe, three], drawer: [] });
  });

  test('comes back once; what hangs, waits or never was does not', () => {
    const back = asked('notes.putBack', { note: b });
    expect(why(after(wall, down, back), back)).toMatchObject({ code: 'gone' });
    expect(why(wall, back)).toMatchObject({ code: 'gone' });
    expect(why(held(two), back)).toMatchObject({ code: 'gone' });
  });

  test('stays in the drawer for thirty days, also while nothing hangs', () => {
    const gone = after(wallWith(two), down);
    const later = (days: number): Notes => {
      const next = make('notes.hang', {}, { made: 90 + days * 86_400_000 });
      return notes.rules['notes.hang'].apply(gone.notes, next);
    };
    expect([later(29.9), later(30)].map(({ drawer }) => drawer.length)).toEqual([1, 0]);
  });
});

describe('what waits for a person', () => {
  const approve = asked('notes.approve', { note: a, title: 'Klant wacht', numbers: 'order' });

  test('hangs as it was read, where its age puts it; a text that is not given is gone', () => {
    const waits: Wall = { ...emptyWall, notes: { ...held(one).notes, hanging: [two] } };
    const hangs = after(waits, approve);
    expect(hangs.notes.drawer).toEqual([]);
    expect(hangs.notes.hanging).toEqual([{ ...one, title: 'Klant wacht', body: undefined }, two]);
    expect(find(hangs.notes, a)).not.toHaveProperty('numbers');
  });

  test('can be taken down by a steward, and by nobody at a kiosk', () => {
    const down = (by: Born['by']) => asked('notes.takeDown', { note: a, reason: 'personal' }, by ? { by } : {});
    expect(after(held(one), down(editor)).notes.drawer).toMatchObject([{ away: { why: 'down' } }]);
    expect(why(held(one), down({ device: 'kiosk-1', role: 'kiosk' }))).toMatchObject({ code: 'gone' });
  });

  test('is approved once; what hangs or was taken down is not', () => {
    expect(why(wall, approve)).toMatchObject({ code: 'gone' });
    expect(why(after(wall, asked('notes.takeDown', { note: a, reason: 'wrong' })), approve)).toMatchObject({
      code: 'gone',
    });
  });
});

describe('[P-02] what visitors are shown', () => {
  const show = (part: Partial<Data<'notes.show'>> = {}) =>
    asked('notes.show', { note: a, title: one.title, body: one.body, ...part });
  const hide = asked('notes.hide', { note: a });

  test('is what the steward read, word for word, and nothing when that is not what it says', () => {
    expect(find(after(wall, show()).notes, a)?.approved).toEqual({ title: one.title, body: one.body });
    for (const other of [{ title: 'Iets anders' }, { body: undefined }, { solution: 'Dat doen we nu' }])
      expect(why(wall, show(other))).toMatchObject({ code: 'too-late', text: 'error.changed' });
    expect(why(held(one), show())).toMatchObject({ code: 'gone' });
  });

  test('is hidden again, once', () => {
    const hidden = after(wall, show(), hide);
    expect(find(hidden.notes, a)?.approved).toBeUndefined();
    expect(why(hidden, hide)).toMatchObject({ code: 'gone' });
  });
});

test('a note that comes late, or is from a paper wall, hangs where its age puts it', () => {
  const late = after(wall, make('notes.hang', {}, { id: uuid(7), made: 25 }));
  expect(hanging(late)).toEqual([a, b, uuid(7), c]);
});
