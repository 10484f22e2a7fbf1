import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Flow } from '../kiosk/flow.svelte.ts';
import type { Answer } from '../shared/change.ts';
import type { Connection } from '../shared/client/connect.ts';
import { alike } from '../shared/read/alike.ts';
import type { Note } from '../shared/rituals/notes.ts';
import { makeNote } from './support/make.ts';
import { uuid } from './support/uuid.ts';

const SECOND = 1_000;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00+01:00') }));
afterEach(() => void vi.useRealTimers());

/** A hub that never answers, asked by a kiosk that keeps nothing. */
const silence: Connection['propose'] = () => ({ kept: Promise.resolve(false), answer: new Promise(() => undefined) });

/** A kiosk with nobody at it yet. Without `propose` the hub never answers. */
function kiosk(propose: Connection['propose'] = silence, notes: readonly Note[] = []): Flow {
  let ids = 0;
  const flow = new Flow({
    clock: Date.now,
    newId: () => uuid((ids += 1)),
    propose,
    online: () => true,
    language: () => 'nl',
    alike: (theme, title) => alike(notes, theme, title),
  });
  flow.run();
  return flow;
}

/** Somebody began a note in English and went away. */
function left(propose?: Connection['propose'], notes?: readonly Note[]): Flow {
  const flow = kiosk(propose, notes);
  flow.speak('en');
  flow.pick('idea');
  flow.about('app');
  flow.type('Een donkere app');
  flow.idle.touch();
  return flow;
}

test('after 40 seconds it asks, and 20 seconds later nothing is left of the visit', () => {
  const flow = left();
  vi.advanceTimersByTime(40 * SECOND - 1);
  expect(flow.idle.left).toBeUndefined();
  vi.advanceTimersByTime(1);
  expect(flow.idle.left).toBe(20);
  vi.advanceTimersByTime(19 * SECOND);
  expect([flow.idle.left, flow.draft.title]).toEqual([1, 'Een donkere app']);
  vi.advanceTimersByTime(SECOND);
  expect([flow.idle.left, flow.step, flow.language]).toEqual([undefined, 'home', 'nl']);
  expect(flow.draft).toEqual({ title: '', way: 'typed' });
});

test('"Ik ben er nog" keeps everything, as often as people want', () => {
  const flow = left();
  for (let time = 0; time < 12; time += 1) {
    vi.advanceTimersByTime(59 * SECOND);
    expect(flow.idle.left).toBe(1);
    flow.idle.stay();
    expect(flow.idle.left).toBeUndefined();
  }
  expect([flow.step, flow.draft.title, flow.language]).toEqual(['write', 'Een donkere app', 'en']);
});

test('it asks nobody who types, who holds a finger on the screen, or whose note is on its way', () => {
  const typing = left();
  for (let letter = 0; letter < 6; letter += 1) {
    vi.advanceTimersByTime(39 * SECOND);
    typing.idle.touch();
  }
  expect(typing.idle.left).toBeUndefined();

  const holding = left();
  holding.idle.hold(true);
  vi.advanceTimersByTime(300 * SECOND);
  expect(holding.idle.left).toBeUndefined();
  holding.idle.hold(false);
  vi.advanceTimersByTime(40 * SECOND);
  expect(holding.idle.left).toBe(20);

  const sending = left();
  void sending.hang();
  vi.advanceTimersByTime(300 * SECOND);
  expect([sending.idle.left, sending.draft.title]).toEqual([undefined, 'Een donkere app']);
});

test('a touch elsewhere is no answer to the question', () => {
  const flow = left();
  vi.advanceTimersByTime(50 * SECOND);
  flow.idle.touch();
  flow.idle.hold(true);
  flow.idle.hold(false);
  expect(flow.idle.left).toBe(10);
});

test('who only chose a language loses nothing: the kiosk is Dutch again without a question', () => {
  const flow = kiosk();
  flow.speak('en');
  flow.idle.touch();
  vi.advanceTimersByTime(39 * SECOND);
  expect(flow.language).toBe('en');
  vi.advanceTimersByTime(SECOND);
  expect([flow.language, flow.idle.left]).toEqual(['nl', undefined]);
});

/** A hub that takes everything, and what it was asked. */
function hub() {
  const asked: { readonly type: string; readonly data: unknown }[] = [];
  const propose: Connection['propose'] = (type, data) => {
    asked.push({ type, data });
    return { kept: Promise.resolve(true), answer: Promise.resolve({ ok: true, seq: asked.length }) };
  };
  return { asked, propose };
}

const hangs = makeNote({ theme: 'app', title: 'Maak een donkere app' });

test('what hangs already gets one more customer instead of a note of its own', async () => {
  const { asked, propose } = hub();
  const flow = left(propose, [hangs]);
  await flow.hang();
  expect([flow.step, flow.like, asked]).toEqual(['alike', hangs, []]);
  await flow.hear();
  await flow.hear();
  expect([flow.heard, asked]).toEqual([true, [{ type: 'notes.signal', data: { note: hangs.id } }]]);
  vi.advanceTimersByTime(4 * SECOND);
  expect([flow.step, flow.draft.title, flow.like, flow.heard]).toEqual(['home', '', undefined, false]);
});

test('a note that its writer calls different hangs beside the other', async () => {
  const { asked, propose } = hub();
  const flow = left(propose, [hangs]);
  await flow.hang();
  await flow.different();
  expect([flow.step, asked.map(({ type }) => type)]).toEqual(['done', ['notes.hang']]);
});

test('back from the note that looks alike nothing is lost, and another sentence is looked up again', async () => {
  const flow = left(hub().propose, [hangs]);
  await flow.hang();
  flow.back();
  expect([flow.step, flow.draft.title]).toEqual(['write', 'Een donkere app']);
  flow.type('Maak de app donkerder');
  vi.advanceTimersByTime(SECOND);
  await flow.hang();
  expect(flow.step).toBe('done');
});

test('a no of the hub keeps the question', async () => {
  const refusal = { code: 'duplicate-signal', text: 'error.heardAlready' } as const;
  const no: Connection['propose'] = () => ({
    kept: Promise.resolve(true),
    answer: Promise.resolve({ ok: false, refusal }),
  });
  const flow = left(no, [hangs]);
  await flow.hang();
  await flow.hear();
  expect([flow.step, flow.heard, flow.refusal]).toEqual(['alike', false, refusal]);
});

test('the log learns how the sentence came about and how long it took from the first touch', async () => {
  const { asked, propose } = hub();
  const flow = kiosk(propose);
  flow.pick('complaint');
  vi.advanceTimersByTime(4 * SECOND);
  flow.about('delivery');
  flow.type('Klant wacht op het pakket', 'starter');
  vi.advanceTimersByTime(9 * SECOND);
  flow.type('Klant wacht op het pakket nu');
  flow.tellMore(' Al twee dagen ');
  await flow.hang();
  expect(asked[0]?.data).toEqual({
    kind: 'complaint',
    theme: 'delivery',
    title: 'Klant wacht op het pakket nu',
    body: 'Al twee dagen',
    way: 'starter',
    entryMs: 13_000,
  });
});

/** A hub that is away, asked by a kiosk that keeps what it asks; `back` is what the hub says in the end. */
function away() {
  const backs: ((answer: Answer) => void)[] = [];
  const propose: Connection['propose'] = () => ({
    kept: Promise.resolve(true),
    answer: new Promise((resolve) => backs.push(resolve)),
  });
  return { propose, back: (answer: Answer) => backs.forEach((tell) => tell(answer)) };
}

test('a note that is on the kiosk’s disk lets its writer go on, and hangs when the hub says so', async () => {
  const { propose, back } = away();
  const flow = left(propose);
  const hanging = flow.hang();
  await vi.advanceTimersByTimeAsync(2_999);
  expect([flow.step, flow.sending]).toEqual(['write', 'asked']);
  await vi.advanceTimersByTimeAsync(1);
  await hanging;
  expect([flow.step, flow.hung?.saved]).toEqual(['done', true]);
  back({ ok: true, seq: 1 });
  await vi.advanceTimersByTimeAsync(0);
  expect(flow.hung?.saved).toBe(false);
});

test('a note that could not be kept waits for the hub with its writer', async () => {
  const flow = left(silence);
  void flow.hang();
  await vi.advanceTimersByTimeAsync(3_000);
  expect([flow.step, flow.sending, flow.draft.title]).toEqual(['write', 'late', 'Een donkere app']);
});

test('a note that was only saved can be taken back as well', async () => {
  const flow = left(away().propose);
  const hanging = flow.hang();
  await vi.advanceTimersByTimeAsync(3_000);
  await hanging;
  const taking = flow.undo?.ask();
  await vi.advanceTimersByTimeAsync(3_000);
  await taking;
  expect([flow.undo?.done, flow.undo?.asking]).toEqual([true, 'no']);
});

test('a note that is corrected comes down, lies open with all that was written, and hangs anew', async () => {
  const { asked, propose } = hub();
  const flow = left(propose);
  await flow.hang();
  await flow.correct();
  expect([flow.step, flow.draft.title, flow.draft.kind, flow.hung]).toEqual([
    'write',
    'Een donkere app',
    'idea',
    undefined,
  ]);
  flow.type('Een donkere app, graag');
  vi.advanceTimersByTime(SECOND);
  await flow.hang();
  expect(asked.map(({ type }) => type)).toEqual(['notes.hang', 'notes.takeBack', 'notes.hang']);
  expect(flow.step).toBe('done');
});
