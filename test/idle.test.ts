import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kiosk, left } from './support/kiosk.ts';

const SECOND = 1_000;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00+01:00') }));
afterEach(() => void vi.useRealTimers());

test('after 40 seconds it asks, and 20 seconds later nothing is left of the visit', () => {
  const flow = left();
  vi.advanceTimersByTime(40 * SECOND - 1);
  expect(flow.idle.left).toBeUndefined();
  vi.advanceTimersByTime(1);
  expect(flow.idle.left).toBe(20);
  vi.advanceTimersByTime(19 * SECOND);
  expect([flow.idle.left, flow.draft.title]).toEqual([1, 'Een donkere app']);
  vi.advanceTimersByTime(SECOND);
  expect([flow.idle.left, flow.step, flow.guest.language]).toEqual([undefined, 'home', 'nl']);
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
  expect([flow.step, flow.draft.title, flow.guest.language]).toEqual(['write', 'Een donkere app', 'en']);
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

test('who records, or waits for a video that is on its way, is not asked; who writes captions has longer to think', () => {
  const flow = left();
  flow.idle.work(true);
  vi.advanceTimersByTime(600 * SECOND);
  expect(flow.idle.left).toBeUndefined();
  flow.idle.work(false);
  flow.idle.patience(180 * SECOND);
  vi.advanceTimersByTime(179 * SECOND);
  expect(flow.idle.left).toBeUndefined();
  vi.advanceTimersByTime(SECOND);
  expect(flow.idle.left).toBe(20);
  flow.idle.stay();
  flow.idle.patience();
  vi.advanceTimersByTime(40 * SECOND);
  expect(flow.idle.left).toBe(20);
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
  flow.guest.chosen = 'en';
  flow.idle.touch();
  vi.advanceTimersByTime(39 * SECOND);
  expect(flow.guest.language).toBe('en');
  vi.advanceTimersByTime(SECOND);
  expect([flow.guest.language, flow.idle.left]).toEqual(['nl', undefined]);
});
