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
    const frame = ada.frameLocator('iframe');
    await expect(frame.locator('[data-scene="empty"]')).toBeVisible();
    await hang(kiosk, 'Een donkere app');
    await expect(frame.locator('[data-note]').first()).toBeVisible({ timeout: 20_000 });
    expect(await findings(ada)).toEqual([]);
    expect(await ada.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const box = await ada.locator('iframe').boundingBox();
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
