import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Flow } from '../kiosk/flow.svelte.ts';
import { Hearing, type Told } from '../kiosk/hearing.svelte.ts';
import type { Answer } from '../shared/change.ts';
import type { Connection } from '../shared/client/connection.ts';
import { uuid } from './support/uuid.ts';

const SECOND = 1_000;

/** What a proposal gets at its birth in one visit. */
const born =
  (newId: () => string) =>
  (id = newId()) => ({ id, made: Date.now(), visit: 'a-visit' });

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00+01:00') }));
afterEach(() => void vi.useRealTimers());

describe('"Dit hoor ik ook"', () => {
  const counted = (again: boolean): Told => ({ is: 'counted', again });
  /** One visit, with the answers of the hub in their order, and the ids and visits that it saw. */
  function hearing(answers: readonly Answer[] = []) {
    const asked: {
      readonly type: string;
      readonly data: unknown;
      readonly id: string;
      readonly visit?: string | undefined;
    }[] = [];
    let ids = 0;
    const propose: Connection['propose'] = (type, data, { id, visit }) => {
      const answer = answers[asked.length] ?? { ok: true, seq: 1 };
      asked.push({ type, data, id, visit });
      return { kept: Promise.resolve(true), answer: Promise.resolve(answer) };
    };
    return {
      asked,
      heard: new Hearing(
        { clock: Date.now, online: () => true, propose },
        born(() => uuid((ids += 1))),
      ),
    };
  }

  test('counts every note once in a visit, and says so to who taps again', async () => {
    const { asked, heard } = hearing();
    await heard.hear('one');
    await heard.hear('two');
    expect([heard.of('one'), heard.of('two'), heard.of('three')]).toEqual([counted(false), counted(false), undefined]);
    await heard.hear('two');
    expect(heard.of('two')).toEqual(counted(false)); // the second tap of a double one
    vi.advanceTimersByTime(10 * SECOND);
    await heard.hear('two');
    expect(heard.of('two')).toEqual(counted(true));
    expect(asked.map(({ data, visit }) => [data, visit])).toEqual([
      [{ note: 'one' }, 'a-visit'],
      [{ note: 'two' }, 'a-visit'],
    ]);
  });

  test('is taken back by another tap in its first ten seconds, and can be counted again', async () => {
    const { asked, heard } = hearing();
    await heard.hear('one');
    expect(heard.seconds('one')).toBe(10);
    vi.advanceTimersByTime(4 * SECOND);
    expect(heard.seconds('one')).toBe(6);
    await heard.hear('one');
    expect(heard.of('one')).toEqual({ is: 'undone' });
    vi.advanceTimersByTime(SECOND);
    await heard.hear('one');
    expect(heard.of('one')).toEqual(counted(false));
    expect(asked.map(({ type, data }) => [type, data])).toEqual([
      ['notes.signal', { note: 'one' }],
      ['notes.unsignal', { note: 'one', signal: asked[0]?.id }],
      ['notes.signal', { note: 'one' }],
    ]);
    expect(asked[2]?.id).not.toBe(asked[0]?.id);
  });

  test('claims nothing before the hub has answered, and asks once', () => {
    let times = 0;
    const heard = new Hearing(
      {
        clock: Date.now,
        online: () => true,
        propose: () => {
          times += 1;
          return { kept: Promise.resolve(false), answer: new Promise(() => undefined) };
        },
      },
      born(() => uuid(1)),
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
    let ids = 0;
    const propose: Connection['propose'] = (_, __, { visit }) => {
      visits.push(visit);
      return { kept: Promise.resolve(true), answer: Promise.resolve({ ok: true, seq: 1 }) };
    };
    const flow = new Flow({
      clock: Date.now,
      newId: () => uuid((ids += 1)),
      propose,
      forget: () => undefined,
      online: () => true,
      formats: () => [],
      language: () => 'nl',
      alike: () => undefined,
    });
    flow.run();
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

test('what is on the kiosk’s own disk counts, also while the hub is away', async () => {
  const propose: Connection['propose'] = () => ({ kept: Promise.resolve(true), answer: new Promise(() => undefined) });
  const heard = new Hearing(
    { clock: Date.now, online: () => false, propose },
    born(() => uuid(1)),
  );
  const hearing = heard.hear('one');
  await vi.advanceTimersByTimeAsync(0);
  await hearing;
  expect(heard.of('one')).toEqual({ is: 'counted', again: false });
});
