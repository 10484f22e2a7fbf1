import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { retry } from '../shared/client/retry.ts';
import { onWake } from '../shared/client/wake.ts';

const SECOND = 1_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('[E9] trying again', () => {
  /** The pauses between so many attempts that all fail. */
  function pauses(many: number): readonly number[] {
    const tried = [performance.now()];
    const again = retry(() => {
      tried.push(performance.now());
      again.later();
    });
    again.later();
    while (tried.length <= many) vi.advanceTimersToNextTimer();
    again.stop();
    expect(vi.getTimerCount()).toBe(0);
    return tried.slice(1).map((at, index) => at - (tried[index] ?? 0));
  }

  test('begins within half a second and grows to one to three seconds, never less, for a day', () => {
    const all = pauses(40_000);
    expect(all[0]).toBeGreaterThanOrEqual(125);
    expect(all[0]).toBeLessThanOrEqual(375);
    expect(Math.min(...all.slice(3))).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...all)).toBeLessThanOrEqual(3_000);
  });

  test('a hundred screens that wait since the same moment come one by one', () => {
    const moments = Array.from({ length: 100 }, () => pauses(60).reduce((sum, one) => sum + one, 0) % (2 * SECOND));
    for (const quarter of [0, 1, 2, 3]) {
      const come = moments.filter((moment) => Math.floor(moment / 500) === quarter).length;
      expect(come).toBeGreaterThan(8);
    }
    const last = Array.from({ length: 100 }, () => Math.round((pauses(60).at(-1) ?? 0) / 100));
    expect(new Set(last).size, 'no two wait equally long').toBeGreaterThan(10);
  });
});

describe('[E12] a page that comes to', () => {
  /** A page, its clock, and how often it woke. */
  function page() {
    const seen = { woke: 0, now: Date.parse('2026-11-24T10:00:00+01:00') };
    const document = Object.assign(new EventTarget(), { hidden: false });
    const window = new EventTarget();
    vi.stubGlobal('document', document);
    vi.stubGlobal('window', window);
    const stop = onWake(
      () => seen.now,
      () => (seen.woke += 1),
    );
    const pass = (ms: number, step = SECOND) => {
      for (let gone = 0; gone < ms; gone += step) {
        seen.now += step;
        vi.advanceTimersByTime(step);
      }
    };
    return { seen, document, window, stop, pass };
  }

  test('never wakes while its clock just goes on', () => {
    const { seen, pass } = page();
    pass(3_600 * SECOND);
    expect(seen.woke).toBe(0);
  });

  test('wakes within 2 seconds when the machine slept: the clock went on, the timers did not', () => {
    const { seen, pass } = page();
    pass(60 * SECOND);
    seen.now += 60 * SECOND;
    pass(2 * SECOND);
    expect(seen.woke).toBe(1);
    pass(60 * SECOND);
    expect(seen.woke).toBe(1);
  });

  test('wakes when the browser says so, and when its network is back', () => {
    const { seen, document, window } = page();
    document.dispatchEvent(new Event('resume'));
    expect(seen.woke).toBe(1);
    window.dispatchEvent(new Event('online'));
    expect(seen.woke).toBe(2);
  });

  test('that nobody sees runs its timers once a minute: it wakes when it is looked at', () => {
    const { seen, document, pass } = page();
    document.hidden = true;
    for (let minute = 0; minute < 10; minute += 1) pass(60 * SECOND, 60 * SECOND);
    expect(seen.woke).toBe(0);
    seen.now += 30 * SECOND;
    document.hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(seen.woke).toBe(1);
  });

  test('looked at again after a moment it goes on', () => {
    const { seen, document, pass } = page();
    document.hidden = true;
    pass(10 * SECOND);
    document.hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(seen.woke).toBe(0);
  });

  test('and hears nothing any more once it was stopped', () => {
    const { seen, document, window, stop, pass } = page();
    stop();
    seen.now += 60 * SECOND;
    pass(10 * SECOND);
    document.dispatchEvent(new Event('resume'));
    window.dispatchEvent(new Event('online'));
    expect([seen.woke, vi.getTimerCount()]).toEqual([0, 0]);
  });
});
