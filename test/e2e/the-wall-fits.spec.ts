import { expect, type Page } from '@playwright/test';
import { NOW, test } from '../pictures/office.ts';

const CAPITAL = 0.668; // of the size of the letters
const LANDSCAPE = { width: 1920, height: 1080 } as const;
const PORTRAIT = { width: 1080, height: 1920 } as const;

/** Every piece of text that is seen: what, how large its letters are, and where it stands (pixels). */
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
      const sheet = parent.closest('[data-note]')?.getBoundingClientRect();
      found.push({
        text: node.textContent.trim(),
        size: parseFloat(getComputedStyle(parent).fontSize),
        must: parent.matches('h1, .large h2, .moment h2') ? 22 : parent.matches('.small h2, .body') ? 16 : 12,
        box: { left, top, right, bottom },
        sheet: sheet && { left: sheet.left, top: sheet.top, right: sheet.right, bottom: sheet.bottom },
      });
    }
    return found;
  });

/** What sticks out of its sheet of paper (which is tilted a little) or of the screen. */
async function stickingOut(page: Page): Promise<readonly string[]> {
  const size = page.viewportSize() ?? LANDSCAPE;
  const screen = { left: 0, top: 0, right: size.width, bottom: size.height };
  return (await texts(page))
    .filter(({ box, sheet = screen }) =>
      [sheet, screen].some(
        (edge) =>
          box.left < edge.left - 1 ||
          box.top < edge.top - 1 ||
          box.right > edge.right + 1 ||
          box.bottom > edge.bottom + 1,
      ),
    )
    .map(({ text }) => text);
}

const ready = async (page: Page) => {
  await expect(page.locator('main[data-scene]:not([data-scene="offline"])')).toBeAttached();
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  // a note finds the size of its letters right before its first frame, and this looks once a frame
  await page.waitForFunction(() => {
    const frames = Number(document.body.dataset['frames'] ?? 0) + 1;
    document.body.dataset['frames'] = String(frames);
    return frames > 3;
  });
};

test('every text is large enough to be read, on 43 to 86 inch and from 2 to 6 metres', async ({ office }) => {
  const hub = await office({ notes: 60 });
  for (const inch of [43, 55, 65, 75, 86]) {
    const page = await hub.open(); // each a device of its own, so that none says hello too often
    for (const distance of [2, 3, 4, 4.5, 5, 6]) {
      await page.goto(`${new URL(page.url()).origin}/display?inch=${inch}&distance=${distance}`);
      await ready(page);
      const millimetres = (inch * 25.4 * 9) / Math.sqrt(337) / LANDSCAPE.height; // of one pixel
      const arc = (size: number) =>
        (2 * Math.atan((size * CAPITAL * millimetres) / 2 / (distance * 1_000)) * 180 * 60) / Math.PI;
      const all = await texts(page);
      expect(all.length).toBeGreaterThan(5);
      const small = all
        .filter(({ size, must }) => arc(size) < must)
        .map(({ text, size, must }) => `${text}: ${arc(size).toFixed(1)}' of ${must}'`);
      expect([inch, distance, small]).toEqual([inch, distance, []]);
      expect(await stickingOut(page)).toEqual([]);
    }
    await page.context().close();
  }
});

const HOUR = 3_600_000;

for (const [notes, hour] of [
  [0, 10],
  [1, 10],
  [5, 10],
  [60, 10],
  [60, 11],
  [214, 10],
  [900, 10],
  [900, 11],
] as const) {
  test(`nothing sticks out with ${notes} notes at ${hour}.42, lying and upright, in Dutch and English`, async ({
    office,
  }) => {
    const hub = await office({ notes, begin: NOW + (hour - 10) * HOUR });
    for (const size of [LANDSCAPE, PORTRAIT]) {
      const page = await hub.open(size);
      for (const query of ['', '?lang=en', '?lang=en&inch=43&distance=4', '?distance=4.4', '?inch=43&distance=6']) {
        await page.goto(`${new URL(page.url()).origin}/display${query}`);
        await ready(page);
        expect([size.width, query, await stickingOut(page)]).toEqual([size.width, query, []]);
      }
      await page.context().close();
    }
  });
}

test('42 wide letters and one word of 42 letters stay on their paper', async ({ office }) => {
  const hub = await office({ notes: 0 });
  const long = ['W'.repeat(42), 'aansprakelijkheidswaardevaststellingsverzo', 'WWWWWW '.repeat(6).trim()];
  for (const title of [...long, ...long])
    await hub.do('notes.hang', { kind: 'complaint', theme: 'subscription', title, body: 'W'.repeat(90) });
  for (const size of [LANDSCAPE, PORTRAIT, { width: 1280, height: 720 }, { width: 3840, height: 2160 }]) {
    const page = await hub.open(size);
    for (const query of ['', '?inch=43&distance=4', '?inch=43&distance=6']) {
      await page.goto(`${new URL(page.url()).origin}/display${query}`);
      await ready(page);
      expect([size.width, query, await stickingOut(page)]).toEqual([size.width, query, []]);
    }
    await page.context().close();
  }
});

for (const size of [LANDSCAPE, PORTRAIT]) {
  test(`on ${size.width} pixels, in an odd hour the near plane hangs the other way round, and nothing over another`, async ({
    office,
  }) => {
    const hub = await office({ begin: NOW + 17 * 60_000 });
    const page = await hub.open(size);
    await ready(page);
    const boxes = async (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    const leftmost = async () =>
      (await boxes('.small [data-note]')).filter(({ left }) => left < size.width * 0.1).length;
    const large = async () => (await boxes('.large [data-note]'))[0];
    const before = await large();
    expect(await leftmost()).toBe(size === LANDSCAPE ? 0 : 2);
    await hub.turn(page, 90_000); // eleven o'clock has come
    await ready(page);
    if (size === LANDSCAPE) {
      expect(before?.left).toBeLessThan(size.width * 0.1);
      expect((await large())?.left).toBeGreaterThan(size.width / 2);
      expect(await leftmost()).toBe(2);
    }
    const notes = await boxes('[data-note]');
    const [today] = await boxes('p:text-is("vandaag")');
    expect(notes).toHaveLength(5);
    expect(today).toBeDefined();
    const over = (one: DOMRect, other: DOMRect) =>
      one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    expect(notes.flatMap((one, at) => notes.slice(at + 1).filter((other) => over(one, other)))).toEqual([]);
    expect(notes.filter((note) => today && over(note, today))).toEqual([]);
    expect(await stickingOut(page)).toEqual([]);
  });
}

test('in an hour the whole page goes round, a pixel or so at a time, and its words stay off the edge', async ({
  office,
}) => {
  const hub = await office({ notes: 60 });
  const page = await hub.open();
  await ready(page);
  const corner = () =>
    page.locator('main > div').evaluate((one) => {
      const { left, top } = one.getBoundingClientRect();
      return { left, top };
    });
  const seen = [await corner()];
  for (let step = 1; step <= 40; step += 1) {
    await hub.turn(page, 90_000);
    seen.push(await corner());
    if (step % 5 > 0) continue;
    await ready(page);
    const { width, height } = LANDSCAPE;
    const line = 0.006 * height; // a line's box is so much higher than its letters
    const outside = (await texts(page)).filter(
      ({ box }) =>
        box.left < width * 0.04 ||
        box.right > width * 0.96 ||
        box.top < height * 0.04 - line ||
        box.bottom > height * 0.96 + line,
    );
    expect([step, outside.map(({ text }) => text)]).toEqual([step, []]);
  }
  const leaps = seen
    .slice(1)
    .map(({ left, top }, at) => Math.hypot(left - (seen[at]?.left ?? 0), top - (seen[at]?.top ?? 0)));
  expect(Math.max(...leaps)).toBeLessThanOrEqual(4); // two steps, when one is seen late
  expect(Math.max(...seen.map(({ left }) => left)) - Math.min(...seen.map(({ left }) => left))).toBe(16);
  expect(Math.max(...seen.map(({ top }) => top)) - Math.min(...seen.map(({ top }) => top))).toBe(10);
});
