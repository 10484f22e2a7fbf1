import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { deskEn } from '../../shared/text/desk.en.ts';
import { deskNl } from '../../shared/text/desk.nl.ts';
import { PASSWORD } from '../support/desk.ts';
import { expect, test } from './office.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Goes to a section by its link. */
async function go(page: Page, section: string): Promise<void> {
  await page.getByRole('link', { name: section, exact: true }).click();
  await expect(title(page, section)).toBeVisible();
}

/** Opens the desk link and becomes the first admin. */
async function begin(page: Page, text: { readonly [Key in keyof typeof deskNl]: string } = deskNl): Promise<void> {
  await page.getByLabel(text['desk.name'], { exact: true }).fill('Ada Admin');
  await page.getByLabel(text['desk.password'], { exact: true }).fill(PASSWORD);
  await press(page, text['desk.first.submit']);
  await expect(page.getByRole('navigation')).toBeVisible();
}

test('[X14] [X16] the desk link makes the first admin, once, and leaves the address bar', async ({ office }) => {
  const hub = await office.start();
  const path = hub.links.desk.slice(hub.url.length);
  const [ada, eve] = [await office.visit(path), await office.visit(path)];
  expect(ada.url()).toBe(`${hub.url}/desk`);
  await begin(ada);
  await expect(title(ada, deskNl['desk.screens'])).toBeVisible();
  const late = await office.visit(path);
  await expect(title(late, deskNl['desk.login.title'])).toBeVisible();
  await late.close();
  await eve.reload();
  await expect(title(eve, deskNl['desk.login.title'])).toBeVisible();
  await press(ada, deskNl['desk.logout']);
  await ada.getByLabel(deskNl['desk.name'], { exact: true }).fill('ada admin');
  await ada.getByLabel(deskNl['desk.password'], { exact: true }).fill(PASSWORD);
  await ada.keyboard.press('Enter');
  await expect(title(ada, deskNl['desk.screens'])).toBeVisible();
});

test('[X12] who is shut out is out at the next thing they do', async ({ office }) => {
  const hub = await office.start();
  const ada = await office.visit(hub.links.desk.slice(hub.url.length));
  await begin(ada);
  await go(ada, deskNl['desk.stewards']);
  await ada.getByLabel(deskNl['desk.name'], { exact: true }).fill('Eve');
  await ada.getByLabel(deskNl['desk.role.admin']).check();
  await press(ada, deskNl['desk.stewards.add']);
  const link = await ada.getByText(/#reset=/).innerText();
  const eve = await office.visit(link.slice(hub.url.length), { offline: true }); // 401 is written in the console
  await eve.getByLabel(deskNl['desk.password'], { exact: true }).fill('eve has a sentence too');
  await press(eve, deskNl['desk.reset.submit']);
  await go(eve, deskNl['desk.stewards']);
  await press(ada, deskNl['desk.steward.shut']);
  await expect(ada.getByText(deskNl['desk.steward.out'])).toBeVisible();
  await press(eve, deskNl['desk.steward.makeEditor']);
  await expect(title(eve, deskNl['desk.login.title'])).toBeVisible();
});

for (const { lang, text, width, height } of [
  { lang: 'nl', text: deskNl, width: 1440, height: 900 },
  { lang: 'en', text: deskEn, width: 390, height: 844 },
])
  test(`axe finds nothing at the desk, ${lang} at ${width}x${height}, and nothing sticks out`, async ({ office }) => {
    const hub = await office.start();
    const page = await office.visit(hub.links.desk.slice(hub.url.length).replace('#', `?lang=${lang}#`), {
      width,
      height,
    });
    const look = async () => {
      expect(await findings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    };
    await expect(title(page, text['desk.first.title'])).toBeVisible();
    await look();
    await begin(page, text);
    for (const section of ['desk.screens', 'desk.stewards', 'desk.you'] as const) {
      await page.getByRole('link', { name: text[section] }).click();
      await expect(title(page, text[section])).toBeVisible();
      await look();
    }
  });

test('the desk works by keyboard alone', async ({ office }) => {
  const hub = await office.start();
  const page = await office.visit(hub.links.desk.slice(hub.url.length), { width: 1440, height: 900 });
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ada Admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(title(page, deskNl['desk.screens'])).toBeVisible();
  const you = page.getByRole('link', { name: deskNl['desk.you'] });
  for (let n = 0; n < 20 && !(await you.evaluate((one) => one === document.activeElement)); n += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(title(page, deskNl['desk.you'])).toBeVisible();
});

test('[X12] [X13] from the desk link to a named screen by its code, told who it is, and revoked in a second', async ({
  office,
}) => {
  const hub = await office.start();
  const kiosk = await office.open('kiosk');
  const ada = await office.visit(hub.links.desk.slice(hub.url.length), { width: 1440, height: 900 });
  await begin(ada);
  await ada.getByRole('button', { name: deskNl['desk.pair'] }).click();

  const tv = await office.visit('/display');
  const code = await tv.locator('[data-code]').innerText();
  expect(await findings(tv)).toEqual([]);
  await ada.getByRole('button', { name: /^Muur, 127/ }).click();
  await ada.getByLabel(deskNl['desk.pair.code']).fill(code);
  await ada.getByLabel(deskNl['desk.screen.name'], { exact: true }).fill('Hal begane grond');
  await ada.getByLabel(deskNl['desk.screen.inch']).fill('43');
  await ada.getByLabel(deskNl['desk.screen.distance']).fill('5');
  await ada.getByLabel(deskNl['desk.screen.internal']).check();
  expect(await findings(ada)).toEqual([]);
  await press(ada, deskNl['desk.pair.yes']);
  await expect(tv.locator('[data-scene="empty"]')).toBeVisible({ timeout: 15_000 });
  expect(await tv.evaluate(() => document.documentElement.style.getPropertyValue('--k-dist')), '43 inch at 5 m').toBe(
    '1.599',
  );

  await expect(ada.getByRole('button', { name: /Lege muur Hal begane grond/ })).toBeVisible();
  await ada.getByRole('button', { name: /Hal begane grond/ }).click();
  await press(ada, deskNl['desk.screen.identify']);
  await expect(tv.getByText('Hal begane grond')).toBeVisible();
  await press(ada, deskNl['desk.screen.change']);
  await ada.getByLabel(deskNl['desk.screen.inch']).fill('55');
  await press(ada, deskNl['desk.save']);
  const enlarge = () => tv.evaluate(() => document.documentElement.style.getPropertyValue('--k-dist'));
  await expect.poll(enlarge, 'without a reload').toBe('1.250');
  await press(ada, deskNl['desk.screen.change']);
  await ada.getByLabel(deskNl['desk.screen.visitors']).check();
  await press(ada, deskNl['desk.save']);
  await expect(tv.locator('[data-scene="reception"]')).toBeVisible();

  const gone = tv.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const scene = () => document.querySelector('[data-scene="pairing"]');
        new MutationObserver(() => scene() && resolve(Date.now())).observe(document, {
          subtree: true,
          attributes: true,
          childList: true,
        });
      }),
  );
  await press(ada, deskNl['desk.screen.revoke']);
  const [answered] = await Promise.all([
    ada.waitForResponse((response) => response.request().method() === 'DELETE').then(() => Date.now()),
    ada.getByRole('button', { name: /gaat meteen uit/ }).click(),
  ]);
  expect((await gone) - answered).toBeLessThan(1_000);
  await expect(tv.locator('[data-code]')).toBeVisible();
  expect(await tv.locator('[data-code]').innerText()).not.toBe(code);
  await expect(kiosk.getByRole('heading', { level: 1 }).first()).toBeVisible();
});

test('a kiosk is paired by its code too, from a phone', async ({ office }) => {
  const hub = await office.start();
  const ada = await office.visit(hub.links.desk.slice(hub.url.length), { width: 390, height: 844 });
  await begin(ada);
  await ada.getByRole('button', { name: deskNl['desk.pair'] }).click();
  const kiosk = await office.visit('/kiosk', { touch: true });
  await expect(kiosk.locator('[data-code]')).toBeVisible();
  expect(await findings(kiosk)).toEqual([]);
  await ada.getByRole('button', { name: /^Kiosk, 127/ }).click();
  expect(await findings(ada)).toEqual([]);
  expect(await ada.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await ada.getByLabel(deskNl['desk.pair.code']).fill(await kiosk.locator('[data-code]').innerText());
  await ada.getByLabel(deskNl['desk.screen.name'], { exact: true }).fill('Kiosk Klantenservice');
  await ada.getByLabel(deskNl['desk.screen.place.kiosk']).fill('Klantenservice');
  await press(ada, deskNl['desk.pair.yes']);
  await expect(kiosk.getByRole('button', { name: 'Idee' })).toBeVisible({ timeout: 15_000 });
});
