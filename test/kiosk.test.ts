import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Flow } from '../kiosk/flow.svelte.ts';
import type { Connection } from '../shared/client/connect.ts';
import { Hearing, type Told } from '../kiosk/hearing.svelte.ts';
import type { Answer } from '../shared/change.ts';
import { alike } from '../shared/read/alike.ts';
import type { Note } from '../shared/rituals/notes.ts';
import { makeNote } from './support/make.ts';
import { uuid } from './support/uuid.ts';

const SECOND = 1_000;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00+01:00') }));
afterEach(() => void vi.useRealTimers());

/** A kiosk with nobody at it yet. Without `propose` the hub never answers. */
function kiosk(propose: Connection['propose'] = () => new Promise(() => undefined), notes: readonly Note[] = []): Flow {
  let ids = 0;
  const flow = new Flow({
    clock: Date.now,
    newId: () => uuid((ids += 1)),
    propose,
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
  expect(flow.draft).toEqual({ kind: undefined, theme: undefined, title: '' });
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
    return Promise.resolve({ ok: true, seq: asked.length });
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
  const flow = left(() => Promise.resolve({ ok: false, refusal }), [hangs]);
  await flow.hang();
  await flow.hear();
  expect([flow.step, flow.heard, flow.refusal]).toEqual(['alike', false, refusal]);
});

describe('"Dit hoor ik ook"', () => {
  const counted = (again: boolean): Told => ({ is: 'counted', again });
  /** One visit, with the answers of the hub in their order, and the ids and visits that it saw. */
  function hearing(answers: readonly Answer[] = []) {
    const asked: { readonly data: unknown; readonly id: string; readonly visit: string | undefined }[] = [];
    let ids = 0;
    const propose: Connection['propose'] = (_, data, { id, visit }) => {
      const answer = answers[asked.length] ?? { ok: true, seq: 1 };
      asked.push({ data, id, visit });
      return Promise.resolve(answer);
    };
    return { asked, heard: new Hearing({ clock: Date.now, newId: () => uuid((ids += 1)), propose }, 'a-visit') };
  }

  test('counts every note once in a visit, and says so to who taps again', async () => {
    const { asked, heard } = hearing();
    await heard.hear('one');
    await heard.hear('two');
    expect([heard.of('one'), heard.of('two'), heard.of('three')]).toEqual([counted(false), counted(false), undefined]);
    await heard.hear('two');
    expect(heard.of('two')).toEqual(counted(false)); // the second tap of a double one
    vi.advanceTimersByTime(SECOND);
    await heard.hear('two');
    expect(heard.of('two')).toEqual(counted(true));
    expect(asked.map(({ data, visit }) => [data, visit])).toEqual([
      [{ note: 'one' }, 'a-visit'],
      [{ note: 'two' }, 'a-visit'],
    ]);
  });

  test('claims nothing before the hub has answered, and asks once', () => {
    let times = 0;
    const heard = new Hearing(
      { clock: Date.now, newId: () => uuid(1), propose: () => new Promise(() => void (times += 1)) },
      'a-visit',
    );
    void heard.hear('one');
    vi.advanceTimersByTime(SECOND);
    void heard.hear('one');
    expect([heard.of('one'), times]).toEqual([{ is: 'asked' }, 1]);
  });

  test('a no stays with its note; what was not saved is asked again with the same id', async () => {
    const no = (code: 'gone' | 'not-saved' | 'duplicate-signal'): Answer => ({
      ok: false,
      refusal: { code, text: 'error.gone' },
    });
    const { asked, heard } = hearing([no('gone'), no('duplicate-signal'), no('not-saved')]);
    await heard.hear('one');
    await heard.hear('two');
    await heard.hear('three');
    expect([heard.of('one')?.is, heard.of('two'), heard.of('three')?.is]).toEqual([
      'refused',
      counted(true),
      'refused',
    ]);
    vi.advanceTimersByTime(SECOND);
    await heard.hear('three');
    expect([heard.of('three'), asked[3]?.id]).toEqual([counted(false), asked[2]?.id]);
  });

  test('the page goes after a silence or with "Klaar", and who comes next may count the same note', async () => {
    const visits: (string | undefined)[] = [];
    const flow = kiosk((_, __, { visit }) => {
      visits.push(visit);
      return Promise.resolve({ ok: true, seq: 1 });
    });
    flow.listen();
    flow.idle.touch();
    await flow.hearing?.hear('one');
    vi.advanceTimersByTime(60 * SECOND);
    expect(flow.step).toBe('home');
    flow.listen();
    expect(flow.hearing?.of('one')).toBeUndefined();
    await flow.hearing?.hear('one');
    flow.back();
    flow.listen();
    await flow.hearing?.hear('one');
    expect([flow.step, new Set(visits).size]).toEqual(['hear', 3]);
  });
});
