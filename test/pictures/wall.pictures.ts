import { expect, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { contactSheet, still, type Frame } from './film.ts';
import { test, type Office, type OpenOptions } from './office.ts';

type Clip = NonNullable<NonNullable<Parameters<Page['screenshot']>[0]>['clip']>;

const folder = process.env['PICTURES'] ?? fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const formats = { landscape: { width: 1920, height: 1080 }, portrait: { width: 1080, height: 1920 } } as const;
const said = {
  kind: 'idea',
  theme: 'app',
  title: 'Foto van mijn modem sturen',
  body: 'Dan hoef ik niet uit te leggen welk lampje brandt.',
} as const;

/** Waits for what moved to stand still, then takes the picture. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.clock.runFor(2_500);
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running'));
  await page.screenshot({ path: `${folder}/${name}.jpg`, type: 'jpeg', quality: 72 });
  await page.context().close();
}

const up = async (office: Office, options: OpenOptions, scene: string): Promise<Page> => {
  const page = await office.open(options);
  await expect(page.locator(`[data-scene="${scene}"]`)).toBeAttached();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  return page;
};

for (const [format, size] of Object.entries(formats)) {
  test(`${format}: the wall, with 214, 40, 5 and 900 notes`, async ({ office }) => {
    await shoot(await up(await office(), size, 'wall'), `wall-${format}`);
    await shoot(await up(await office({ notes: 40 }), size, 'wall'), `wall-40-${format}`);
    await shoot(await up(await office({ notes: 5 }), size, 'wall'), `wall-5-${format}`);
    await shoot(await up(await office({ notes: 900 }), size, 'wall'), `wall-900-${format}`);
  });

  test(`${format}: from far away, three notes or one`, async ({ office }) => {
    const hub = await office();
    await shoot(await up(hub, { ...size, query: '?inch=43&distance=4' }, 'wall'), `three-${format}`);
    await shoot(await up(hub, { ...size, query: '?inch=43&distance=6' }, 'wall'), `one-${format}`);
  });

  test(`${format}: a new note`, async ({ office }) => {
    const hub = await office();
    const page = await up(hub, size, 'wall');
    await hub.do('notes.hang', said);
    await expect(page.locator('[data-scene="new-note"]')).toBeAttached();
    await shoot(page, `new-note-${format}`);
  });

  test(`${format}: empty, unpaired, and at night`, async ({ office }) => {
    await shoot(await up(await office({ notes: 0 }), size, 'empty'), `empty-${format}`);
    await shoot(await up(await office(), { ...size, stranger: true }, 'pairing'), `unpaired-${format}`);
    await shoot(await up(await office(), { ...size, query: '?hours=12-19' }, 'night'), `night-${format}`);
  });

  test(`${format}: without a hub, for a minute, a quarter of an hour, four hours`, async ({ office }) => {
    for (const [minutes, name] of [
      [2, 'offline-minutes'],
      [16, 'offline'],
      [241, 'question'],
    ] as const) {
      const hub = await office();
      const page = await up(hub, size, 'wall');
      await hub.leave();
      await expect(page.locator('[data-offline]')).toBeAttached();
      await page.clock.fastForward(minutes * 60_000);
      await expect(page.locator(`[data-offline="${minutes}"]`)).toBeAttached();
      await shoot(page, `${name}-${format}`);
    }
  });
}

test('the moment of a new note, in eight frames', async ({ office, browser }) => {
  const hub = await office();
  const page = await up(hub, formats.landscape, 'wall');
  await page.clock.pauseAt(new Date(await page.evaluate(() => Date.now() + 2_000)));
  const frames: Frame[] = [];
  const take = async (caption: string, time: number) => {
    await still(page, time);
    frames.push({ caption, picture: await page.screenshot() });
  };
  await hub.do('notes.hang', said);
  await expect(page.locator('[data-scene="new-note"]')).toBeAttached();
  await take('0.10 s', 100);
  await take('0.25 s', 250);
  await take('0.80 s', 800);
  await hub.turn(page, 1_000);
  await take('1.5 s: rests until 9.9 s', 5_000);
  await hub.turn(page, 9_100);
  await expect(page.locator('.settles').first()).toBeAttached();
  await take('10.2 s', 300);
  await take('10.5 s', 600);
  await take('10.7 s', 820);
  await hub.turn(page, 1_000);
  await expect(page.locator('[data-scene="wall"]')).toBeAttached();
  await hub.turn(page, 1_000);
  await take('12 s', 2_000);
  await contactSheet(browser, frames, `${folder}/moment-new-note.jpg`);
});

test('one small note makes place for another, and a square turns green, in eight frames', async ({
  office,
  browser,
}) => {
  const hub = await office();
  const page = await up(hub, formats.landscape, 'wall');
  await page.clock.pauseAt(new Date(await page.evaluate(() => Date.now() + 2_000)));
  const frames: Frame[] = [];
  const take = async (caption: string, time: number, clip?: Clip) => {
    await still(page, time);
    frames.push({ caption, picture: await page.screenshot({ ...(clip && { clip }) }) });
  };
  for (let left = 250; left > 0 && (await page.locator('.leaves').count()) === 0; left -= 1) await hub.turn(page, 100);
  await take('lets go, 0.10 s', 100);
  await take('0.30 s', 300);
  await hub.turn(page, 400);
  await expect(page.locator('.lands')).toBeAttached();
  await take('lands, 0.10 s', 100);
  await take('0.70 s', 700);
  await hub.turn(page, 3_000);
  const [square] = await page
    .locator('[data-square]')
    .evaluateAll((all) => all.slice(-30, -20).map((one) => one.getAttribute('data-square') ?? ''));
  await hub.do('notes.advance', { note: square ?? '', stage: 'solved', solution: 'Dat kan nu.' });
  await hub.do('notes.advance', { note: square ?? '', stage: 'implemented' });
  for (let left = 50; left > 0 && (await page.locator('.before').count()) === 0; left -= 1) await hub.turn(page, 100);
  await expect(page.locator('.before')).toBeAttached();
  const box = await page.locator(`[data-square="${square}"]`).boundingBox();
  const near = { x: (box?.x ?? 0) - 220, y: (box?.y ?? 0) - 130, width: 480, height: 270 };
  await take('turns, 0.15 s', 150, near);
  await take('0.30 s', 300, near);
  await take('0.45 s', 450, near);
  await take('0.80 s', 800, near);
  await contactSheet(browser, frames, `${folder}/moment-swap-and-turn.jpg`);
});
