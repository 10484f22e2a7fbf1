import { describe, expect, test } from 'vitest';
import { CUE_MAX, inOrder, LONGEST, onScreens, SHORTEST, VLOG_KEPT, type VlogData } from '../../shared/vlog.ts';
import { apply, check, emptyWall, read, table, type AnyProposal, type Type, type Wall } from '../../shared/wall.ts';
import { make } from '../support/make.ts';

const studio = { device: 'studio', role: 'studio' } as const;
const admin = { device: 'ada', role: 'admin' } as const;
const promise = { text: 'Ik bel elke week een klant', due: '2026-12-03' };
const send = (part: Partial<VlogData> = {}, made = 1) => make('vlogs.send', part, { made, by: studio });
const publish = (part: Partial<VlogData> & { vlog?: string } = {}, made = 2) =>
  make('vlogs.publish', part, { made, by: studio });
const about = (type: 'vlogs.keep' | 'vlogs.unkeep' | 'vlogs.unpromise', id: string, made = 3) =>
  make(type, { promise: id }, { made, by: admin });
const after = (...steps: readonly AnyProposal[]): Wall => steps.reduce(apply, emptyWall);
const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
/** What the edge says of a vlog that has this instead. */
const edge = (part: object) => {
  const proposal = publish();
  return read({ ...proposal, data: { ...proposal.data, ...part } });
};
const refusal = (part: object) => ('refusal' in edge(part) ? 'refused' : 'fine');

test('[X11] a video comes through the hub’s own door alone: nobody at a kiosk, a socket or the desk can propose one', () => {
  expect(['vlogs.send', 'vlogs.publish'].map((type) => table.get(type))).toEqual([['studio'], ['studio']]);
});

test('what was sent waits, and no screen has it until it is published; then it is there once', () => {
  const sent = send();
  const waiting = after(sent);
  expect([ids(waiting.vlogs.waiting), ids(waiting.vlogs.shown)]).toEqual([[sent.id], []]);
  const shown = publish({ vlog: sent.id });
  const wall = apply(waiting, shown);
  expect([ids(wall.vlogs.waiting), ids(wall.vlogs.shown)]).toEqual([[], [shown.id]]);
});

test('published anew it takes the place of the old one, with its promise; others stay', () => {
  const [old, other] = [publish({ promise }), publish({ promise: { ...promise, text: 'We openen op zaterdag' } })];
  const anew = publish({ vlog: old.id, headline: 'Twee dochters', promise: { ...promise, due: '2027-01-04' } });
  const { vlogs } = after(old, other, anew);
  expect(ids(vlogs.shown)).toEqual([other.id, anew.id]);
  expect(vlogs.promises.map(({ id, due }) => [id, due])).toEqual([
    [other.id, promise.due],
    [anew.id, '2027-01-04'],
  ]);
  expect(after(old, publish({ vlog: old.id })).vlogs.promises, 'without its promise').toEqual([]);
});

test('withdrawn it is gone from what is shown, or waits, and so is its promise; twice it cannot be', () => {
  const [sent, shown, other] = [send(), publish({ promise }), publish({ promise })];
  const wall = after(sent, shown, other);
  const withdraw = (vlog: string) => make('vlogs.withdraw', { vlog }, { by: admin });
  for (const one of [sent, shown]) expect(check(wall, withdraw(one.id))).toBeUndefined();
  const left = [sent, shown].reduce((now, { id }) => apply(now, withdraw(id)), wall);
  expect([left.vlogs.waiting, ids(left.vlogs.shown), ids(left.vlogs.promises)]).toEqual([[], [other.id], [other.id]]);
  expect(check(left, withdraw(shown.id))).toMatchObject({ code: 'gone' });
});

test('a vlog is on the screens for four weeks, newest first', () => {
  const [one, two] = [publish({}, 1_000), publish({}, 2_000)];
  const { shown } = after(one, two).vlogs;
  expect(ids(onScreens(shown, 2_000))).toEqual([two.id, one.id]);
  expect(ids(onScreens(shown, 1_000 + VLOG_KEPT))).toEqual([two.id]);
});

describe('captions', () => {
  const cue = (from: number, to: number, text = 'Ze zei iets.') => ({ from, to, text });

  test.each([
    ['one after the other', [cue(0, 3_000), cue(3_000, 5_000)], true],
    ['to the very end', [cue(0, 21_000)], true],
    ['one that ends before it begins', [cue(3_000, 3_000)], false],
    ['two at once', [cue(0, 3_000), cue(2_999, 5_000)], false],
    ['out of order', [cue(3_000, 5_000), cue(0, 3_000)], false],
    ['longer than the video', [cue(0, 21_001)], false],
  ])('%s', (_, captions, fits) => {
    expect(inOrder(captions, 21_000)).toBe(fits);
    for (const one of [send({ captions }), publish({ captions })])
      expect(check(emptyWall, one)?.text).toBe(fits ? undefined : 'error.vlog.cues');
  });

  test('a vlog without them cannot go up, nor with a line that no screen can draw', () => {
    expect(edge({ captions: [] })).toMatchObject({ refusal: { text: 'error.vlog.captions' } });
    expect(refusal({ captions: [cue(0, 1_000, 'a'.repeat(CUE_MAX))] })).toBe('fine');
    expect(refusal({ captions: [cue(0, 1_000, 'a'.repeat(CUE_MAX + 1))] })).toBe('refused');
    expect(refusal({ captions: [cue(0, 1_000, '')] })).toBe('refused');
    expect(refusal({ captions: Array.from({ length: 121 }, (_, n) => cue(n, n + 1)) })).toBe('refused');
  });
});

test.each<[string, object, object]>([
  ['a length', { length: SHORTEST }, { length: SHORTEST - 1 }],
  ['a length', { length: LONGEST }, { length: LONGEST + 1 }],
  [
    'a headline',
    { headline: 'een twee drie vier vijf zes zeven acht negen tien elf twaalf' },
    { headline: 'a '.repeat(13) },
  ],
  ['a file', { media: 'ab'.repeat(32) }, { media: '../../etc/passwd' }],
  ['a name', { name: 'Erik' }, { name: ' ' }],
  ['a day', { promise }, { promise: { ...promise, due: '2026-02-30' } }],
  ['visitors', { visitors: true }, { visitors: false }],
  ['how loud it is', { loudness: -16 }, { loudness: 10 }],
])('%s has bounds: %o is fine, %o is not', (_, fine, wrong) => {
  expect([refusal(fine), refusal(wrong)]).toEqual(['fine', 'refused']);
});

describe('a promise', () => {
  const made = make('vlogs.promise', promise, { made: 1, by: admin });

  test('is made with or without a vlog, and says its day', () => {
    const vlog = publish({ promise });
    expect(after(made, vlog).vlogs.promises).toEqual([
      { id: made.id, made: 1, ...promise },
      { id: vlog.id, made: 2, ...promise },
    ]);
  });

  test('is kept once, open again once, and its first keeping counts', () => {
    const open = after(made);
    expect(check(open, about('vlogs.unkeep', made.id))).toMatchObject({ code: 'gone' });
    const kept = apply(open, about('vlogs.keep', made.id, 7));
    expect(kept.vlogs.promises[0]?.kept).toBe(7);
    expect(check(kept, about('vlogs.keep', made.id))).toMatchObject({ code: 'gone' });
    expect(apply(kept, about('vlogs.keep', made.id, 9)).vlogs.promises[0]?.kept).toBe(7);
    expect(check(kept, about('vlogs.unkeep', made.id))).toBeUndefined();
    expect(apply(kept, about('vlogs.unkeep', made.id))).toEqual(open);
  });

  test('what is done to one leaves the others as they are', () => {
    const other = make('vlogs.promise', promise, { made: 2, by: admin });
    const both = after(made, other, about('vlogs.keep', made.id, 7), about('vlogs.keep', other.id, 8));
    const { promises } = apply(both, about('vlogs.unkeep', made.id)).vlogs;
    expect(promises.map(({ kept }) => kept)).toEqual([undefined, 8]);
    expect(ids(apply(both, about('vlogs.unpromise', made.id)).vlogs.promises)).toEqual([other.id]);
  });

  test('that nobody made, or that was taken away, cannot be kept nor taken away', () => {
    const gone = after(made, about('vlogs.unpromise', made.id));
    for (const type of ['vlogs.keep', 'vlogs.unkeep', 'vlogs.unpromise'] as const satisfies readonly Type[])
      expect(check(gone, about(type, made.id)), type).toMatchObject({ code: 'gone' });
  });

  test('the last forty are remembered', () => {
    const many = Array.from({ length: 41 }, (_, n) => make('vlogs.promise', promise, { made: n, by: admin }));
    const { promises } = after(...many).vlogs;
    expect(promises).toHaveLength(40);
    expect(promises[0]?.id).toBe(many[1]?.id);
  });
});
