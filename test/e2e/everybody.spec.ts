import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { nl } from '../../shared/text/nl.ts';
import { expect, test } from './office.ts';

const APP = /^App (en|and) website$/;

type Words = { readonly [Key in keyof typeof nl]: string };

/** Goes through every page of the kiosk as a person would, and looks at each. */
async function walk(page: Page, text: Words, look: (where: string) => Promise<void>): Promise<void> {
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const kind = () => page.getByRole('button', { name: text['kind.idea'] }).click();
  await expect(page.getByRole('heading', { name: text['home.title'] })).toBeVisible();
  await look('home');
  await press(text['home.more']);
  await look('more page');
  await press(text['home.takeDown']);
  await look('take down');
  await press(text['common.back']);
  await press(text['common.back']);
  await kind();
  await look('theme');
  await press(APP);
  await look('write');
  const line = page.getByRole('textbox').first();
  await line.fill('Bestelling 06-12345678 is kwijt');
  await expect(page.getByRole('button', { name: text['personal.leaveOut'] })).toBeVisible();
  await look('somebody');
  await press(text['personal.leaveOut']);
  await line.fill('');
  await press(text['note.starter.wants']);
  await look('fill');
  await press(text['phrase.app.d']);
  if (await page.getByRole('button', { name: text['note.more'] }).isVisible()) {
    await press(text['note.more']);
    await look('more');
  }
  const own = page.getByRole('button', { name: text['note.type'], exact: true });
  if (await own.isVisible()) {
    await own.click();
    await look('keys');
  }
  await page.getByRole('button', { name: text['note.submit'], exact: true }).click();
  await expect(page.getByRole('heading', { name: text['note.done.title'] })).toBeVisible();
  await look('done');
  await press(text['note.done.again']);
  await page.getByRole('button', { name: text['home.signal'] }).click();
  await look('hear');
  await press(text['common.done']);
  await kind();
  await press(APP);
  await press(text['note.starter.wants']);
  await press(text['phrase.app.d']);
  await page.getByRole('button', { name: text['note.submit'], exact: true }).click();
  await expect(page.getByRole('heading', { name: text['note.duplicate.title'] })).toBeVisible();
  await look('alike');
}

const tests = [
  { lang: 'nl', text: nl, contrast: false },
  { lang: 'en', text: en, contrast: false },
  { lang: 'nl', text: nl, contrast: true },
  { lang: 'en', text: en, contrast: true },
] as const;

for (const { lang, text, contrast } of tests)
  test(`axe finds nothing on any page, ${lang}${contrast ? ' with more contrast' : ''}`, async ({ office }) => {
    await office.start();
    const kiosk = await office.open('kiosk', { touch: true, query: `?lang=${lang}` });
    if (contrast) {
      await kiosk.getByRole('button', { name: text['home.more'] }).click();
      await kiosk.getByRole('button', { name: text['ease.contrast'] }).click();
      await kiosk.getByRole('button', { name: text['common.back'] }).click();
    }
    const findings: string[] = [];
    await walk(kiosk, text, async (where) => {
      await kiosk.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
      const { violations } = await new AxeBuilder({ page: kiosk }).analyze();
      for (const { id, nodes } of violations)
        findings.push(`${where}: ${id} ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(findings).toEqual([]);
  });

const screens = [
  { inch: 23.8, width: 1920, height: 1080 },
  { inch: 23.8, width: 1080, height: 1920 },
  { inch: 15.6, width: 1920, height: 1080 },
  { inch: 10.1, width: 1280, height: 800 },
];

for (const { inch, width, height, large } of screens.flatMap((one) => [
  { ...one, large: false },
  { ...one, large: true },
]))
  test(`every target is at least 20 mm, and nothing is cut off, at ${inch} inch, ${width}x${height}${large ? ', large letters' : ''}`, async ({
    office,
  }) => {
    await office.start();
    const kiosk = await office.open('kiosk', { touch: true, width, height, query: `?inch=${inch}` });
    if (large) {
      await kiosk.getByRole('button', { name: 'Meer' }).click();
      await kiosk.getByRole('button', { name: 'Grote letters' }).click();
      await kiosk.getByRole('button', { name: 'Terug' }).click();
    }
    const small: string[] = [];
    await walk(kiosk, nl, async (where) => {
      const found = await kiosk.evaluate(() => {
        const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
        const least = 20 * mm - 0.6;
        return [...document.querySelectorAll('button')]
          .filter((one) => one.getClientRects().length > 0)
          .map((one) => ({ name: one.textContent.trim(), box: one.getBoundingClientRect() }))
          .filter(
            ({ box }) =>
              box.width < least ||
              box.height < least ||
              box.left < 0 ||
              box.top < 0 ||
              box.right > innerWidth + 0.6 ||
              box.bottom > innerHeight + 0.6,
          )
          .map(
            ({ name, box }) => `${name} ${(box.width / mm).toFixed(1)}x${(box.height / mm).toFixed(1)} at ${box.top}`,
          )
          .concat(
            [...document.querySelectorAll('textarea')]
              .filter((line) => line.scrollHeight > line.clientHeight + 1 || line.clientHeight < 20)
              .map((line) => `the line with "${line.value}" is ${line.clientHeight} of ${line.scrollHeight} high`),
          );
      });
      small.push(...found.map((one) => `${where}: ${one}`));
    });
    expect(small).toEqual([]);
  });

test('"Knoppen laag" puts everything that a finger needs into the lowest part of a standing screen', async ({
  office,
}) => {
  await office.start();
  const kiosk = await office.open('kiosk', { touch: true, width: 1080, height: 1920 });
  await kiosk.getByRole('button', { name: 'Meer' }).click();
  await kiosk.getByRole('button', { name: 'Knoppen laag' }).click();
  await kiosk.getByRole('button', { name: 'Terug' }).click();
  const high: string[] = [];
  await walk(kiosk, nl, async (where) => {
    const tops = await kiosk.evaluate(() =>
      [...document.querySelectorAll('button')].map((one) => one.getBoundingClientRect().top / innerHeight),
    );
    const top = Math.min(...tops);
    if (top < 0.6) high.push(`${where}: ${top.toFixed(2)}`);
  });
  expect(high).toEqual([]);
});

test('what made it easier is gone when the visit is over', async ({ office }) => {
  await office.start();
  const kiosk = await office.open('kiosk');
  await kiosk.getByRole('button', { name: 'Meer' }).click();
  const text = () => kiosk.evaluate(() => getComputedStyle(document.body).fontSize);
  const before = await text();
  await kiosk.getByRole('button', { name: 'Grote letters' }).click();
  await kiosk.getByRole('button', { name: 'Meer contrast' }).click();
  expect(Number.parseFloat(await text()) / Number.parseFloat(before)).toBeCloseTo(1.3, 1);
  await expect(kiosk.locator('html')).toHaveAttribute('data-contrast', 'more');
  await kiosk.getByRole('button', { name: 'Terug' }).click();
  await kiosk.getByRole('button', { name: 'Dit hoor ik ook' }).click();
  await kiosk.getByRole('button', { name: 'Terug' }).click();
  await expect(kiosk.locator('html')).toHaveAttribute('data-contrast', 'plain');
  expect(await text()).toBe(before);
});
