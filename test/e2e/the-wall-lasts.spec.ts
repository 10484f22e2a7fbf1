import { expect, type CDPSession } from '@playwright/test';
import { test } from '../pictures/office.ts';

const NOTES = Number(process.env['NOTES'] ?? 1_000); // through the wall; NOTES=20000 for a look at days
const AT_ONCE = 50;
const SAMPLES = 20;

async function metrics(
  devtools: CDPSession,
): Promise<{ heap: number; nodes: number; listeners: number; layouts: number }> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics: all } = await devtools.send('Performance.getMetrics');
  const value = (name: string) => all.find((one) => one.name === name)?.value ?? NaN;
  return {
    heap: value('JSHeapUsedSize'),
    nodes: value('Nodes'),
    listeners: value('JSEventListeners'),
    layouts: value('LayoutCount'),
  };
}

/** How much is added per sample, by least squares, as a part of the mean. */
function slope(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = (values.length - 1) / 2;
  const top = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const bottom = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return top / bottom / mean;
}

test(`[V1, V2] memory stays flat while ${NOTES} notes go through the wall`, async ({ office }) => {
  test.setTimeout(60_000 + NOTES * 40);
  const hub = await office({ notes: 60 });
  const page = await hub.open();
  await expect(page.locator('[data-scene="wall"]')).toBeAttached();
  const squares = await page.locator('[data-square]').count();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const samples = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    for (let some = 0; some < NOTES / SAMPLES; some += AT_ONCE) {
      const hung = [];
      for (let one = 0; one < AT_ONCE; one += 1)
        hung.push(await hub.do('notes.hang', { kind: 'idea', theme: 'app', title: `Idee ${sample} ${some} ${one}` }));
      await expect(page.locator(`[data-square="${hung.at(-1)}"]`)).toHaveCount(1);
      for (const note of hung) await hub.do('notes.takeBack', { note });
      await expect(page.locator('[data-square]')).toHaveCount(squares);
    }
    samples.push(await metrics(devtools));
  }
  const late = samples.slice(Math.floor(SAMPLES * 0.3));
  const laidOut = (samples.at(-1)?.layouts ?? NaN) - (samples[0]?.layouts ?? NaN);
  expect(laidOut).toBeLessThanOrEqual(NOTES);
  const thousand = 1_000 / (NOTES / SAMPLES); // samples
  if (process.env['NOTES']) console.log(samples);
  expect(Math.max(...samples.map(({ nodes }) => nodes))).toBeLessThan(6_000);
  expect(slope(late.map(({ nodes }) => nodes)) * thousand).toBeLessThan(0.02);
  expect(slope(late.map(({ listeners }) => listeners)) * thousand).toBeLessThan(0.02);
  expect(slope(late.map(({ heap }) => heap)) * thousand).toBeLessThan(0.1);
});
