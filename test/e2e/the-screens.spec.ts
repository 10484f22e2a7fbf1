import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { deskNl } from '../../shared/text/desk.nl.ts';
import { nl } from '../../shared/text/nl.ts';
import { PASSWORD } from '../support/desk.ts';
import { expect, test, type Office } from './office.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** A steward who is in, at a desk of this size. */
async function steward(office: Office, size: { readonly width: number; readonly height: number }): Promise<Page> {
  const page = await office.visit(office.hub.links.desk.slice(office.hub.url.length), size);
  await page.getByLabel(deskNl['desk.name'], { exact: true }).fill('Ada Admin');
  await page.getByLabel(deskNl['desk.password'], { exact: true }).fill(PASSWORD);
  await press(page, deskNl['desk.first.submit']);
  await expect(page.getByRole('navigation')).toBeVisible();
  return page;
}

/** Hangs a note as a person at the kiosk does. */
async function hang(kiosk: Page, title: string): Promise<void> {
  await kiosk.getByRole('button', { name: 'Idee' }).click();
  await kiosk.getByRole('button', { name: 'App' }).click();
  await kiosk.getByRole('textbox').fill(title);
  await press(kiosk, nl['note.submit']);
  await expect(kiosk.getByText('Je briefje hangt!')).toBeVisible();
}

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`the desk shows what a screen shows, small and large, at ${size.width}x${size.height}`, async ({ office }) => {
    await office.start();
    const tv = await office.open('display');
    const kiosk = await office.open('kiosk');
    const ada = await steward(office, size);
    await ada.getByRole('button', { name: new RegExp(`^${deskNl['desk.scene.empty']}`) }).click();
    const frame = ada.frameLocator('aside iframe');
    await expect(frame.locator('[data-scene="empty"]')).toBeVisible();
    await hang(kiosk, 'Een donkere app');
    await expect(frame.locator('[data-note]').first()).toBeVisible({ timeout: 20_000 });
    expect(await findings(ada)).toEqual([]);
    expect(await ada.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const box = await ada.locator('aside iframe').boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(16 / 9, 1);

    const large = ada.context().waitForEvent('page');
    await ada.getByRole('link', { name: deskNl['desk.preview.large'] }).click();
    const tab = await large;
    await expect(tab.locator('[data-note]').first()).toBeVisible();
    await press(ada, deskNl['desk.logout']);
    await expect(tab.locator('[data-scene="pairing"]')).toBeVisible();
    await expect(tab.locator('[data-code]')).toHaveCount(0);
    await expect(tv.locator('[data-note]').first()).toBeVisible();
  });

test('a colleague scans a code at the desk and reads the wall on a phone, until somebody ends it', async ({
  office,
}) => {
  await office.start();
  const kiosk = await office.open('kiosk');
  for (const title of ['Een donkere app', 'Waarom betaal ik dubbel voor mijn bundel?', 'De app kent mijn naam niet'])
    await hang(kiosk, title);
  const ada = await steward(office, { width: 1440, height: 900 });
  await ada.getByRole('link', { name: deskNl['desk.readers'], exact: true }).click();
  await ada.getByLabel(deskNl['desk.readers.name'], { exact: true }).fill('Telefoon van Sanne');
  await press(ada, deskNl['desk.readers.make']);
  await expect(ada.getByRole('img', { name: deskNl['desk.readers.qr'] })).toBeVisible();
  expect(await findings(ada)).toEqual([]);
  const link = await ada.getByText(/#join=/).innerText();

  const phone = await office.visit(link.slice(office.hub.url.length), { width: 390, height: 844, touch: true });
  await expect(phone.locator('[data-note]')).toHaveCount(3);
  expect(phone.url(), 'the token leaves the address bar').toBe(`${office.hub.url}/display`);
  expect(await findings(phone)).toEqual([]);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const letters = await phone
    .locator('[data-note]')
    .evaluateAll((notes) =>
      notes.map((note) => parseFloat(getComputedStyle(note.querySelector('h3, h2') ?? note).fontSize)),
    );
  expect(Math.min(...letters), 'at 40 cm, 16 minutes of arc are 16 px').toBeGreaterThanOrEqual(16);
  await expect(ada.getByText(deskNl['desk.readers.used'])).toBeVisible();
  await expect(ada.getByRole('heading', { name: 'Telefoon van Sanne' })).toBeVisible();
  await expect(ada.getByText(deskNl['desk.readers.now'])).toBeVisible();
  expect(await findings(ada)).toEqual([]);
  await ada.setViewportSize({ width: 390, height: 844 });
  expect(await findings(ada)).toEqual([]);
  expect(await ada.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  const late = await office.visit(link.slice(office.hub.url.length), { width: 390, height: 844, offline: true }); // 403
  await expect(late.locator('[data-scene="pairing"]')).toBeVisible();
  await ada.getByRole('button', { name: /^Koppel los/ }).click();
  await expect(phone.locator('[data-scene="pairing"]')).toBeVisible();
  for (const page of [phone, late]) await expect(page.locator('[data-code]'), 'it asks to be no screen').toHaveCount(0);
});
