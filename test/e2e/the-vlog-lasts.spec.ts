import { expect, type CDPSession } from '@playwright/test';
import { test } from './vlog-lab.ts';

const VIDEOS = Number(process.env['VIDEOS'] ?? 300);
const SAMPLES = 15;

async function metrics(devtools: CDPSession): Promise<{ heap: number; nodes: number; listeners: number }> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics: all } = await devtools.send('Performance.getMetrics');
  const value = (name: string) => all.find((one) => one.name === name)?.value ?? NaN;
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
}

/** The lowest of the last third beside the lowest of the second: what leaks never comes down again. */
function growth(values: readonly number[]): number {
  const third = Math.floor(values.length / 3);
  return Math.min(...values.slice(2 * third)) / Math.min(...values.slice(third, 2 * third));
}

test.use({ trace: 'off' }); // it keeps what the page shows

test(`[V1, V2] memory stays flat while ${VIDEOS} videos play one after the other`, async ({ lab }) => {
  test.setTimeout(60_000 + VIDEOS * 400);
  const page = await lab.open({});
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const samples = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await page.evaluate(
      (times) => Reflect.get(window, 'lab').many(['usual.mp4', 'silent.mp4', 'broken/moov-at-end.mp4'], times),
      VIDEOS / SAMPLES,
    );
    samples.push(await metrics(devtools));
  }
  if (process.env['VIDEOS']) console.log(samples);
  expect(growth(samples.map(({ nodes }) => nodes))).toBeLessThan(1.02);
  expect(growth(samples.map(({ listeners }) => listeners))).toBeLessThan(1.02);
  expect(growth(samples.map(({ heap }) => heap))).toBeLessThan(1.03);
});
