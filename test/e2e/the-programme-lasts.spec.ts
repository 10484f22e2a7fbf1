import { expect, type CDPSession } from '@playwright/test';
import { test } from '../pictures/office.ts';

const CHANGES = Number(process.env['CHANGES'] ?? 200); // of scenes; CHANGES=2000 for a look at days
const SAMPLES = 20;

async function metrics(devtools: CDPSession): Promise<{ heap: number; nodes: number; listeners: number }> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics: all } = await devtools.send('Performance.getMetrics');
  const value = (name: string) => all.find((one) => one.name === name)?.value ?? NaN;
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
}

test(`[V1] [V2] memory stays flat while ${CHANGES} scenes come and go`, async ({ office }) => {
  test.setTimeout(60_000 + CHANGES * 300);
  const hub = await office({ notes: 60, programme: true });
  await hub.do('programme.notify', {
    text: 'Vrijdag sluiten we om vier uur',
    until: Date.parse('2026-12-24T12:00:00Z'),
  });
  await hub.do('vlogs.promise', { text: 'Ik bel elke week een klant', due: '2026-11-24' });
  const page = await hub.open();
  const scene = () => page.locator('main').getAttribute('data-scene');
  await expect(page.locator('main[data-scene]:not([data-scene="offline"])')).toBeAttached();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const samples: Awaited<ReturnType<typeof metrics>>[] = [];
  const seen = new Set<string | null>();
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    for (let change = 0; change < CHANGES / SAMPLES; change += 1) {
      await page.keyboard.press('ArrowRight');
      await hub.turn(page, 1_000);
      await hub.turn(page, 1_000);
      seen.add(await scene());
    }
    for (let left = 30; left > 0 && (await scene()) !== 'wall'; left -= 1) await page.keyboard.press('ArrowRight');
    await hub.turn(page, 2_000);
    await hub.turn(page, 2_000);
    samples.push(await metrics(devtools));
  }
  if (process.env['CHANGES']) console.log(samples);
  expect([...seen].toSorted()).toEqual(expect.arrayContaining(['improved', 'notice', 'promise', 'radar', 'wall']));
  // What is on when it is measured, and what still fades, comes and goes: a leak lifts the least as well.
  const third = (from: number) =>
    samples.slice(Math.floor((SAMPLES * from) / 3), Math.floor((SAMPLES * (from + 1)) / 3));
  const least = (part: typeof samples, of: (one: (typeof samples)[number]) => number) => Math.min(...part.map(of));
  const grown = (of: (one: (typeof samples)[number]) => number) => least(third(2), of) / least(third(1), of) - 1;
  expect(grown(({ nodes }) => nodes)).toBeLessThan(0.1);
  expect(grown(({ heap }) => heap)).toBeLessThan(0.1);
  const heard = ({ listeners }: (typeof samples)[number]) => listeners; // some 25 of them: a third has 60 scenes
  expect(least(third(2), heard) - least(third(1), heard)).toBeLessThan(10);
});
