import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { test } from './office.ts';

const folder = process.env['PICTURES'] ?? fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const screens = {
  landscape: { width: 1920, height: 1080, touch: true },
  portrait: { width: 1080, height: 1920, touch: true },
  desk: { width: 1920, height: 1080 },
  '15-inch': { width: 1920, height: 1080, touch: true, query: '?inch=15.6' },
  '10-inch': { width: 1280, height: 800, touch: true, query: '?inch=10.1' },
  phone: { width: 390, height: 844, touch: true },
  large: { width: 1920, height: 1080, touch: true, ease: 'Grote letters' },
  contrast: { width: 1920, height: 1080, touch: true, ease: 'Meer contrast' },
  low: { width: 1080, height: 1920, touch: true, ease: 'Knoppen laag' },
  'large-phone': { width: 390, height: 844, touch: true, ease: 'Grote letters' },
  'small-phone': { width: 320, height: 568, touch: true, query: '?lang=en' },
} as const;

/** What docs/pictures shows; all the others are only to look at, in the folder that PICTURES names. */
const shown = /^(home|written|done|hear)-(landscape|portrait|phone)$/;

async function shoot(page: Page, name: string): Promise<void> {
  if (!process.env['PICTURES'] && !shown.test(name)) return;
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  await page.clock.runFor(1_000);
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
  await page.screenshot({ path: `${folder}/kiosk-${name}.jpg`, type: 'jpeg', quality: 72 });
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

for (const [screen, how] of Object.entries(screens)) {
  test(`the kiosk, ${screen}`, async ({ office }) => {
    const page = await (await office()).open({ path: 'kiosk', ...how });
    const english = screen === 'small-phone';
    await page.getByRole('heading', { level: 1 }).waitFor();
    if ('ease' in how) {
      await press(page, 'Meer');
      await press(page, how.ease);
      await shoot(page, `ease-${screen}`);
      await press(page, 'Terug');
    }
    await shoot(page, `home-${screen}`);
    await press(page, english ? 'More' : 'Meer');
    await press(page, english ? 'Take a note down' : 'Haal een briefje weg');
    await shoot(page, `down-${screen}`);
    await page.locator('.sheets button').first().click();
    await shoot(page, `why-${screen}`);
    for (let back = 0; back < 3; back += 1) await press(page, english ? 'Back' : 'Terug');
    await press(page, english ? 'Complaint' : 'Klacht');
    await shoot(page, `theme-${screen}`);
    await press(page, english ? 'Delivery' : 'Bezorging');
    await shoot(page, `write-${screen}`);
    await press(page, english ? 'Customer is waiting for …' : 'Klant wacht op …');
    await shoot(page, `fill-${screen}`);
    await press(page, english ? 'the parcel' : 'het pakket');
    await page.keyboard.type(english ? ' today' : ' van maandag');
    const keys = page.getByRole('button', { name: 'Typ zelf' });
    if (await keys.isVisible()) await keys.click();
    else await press(page, english ? 'Tell us more' : 'Vertel iets meer');
    await shoot(page, `written-${screen}`);
    await press(page, english ? 'Put it up' : 'Hang op');
    await page.getByRole('button', { name: english ? 'Another note' : 'Nog een briefje' }).waitFor();
    await shoot(page, `done-${screen}`);
    await press(page, english ? 'Another note' : 'Nog een briefje');
    await press(page, english ? 'I hear this too' : 'Dit hoor ik ook');
    await page.locator('main button').first().click();
    await shoot(page, `hear-${screen}`);
    await page.context().close();
  });
}
