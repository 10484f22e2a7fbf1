import { AxeBuilder } from '@axe-core/playwright';
import { flags, requireBrowser } from '../browser.mjs';
import { deskNl } from '../../shared/text/desk.nl.ts';
import { PASSWORD } from '../support/desk.ts';
import { expect, test } from './office.ts';

// An address that no browser trusts without HTTPS, though it is this machine.
test.use({
  launchOptions: {
    executablePath: requireBrowser(),
    args: [...flags, '--host-resolver-rules=MAP muur.test 127.0.0.1'],
  },
});

test('[SEC-34] the desk says of each screen what plain HTTP costs it, and nothing of one on the hub’s own machine', async ({
  office,
}) => {
  const first = await office.start();
  const own = await office.open('display', { offline: true }); // by 127.0.0.1, and it stays
  await expect(own.locator('[data-scene="empty"]')).toBeVisible();
  const { port } = new URL(first.url);
  await first.stop('SIGTERM');
  const hub = await office.start({ BASE_URL: `http://muur.test:${port}` });
  const kiosk = await office.open('kiosk', { clock: true });
  await expect(kiosk.getByRole('button', { name: 'Idee' })).toBeVisible();
  await kiosk.clock.runFor(16_000); // the first beat
  const tv = await office.open('display');
  await expect(tv.locator('[data-scene="empty"]')).toBeVisible();
  const ada = await office.visit(hub.links.desk.slice(hub.url.length), { width: 1440, height: 900 });
  await ada.getByLabel(deskNl['desk.name'], { exact: true }).fill('Ada Admin');
  await ada.getByLabel(deskNl['desk.password'], { exact: true }).fill(PASSWORD);
  await ada.getByRole('button', { name: deskNl['desk.first.submit'] }).click();
  await expect(ada.getByText(deskNl['desk.plain.more'].replace('{n}', '2'))).toBeVisible();
  await ada.getByRole('button', { name: /^Kiosk/ }).click();
  await expect(ada.getByText(deskNl['desk.plain.kiosk'])).toBeVisible();
  const walls = ada.getByRole('button', { name: /^Lege muur/ });
  await expect(walls).toHaveCount(2);
  await walls.first().click();
  await expect(ada.getByRole('heading', { level: 2, name: deskNl['desk.screen.nameless'] })).toBeVisible();
  await expect(ada.getByText(deskNl['desk.plain.display'])).toHaveCount(0);
  await walls.last().click();
  await expect(ada.getByText(deskNl['desk.plain.display'])).toBeVisible();
  expect((await new AxeBuilder({ page: ada }).analyze()).violations).toEqual([]);
});

test('the hub got another address: the desk sends a screen there, where it is the same screen', async ({ office }) => {
  const first = await office.start();
  const { port } = new URL(first.url);
  const there = `muur.test:${port}`;
  const tv = await office.open('display', { offline: true, also: there, query: '?lang=en' });
  const kiosk = await office.open('kiosk', { offline: true, also: there });
  await expect(tv.locator('[data-scene="empty"]')).toBeVisible();
  await first.stop('SIGTERM');
  const hub = await office.start({ BASE_URL: `http://${there}` });
  const ada = await office.visit(hub.links.desk.slice(hub.url.length), { width: 1440, height: 900 });
  await ada.getByLabel(deskNl['desk.name'], { exact: true }).fill('Ada Admin');
  await ada.getByLabel(deskNl['desk.password'], { exact: true }).fill(PASSWORD);
  await ada.getByRole('button', { name: deskNl['desk.first.submit'] }).click();
  const address = `http://${there}`;
  const named = (text: string) => text.replace('{address}', address);
  await expect(ada.getByRole('link', { name: named(deskNl['desk.move.look']) })).toBeVisible();
  await expect(ada.getByText(/Nog op een ander adres: .+, .+\./)).toBeVisible();
  expect((await new AxeBuilder({ page: ada }).analyze()).violations).toEqual([]);
  await ada.getByRole('button', { name: named(deskNl['desk.move']) }).click();
  await ada.getByRole('button', { name: named(deskNl['desk.move.sure']) }).click();
  await expect(tv.getByText(there), 'it says where it goes').toBeVisible();
  await tv.waitForURL(`${address}/display?lang=en`, { timeout: 20_000 });
  await expect(tv.locator('[data-scene="empty"]')).toBeVisible();
  await kiosk.waitForURL(`${address}/kiosk`, { timeout: 20_000 });
  await expect(kiosk.getByRole('button', { name: 'Idee' })).toBeVisible();
  await expect(ada.getByText(/Nog op een ander adres/)).toHaveCount(0);
  await expect(ada.getByText('2 van de 2 aan.')).toBeVisible({ timeout: 20_000 });
});
