import { fileURLToPath } from 'node:url';
import { contactSheet, still, type Frame } from './film.ts';
import { longest, scenes } from './scenes.ts';
import { sizes, test, type Show, type Size, type Stage } from './stage.ts';

const folder = process.env['PICTURES'] ?? fileURLToPath(new URL('../../docs/pictures', import.meta.url));

/** What docs/pictures shows; all the others are only to look at, in the folder that PICTURES names. */
const kept = /^(improved|radar|credo|notice|promise-new|promise-kept)-(landscape|portrait)$/;

async function shoot(stage: Stage, name: string, what: Show): Promise<void> {
  if (!process.env['PICTURES'] && !kept.test(name)) return;
  const page = await stage.show({ ...what, motion: 'none' });
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
  await page.screenshot({ path: `${folder}/${name}.jpg`, type: 'jpeg', quality: 72 });
}

for (const size of Object.keys(sizes) as Size[])
  test(`${size}: the scenes of the programme, near and far`, async ({ stage }) => {
    for (const enlarge of size === '4k' ? [1] : [1, 1.2, 1.46, 1.95])
      for (const [name, what] of Object.entries({ ...scenes, ...longest })) {
        const on = enlarge === 1 ? size : `${size}-${enlarge}`;
        await shoot(stage, `${name}-${on}`, { ...what, size, enlarge });
        if (name in longest) continue;
        await shoot(stage, `${name}-en-${on}`, { ...what, size, enlarge, language: 'en' });
      }
  });

test('the radar lands, row by row, in eight frames', async ({ stage, browser }) => {
  await stage.stop();
  const page = await stage.show(scenes.radar);
  const frames: Frame[] = [];
  let time = 0;
  for (const at of [50, 150, 250, 400, 550, 700, 900, 1_500]) {
    for (; time < at; time += 16) await page.clock.runFor(16);
    await still(page, time);
    frames.push({ caption: `${(time / 1_000).toFixed(2)} s`, picture: await page.screenshot() });
  }
  await contactSheet(browser, frames, `${folder}/moment-radar.jpg`);
});
