import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asOrder, leaveOut } from '../kiosk/draft.ts';
import type { Answer } from '../shared/change.ts';
import type { Connection } from '../shared/client/connection.ts';
import { hub, kiosk, left, silence } from './support/kiosk.ts';
import { makeNote } from './support/make.ts';

const SECOND = 1_000;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00+01:00') }));
afterEach(() => void vi.useRealTimers());

const hangs = makeNote({ theme: 'app', title: 'Maak een donkere app' });

test('what hangs already gets one more customer instead of a note of its own', async () => {
  const { asked, propose } = hub();
  const flow = left(propose, [hangs]);
  await flow.hang();
  expect([flow.step, flow.like, asked]).toEqual(['alike', hangs, []]);
  await flow.hear();
  await flow.hear();
  expect([flow.heard, asked]).toEqual([true, [{ type: 'notes.signal', data: { note: hangs.id } }]]);
  vi.advanceTimersByTime(12 * SECOND);
  expect([flow.step, flow.draft.title, flow.like, flow.heard]).toEqual(['home', '', undefined, false]);
});

test('a customer who was counted by a slip is taken off again', async () => {
  const { asked, propose } = hub();
  const flow = left(propose, [hangs]);
  await flow.hang();
  await flow.hear();
  expect(flow.undo?.seconds).toBe(10);
  await flow.undo?.ask();
  expect([flow.undo?.done, asked.map(({ type }) => type)]).toEqual([true, ['notes.signal', 'notes.unsignal']]);
  vi.advanceTimersByTime(4 * SECOND);
  expect(flow.step).toBe('home');
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
  flow.type('Toon mijn verbruik in de app');
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
  expect([flow.step, flow.heard, flow.question.refusal]).toEqual(['alike', false, refusal]);
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
  flow.write({ ...flow.draft, body: ' Al twee dagen ' });
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
  expect([flow.step, flow.question.sending]).toEqual(['write', 'asked']);
  await vi.advanceTimersByTimeAsync(1);
  await hanging;
  expect([flow.step, flow.hung?.where]).toEqual(['done', 'saved']);
  back({ ok: true, seq: 1 });
  await vi.advanceTimersByTimeAsync(0);
  expect(flow.hung?.where).toBe('hangs');
});

test('a note that somebody looks at first is not said to hang, now or later', async () => {
  const held = { ok: true, seq: 1, held: true } as const;
  const propose: Connection['propose'] = () => ({ kept: Promise.resolve(true), answer: Promise.resolve(held) });
  const now = left(propose);
  await now.hang();
  expect([now.step, now.hung?.where]).toEqual(['done', 'held']);
  const { propose: later, back } = away();
  const flow = left(later);
  const hanging = flow.hang();
  await vi.advanceTimersByTimeAsync(3_000);
  await hanging;
  back(held);
  await vi.advanceTimersByTimeAsync(0);
  expect(flow.hung?.where).toBe('held');
});

test('a note that could not be kept waits for the hub with its writer', async () => {
  const flow = left(silence);
  void flow.hang();
  await vi.advanceTimersByTimeAsync(3_000);
  expect([flow.step, flow.question.sending, flow.draft.title]).toEqual(['write', 'late', 'Een donkere app']);
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

test('who walks away from a correction finds the note back on the wall, as it was', async () => {
  const { asked, propose } = hub();
  const flow = left(propose);
  await flow.hang();
  await flow.correct();
  flow.type('Een don');
  vi.advanceTimersByTime(60 * SECOND);
  expect([flow.step, flow.draft.title]).toEqual(['home', '']);
  expect(asked.map(({ type }) => type)).toEqual(['notes.hang', 'notes.takeBack', 'notes.hang']);
  expect(asked[2]?.data).toMatchObject({ title: 'Een donkere app', kind: 'idea', theme: 'app' });
});

test('a starter with nothing in its hole does not hang', async () => {
  const { asked, propose } = hub();
  const flow = left(propose);
  flow.type('Klant wacht op ', 'starter');
  await flow.hang();
  expect([flow.step, asked]).toEqual(['write', []]);
});

describe('[P-04] personal data is told while it is written', () => {
  const writing = (title: string) => {
    const { asked, propose } = hub();
    const flow = kiosk(propose);
    flow.pick('complaint');
    flow.about('app');
    flow.type(title);
    return { flow, asked };
  };

  test('it does not hang with it, and does once it is left out', async () => {
    const { flow, asked } = writing('Bel 06-12345678 terug');
    expect(flow.found).toMatchObject({ field: 'title', piece: '06-12345678', type: 'phone', order: true });
    await flow.hang();
    expect([asked, flow.step]).toEqual([[], 'write']);
    if (flow.found) flow.write(leaveOut(flow.draft, flow.found));
    expect([flow.draft.title, flow.found]).toEqual(['Bel terug', undefined]);
    await flow.hang();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.data).not.toHaveProperty('numbers');
  });

  test('a number may be an order’s, and the hub hears that; the next number is asked about again', async () => {
    const { flow, asked } = writing('Bestelling 06-12345678');
    if (flow.found) flow.write(asOrder(flow.draft, flow.found));
    expect(flow.found).toBeUndefined();
    flow.write({ ...flow.draft, body: 'En 06-87654321' });
    expect(flow.found).toMatchObject({ field: 'body', piece: '06-87654321' });
    flow.write({ ...flow.draft, body: 'Al twee weken' });
    await flow.hang();
    expect(asked[0]?.data).toMatchObject({ title: 'Bestelling 06-12345678', numbers: 'order' });
  });

  test('a number that was an order’s and is gone leaves no word behind', async () => {
    const { flow, asked } = writing('Bestelling 06-12345678');
    if (flow.found) flow.write(asOrder(flow.draft, flow.found));
    flow.type('Bestelling is kwijt');
    await flow.hang();
    expect(asked[0]?.data).not.toHaveProperty('numbers');
  });

  test('a name or a bank account is no order', () => {
    expect(writing('Mevrouw Jansen belde').flow.found).toMatchObject({ type: 'name', order: false });
    expect(writing('Naar NL91ABNA0417164300').flow.found).toMatchObject({ type: 'iban', order: false });
  });
});
