import { expect, onTestFinished, test, vi } from 'vitest';
import { openSchedule, type Job } from '../server/schedule.ts';
import { clock } from './support/clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function schedule(...jobs: readonly Job[]) {
  const [wall, steady] = [clock(), clock(0)];
  const onTrouble = vi.fn();
  const made = openSchedule({ jobs, clock: wall, steady, onTrouble });
  onTestFinished(made.close);
  /** Time goes on, and the clock with it. */
  const pass = (ms: number) => (wall.tick(ms), steady.tick(ms), made.turn());
  return { ...made, wall, steady, onTrouble, pass };
}

test('a job has its turn when its time has come, and not before', async () => {
  const run = vi.fn();
  const { turn, pass } = schedule({ name: 'one', every: HOUR, run });
  await turn();
  await pass(HOUR - 1);
  expect(run).toHaveBeenCalledTimes(1);
  await pass(1);
  expect(run).toHaveBeenCalledTimes(2);
});

test('[T1] a clock that is set brings no turn nearer, and every job is told once that it leapt', async () => {
  const [often, seldom] = [vi.fn(), vi.fn()];
  const { turn, pass, wall } = schedule(
    { name: 'often', every: HOUR, run: often },
    { name: 'seldom', every: DAY, run: seldom },
  );
  await turn();
  for (const leap of [365 * DAY, -3_650 * DAY]) {
    wall.tick(leap);
    await turn();
    expect(seldom.mock.lastCall, 'too early for both').toEqual([{ now: expect.any(Number), leapt: false }]);
    await pass(HOUR);
    expect(often.mock.lastCall).toEqual([{ now: wall(), leapt: true }]);
    await pass(HOUR);
    expect(often.mock.lastCall).toEqual([{ now: wall(), leapt: false }]);
    await pass(DAY);
    expect(seldom.mock.lastCall, 'it was not asked since').toEqual([{ now: wall(), leapt: true }]);
    await pass(DAY);
    expect(seldom.mock.lastCall).toEqual([{ now: wall(), leapt: false }]);
  }
});

test('a job that fails is told of, and the others have their turn; the end waits for who is at work', async () => {
  let finish = () => {};
  const work = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const { turn, close, onTrouble, pass } = schedule(
    { name: 'bad', every: 1, run: () => Promise.reject(new Error('no')) },
    { name: 'long', every: 1, run: work },
  );
  const first = turn();
  await vi.waitFor(() => expect(work).toHaveBeenCalled());
  expect(onTrouble).toHaveBeenCalledWith('bad', new Error('no'));
  void pass(10); // two at once is one
  const ended = vi.fn();
  const end = close().then(ended);
  await Promise.resolve();
  expect(ended).not.toHaveBeenCalled();
  finish();
  await Promise.all([first, end]);
  await pass(10);
  expect(work).toHaveBeenCalledTimes(1);
});
