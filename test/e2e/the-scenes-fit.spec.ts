import { expect, type Page } from '@playwright/test';
import { scenes, longest } from '../pictures/scenes.ts';
import { sizes, test } from '../pictures/stage.ts';

const CAPITAL = 0.668; // of the size of the letters
const UNITS = { landscape: 100, portrait: 177.78, '4k': 100 } as const; // of the page's height
const SENTENCE = 1.3; // from farther away not both what a customer said and what we made of it fit, nor a long sentence
const MILLIMETRES = (55 * 25.4 * 9) / Math.sqrt(337); // the height of 55 inch, in landscape

/** Every piece of text that is seen: how large its letters are, where it stands, and what it must not stick out of. */
const texts = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || !parent.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, top, right, bottom } = range.getBoundingClientRect();
      const edge = (parent.closest('article, aside') ?? document.documentElement).getBoundingClientRect();
      found.push({
        text: node.textContent.trim(),
        size: parseFloat(getComputedStyle(parent).fontSize),
        must: parent.matches('h1, .sheet h2, .better h2, .value b') ? 22 : parent.matches('h2, .value') ? 16 : 12,
        said: parent.matches('.said h2'),
        out: [edge.left - left, edge.top - top, right - edge.right, bottom - edge.bottom].some((more) => more > 1),
      });
    }
    return found;
  });

for (const [name, what] of Object.entries({ ...scenes, ...longest })) {
  test(`${name} fits, lying and upright, near and far, in Dutch and English, and can be read`, async ({ stage }) => {
    for (const size of ['landscape', 'portrait', '4k'] as const)
      for (const enlarge of size === '4k' ? [1] : [1, 1.1, 1.25, 1.46, 1.95])
        for (const language of ['nl', 'en'] as const) {
          const page = await stage.show({ ...what, size, enlarge, language, motion: 'none' });
          await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
          const all = await texts(page);
          expect(all.length).toBeGreaterThan(2);
          expect([size, enlarge, language, all.filter(({ out }) => out)]).toEqual([size, enlarge, language, []]);
          if (name in longest) continue;
          const millimetres = MILLIMETRES / 100 / (sizes[size].height / UNITS[size]);
          const arc = (letters: number) =>
            (2 * Math.atan((letters * CAPITAL * millimetres) / 2 / (4_000 * enlarge)) * 180 * 60) / Math.PI;
          const small = all
            .map(({ must, said, ...one }) => ({
              ...one,
              must: enlarge <= SENTENCE ? must : said ? 12 : name.endsWith('-long') ? Math.min(15, must) : must,
            }))
            .filter(({ size: letters, must }) => arc(letters) < must)
            .map(({ text, size: letters, must }) => `${text}: ${arc(letters).toFixed(1)} of ${must}`);
          expect([size, enlarge, language, small]).toEqual([size, enlarge, language, []]);
        }
  });
}

test('what stands on the radar equals what its bars are made of', async ({ stage }) => {
  const page = await stage.show({ ...scenes.radar, motion: 'none' });
  const rows = await page
    .locator('[data-row]')
    .evaluateAll((all) =>
      all.map((row) => [row.getAttribute('data-count'), row.querySelector('.value b')?.textContent]),
    );
  expect(rows).toEqual(['8', '6', '5', '4', '3', '1'].map((many) => [many, many]));
});
