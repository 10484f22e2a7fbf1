import { expect } from '@playwright/test';
import { test } from '../pictures/office.ts';

const dutch = 'De browser van dit scherm is te oud.';
const english = 'The wall needs Chromium 109 or newer.';

for (const [what, modules] of [
  ['older than Chromium 109', true],
  ['that knows no modules', false],
] as const) {
  test(`a browser ${what} says so, in Dutch and English, and is no screen`, async ({ office }) => {
    const hub = await office({ notes: 5 });
    const page = await hub.open();
    await expect(page.locator('[data-scene="wall"]')).toBeAttached();
    await expect(page.getByText(dutch)).toBeHidden();
    // as such a browser sees it: a unit that it does not know
    await page.route('**/*.css', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll('1lh', '1nothing') });
    });
    await page.addInitScript(() => {
      CSS.supports = () => false;
    });
    if (!modules) await page.route('**/*.js', (route) => route.abort());
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    const failed = modules ? page.waitForEvent('pageerror') : undefined;
    await page.reload();
    await failed;
    await expect(page.getByText(dutch)).toBeVisible();
    await expect(page.getByText(english)).toBeVisible();
    await expect(page.locator('[data-scene]')).toHaveCount(0);
    expect(sockets).toEqual([]);
    await page.screenshot({ path: process.env['FLOOR'] ?? test.info().outputPath('floor.png') });
  });
}
