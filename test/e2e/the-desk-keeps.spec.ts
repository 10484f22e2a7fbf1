import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readBackup } from '../../server/log/backup.ts';
import { deskTexts } from '../../shared/text/desk.ts';
import { cutProxy } from '../support/cut-proxy.ts';
import { desk, PASSWORD } from '../support/desk.ts';
import { admin } from '../support/hub-process.ts';
import { expect, test } from './office.ts';

const { nl } = deskTexts;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const note = (page: Page, title: string) => page.locator('[data-note]', { hasText: title });

async function begin(page: Page): Promise<void> {
  await page.getByLabel(nl['desk.name'], { exact: true }).fill('Ada Admin');
  await page.getByLabel(nl['desk.password'], { exact: true }).fill(PASSWORD);
  await press(page, nl['desk.first.submit']);
  await expect(page.getByRole('navigation')).toBeVisible();
}

async function hang(url: string, key: string, ...titles: readonly string[]): Promise<void> {
  const notes = titles.map((title) => ({ id: randomUUID(), kind: 'idea', theme: 'app', title }));
  const { status } = await fetch(`${url}/api/v1/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ notes }),
  });
  expect(status).toBe(200);
}

/** Resolves with the moment at which no element of this page says these words any more. */
const gone = (page: Page, words: string): Promise<number> =>
  page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const look = () => !document.body.innerText.includes(text) && resolve(Date.now());
        new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
        look();
      }),
    words,
  );

test('[E14] [P-08] what was erased is never seen again on a wall that was away', async ({ office }) => {
  const first = await office.start();
  const PORT = new URL(first.url).port;
  const cable = await cutProxy(Number(PORT));
  await first.stop('SIGTERM');
  const hub = await office.start({ PORT, BASE_URL: `http://127.0.0.1:${cable.port}` });
  const { output: key } = await admin(dirname(hub.folder), 'key', 'test');
  const away = await office.open('display', { offline: true, query: '?motion=none' });
  await hang(`http://127.0.0.1:${PORT}`, key, 'De kat at het modem op', 'Een donkere app');
  await expect(note(away, 'De kat at het modem op')).toHaveCount(1);
  cable.sever();
  await expect(away.locator('[data-offline]')).toHaveCount(1, { timeout: 90_000 });
  await away.evaluate(() => {
    new MutationObserver(() => {
      const connected = !document.querySelector('[data-offline]');
      if (connected && document.body.innerText.includes('De kat at het modem op')) console.error('it was seen again');
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const ada = desk(`http://127.0.0.1:${PORT}`);
  const token = hub.links.desk.split('=')[1];
  expect((await ada.post('/first', { token, name: 'Ada Admin', password: PASSWORD })).status).toBe(204);
  const { finds } = await (await ada.post('/search', { term: 'kat' })).json();
  expect((await ada.post('/erase', { ids: [finds[0].id] })).status).toBe(200);
  cable.mend();
  await expect(away.locator('[data-offline]')).toHaveCount(0, { timeout: 60_000 });
  await expect(note(away, 'Een donkere app')).toHaveCount(1);
  await expect(away.getByText('De kat at het modem op')).toHaveCount(0);
  cable.close();
});

test('[P-07] [P-08] [P-10] [E14] the desk says how long what is kept, finds what somebody said, hands it over, and takes it off a wall in 2 s', async ({
  office,
}) => {
  const hub = await office.start();
  const { output: key } = await admin(dirname(hub.folder), 'key', 'test');
  await hang(hub.url, key, 'De kat at het modem op', 'Een donkere app');
  const wall = await office.open('display');
  await expect(note(wall, 'De kat at het modem op')).toHaveCount(1);
  const ada = await office.visit(hub.links.desk.slice(hub.url.length), { width: 1440, height: 900 });
  const asked: string[] = [];
  ada.on('request', (request) => asked.push(request.url()));
  await begin(ada);
  await ada.getByRole('link', { name: nl['desk.keeping'] }).click();
  await expect(ada.getByText('24 maanden')).toBeVisible();
  await ada.getByLabel(nl['desk.erase.term'], { exact: true }).fill('KÁT');
  await press(ada, nl['desk.erase.submit']);
  await expect(ada.getByText('Gevonden: 1.')).toBeVisible();
  const [file] = await Promise.all([ada.waitForEvent('download'), press(ada, nl['desk.erase.export'])]);
  const copy = JSON.parse(readFileSync(await file.path(), 'utf8'));
  expect(copy.finds).toMatchObject([{ changes: [{ data: { title: 'De kat at het modem op' } }] }]);
  await ada.getByLabel(/De kat at het modem op/).check();
  await press(ada, 'Wis wat je koos (1)');
  await expect(ada.getByText('Dit gaat voorgoed weg: 1.')).toBeVisible();
  const { violations } = await new AxeBuilder({ page: ada }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const off = gone(wall, 'De kat at het modem op');
  const [answered] = await Promise.all([
    ada.waitForResponse(/\/erase$/).then(() => Date.now()),
    press(ada, nl['desk.erase.yes']),
  ]);
  expect((await off) - answered).toBeLessThan(2_000);
  await expect(ada.getByText('Gewist: 1.')).toBeVisible();
  await expect(note(wall, 'Een donkere app')).toHaveCount(1);
  expect(asked.filter((url) => /k[aá%]/i.test(new URL(url).search + new URL(url).hash))).toEqual([]);

  await ada.getByRole('link', { name: nl['desk.log'], exact: true }).click();
  await expect(ada.getByText(nl['desk.log.erase'])).toBeVisible();
});

test('[D13] a backup that an admin saves at the desk is whole, and the desk no longer asks for one', async ({
  office,
}) => {
  const hub = await office.start();
  const { output: key } = await admin(dirname(hub.folder), 'key', 'test');
  await hang(hub.url, key, 'Een donkere app');
  const ada = await office.visit(hub.links.desk.slice(hub.url.length), { width: 1440, height: 900 });
  await begin(ada);
  await ada.getByRole('link', { name: nl['desk.keeping'] }).click();
  const [file] = await Promise.all([ada.waitForEvent('download'), press(ada, nl['desk.backup.save'])]);
  expect(file.suggestedFilename()).toMatch(/^wall-of-change-\d{4}-\d\d-\d\d\.backup$/);
  const { changes, access } = await readBackup(await file.path());
  expect(changes).toContainEqual(
    expect.objectContaining({ data: expect.objectContaining({ title: 'Een donkere app' }) }),
  );
  expect(JSON.stringify(access)).toContain('Ada Admin');
  await expect(ada.getByText(/^Bewaard als wall-of-change/)).toBeVisible();
  await expect(ada.getByText(nl['desk.keeping.never'])).toHaveCount(1); // tidied it has not
  expect(readdirSync(hub.folder).filter((name) => name.includes('backup'))).toEqual(['last-backup.json']);
});

for (const { lang, width, height } of [
  { lang: 'nl', width: 1440, height: 900 },
  { lang: 'en', width: 390, height: 844 },
] as const)
  test(`axe finds nothing on what the desk keeps and wrote down, ${lang} at ${width}x${height}, and nothing sticks out`, async ({
    office,
  }) => {
    const text = deskTexts[lang];
    const hub = await office.start();
    const page = await office.visit(hub.links.desk.slice(hub.url.length).replace('#', `?lang=${lang}#`), {
      width,
      height,
    });
    await page.getByLabel(text['desk.name'], { exact: true }).fill('Ada Admin');
    await page.getByLabel(text['desk.password'], { exact: true }).fill(PASSWORD);
    await press(page, text['desk.first.submit']);
    for (const section of ['desk.keeping', 'desk.log'] as const) {
      await page.getByRole('link', { name: text[section], exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: text[section], exact: true })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  });

test('[P-08] what may be put back is put back from the log', async ({ office }) => {
  const hub = await office.start();
  await office.open('display');
  const ada = await office.visit(hub.links.desk.slice(hub.url.length), { width: 1440, height: 900 });
  await begin(ada);
  const rename = async (name: string) => {
    await press(ada, nl['desk.screen.change']);
    await ada.getByLabel(nl['desk.screen.name'], { exact: true }).fill(name);
    await ada.getByLabel(nl['desk.screen.internal']).check();
    await press(ada, nl['desk.save']);
    await expect(ada.getByRole('heading', { level: 2, name })).toBeVisible();
  };
  await ada.getByRole('button', { name: /Lege muur/ }).click();
  await rename('Kantine');
  await rename('Receptie');
  await ada.getByRole('link', { name: nl['desk.log'], exact: true }).click();
  await press(ada, nl['desk.log.undo']);
  await ada.getByRole('link', { name: nl['desk.screens'], exact: true }).click();
  await expect(ada.getByRole('button', { name: /Kantine/ })).toBeVisible();
});

test('a backup of last week is said on top of every section', async ({ office }) => {
  const first = await office.start();
  const { output: key } = await admin(dirname(first.folder), 'key', 'test');
  await hang(first.url, key, 'Een donkere app');
  await first.stop('SIGTERM');
  const made = Date.now() - 9 * 86_400_000;
  writeFileSync(join(first.folder, 'last-backup.json'), JSON.stringify({ made }));
  const hub = await office.start();
  const ada = await office.visit(hub.links.desk.slice(hub.url.length), { width: 390, height: 844 });
  await begin(ada);
  for (const section of ['desk.screens', 'desk.stewards', 'desk.log', 'desk.you'] as const) {
    await ada.getByRole('link', { name: nl[section], exact: true }).click();
    // The hub looks for the first time a quarter of a minute after its start.
    await expect(ada.getByText('De laatste back-up is 9 dagen oud.')).toBeVisible({ timeout: 30_000 });
  }
  const { violations } = await new AxeBuilder({ page: ada }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await admin(dirname(hub.folder), 'backup', join(dirname(hub.folder), 'new'))).toMatchObject({ code: 0 });
  await ada.getByRole('link', { name: nl['desk.log'], exact: true }).click();
  await ada.reload();
  await expect(ada.getByText(nl['desk.log.backup'])).toBeVisible();
});
