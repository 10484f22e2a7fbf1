import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { deskNl } from '../../shared/text/desk.nl.ts';
import { nl } from '../../shared/text/nl.ts';
import { PASSWORD } from '../support/desk.ts';
import { admin } from '../support/hub-process.ts';
import { expect, test, type Office } from './office.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const row = (page: Page, title: string) => page.getByRole('listitem').getByRole('button', { name: title });
const onWall = (page: Page, title: string) => page.locator('[data-note]', { hasText: title });

async function look(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

/** A hub on whose wall these hang, and its first admin in the section of the notes. */
async function atDesk(office: Office, titles: readonly string[], size = { width: 1440, height: 900 }) {
  const hub = await office.start();
  const { output: key } = await admin(dirname(hub.folder), 'key', 'test');
  const notes = titles.map((title) => ({ id: randomUUID(), kind: 'question', theme: 'delivery', title }));
  const hung = await fetch(`${hub.url}/api/v1/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ notes }),
  });
  expect(hung.status).toBe(200);
  const page = await office.visit(hub.links.desk.slice(hub.url.length), { ...size, offline: true });
  await page.getByLabel(deskNl['desk.name'], { exact: true }).fill('Ada Admin');
  await page.getByLabel(deskNl['desk.password'], { exact: true }).fill(PASSWORD);
  await press(page, deskNl['desk.first.submit']);
  await page.getByRole('link', { name: deskNl['desk.notes'] }).click();
  await expect(page.getByRole('status').first()).toContainText(`${titles.length}`);
  return { hub, page };
}

test('a note is mended on the wall, taken down within two seconds, and put back', async ({ office }) => {
  const { page } = await atDesk(office, ['Hoe laat komt mijn pakket?', 'Rekening klopt niet']);
  const wall = await office.open('display', { query: '?motion=none' });
  await expect(onWall(wall, 'Hoe laat komt mijn pakket?')).toBeVisible();
  await page.getByLabel(deskNl['desk.notes.search']).fill('PAKKÉT');
  await expect(row(page, 'Rekening')).toBeHidden();
  await row(page, 'pakket').click();
  await press(page, deskNl['desk.note.mend']);
  await page.getByLabel(deskNl['desk.note.title']).fill('Bel 06-12345678 over mijn pakket');
  await expect(page.getByText(nl['personal.phone'])).toBeVisible();
  await look(page);
  await press(page, nl['personal.leaveOut']);
  await page.getByLabel(deskNl['desk.note.title']).fill('Wanneer komt mijn pakket?');
  await press(page, deskNl['desk.save']);
  await expect(page.getByText(deskNl['desk.note.mended'])).toBeFocused();
  await expect(onWall(wall, 'Wanneer komt mijn pakket?')).toBeVisible();

  await press(page, deskNl['desk.note.down']);
  await page.getByLabel(nl['down.wrong']).check();
  await press(page, deskNl['desk.note.down']);
  await expect(onWall(wall, 'Wanneer komt mijn pakket?')).toBeHidden({ timeout: 2_000 });
  await expect(page.getByText(deskNl['desk.note.downed'])).toBeVisible();
  await press(page, deskNl['desk.note.undo']);
  await expect(onWall(wall, 'Wanneer komt mijn pakket?')).toBeVisible({ timeout: 5_000 });
});

test('two notes that say the same become one and come apart; one that says two becomes two', async ({ office }) => {
  const { page } = await atDesk(office, ['Rekening is te hoog', 'Mijn rekening is te hoog', 'Een donkere app']);
  await row(page, 'Mijn rekening is te hoog').click();
  await press(page, deskNl['desk.note.merge']);
  await expect(page.getByRole('radio').first()).toHaveAccessibleName(/^Rekening is te hoog/);
  await page.getByRole('radio').first().check();
  await press(page, deskNl['desk.note.merge.into']);
  await expect(row(page, 'Vraag: Rekening is te hoog')).toContainText('2 klanten');
  await press(page, deskNl['desk.note.undo']);
  await expect(row(page, 'Vraag: Rekening is te hoog')).toContainText('1 klant');

  await row(page, 'Een donkere app').click();
  await press(page, deskNl['desk.note.split']);
  const second = page.getByRole('group', { name: deskNl['desk.note.split.second'] });
  await second.getByLabel(deskNl['desk.note.title']).fill('Grotere letters in de app');
  await press(page, deskNl['desk.note.split.do']);
  await expect(row(page, 'Grotere letters in de app')).toBeVisible();
  await press(page, deskNl['desk.note.step']);
  await press(page, deskNl['desk.note.step.to'].replace('{stage}', deskNl['stage.recorded']));
  await expect(row(page, 'Een donkere app')).toContainText(deskNl['stage.recorded']);
});

test('what somebody else does meanwhile is told, and nothing that is typed is lost', async ({ office }) => {
  const { page, hub } = await atDesk(office, ['Hoe laat komt mijn pakket?']);
  const other = await page.context().newPage(); // the same steward, at another window
  await other.goto(`${hub.url}/desk#notes`);
  for (const one of [page, other]) {
    await row(one, 'pakket').click();
    await press(one, deskNl['desk.note.mend']);
  }
  await page.getByLabel(deskNl['desk.note.title']).fill('Mijn eigen zin');
  await other.getByLabel(deskNl['desk.note.title']).fill('Hun zin');
  await other.getByLabel(deskNl['desk.note.body']).fill('Al drie dagen');
  await press(other, deskNl['desk.save']);
  await expect(page.getByText(deskNl['desk.note.theirs'])).toContainText('Hun zin');
  await expect(page.getByLabel(deskNl['desk.note.title'])).toHaveValue('Mijn eigen zin');
  await expect(page.getByLabel(deskNl['desk.note.body'])).toHaveValue('Al drie dagen');
  await look(page);
  await hub.stop('SIGTERM');
  await press(page, deskNl['desk.save']);
  await expect(page.getByText(deskNl['desk.note.silence'])).toBeVisible();
  await expect(page.getByLabel(deskNl['desk.note.title'])).toHaveValue('Mijn eigen zin');
  await office.start();
  await press(page, deskNl['desk.save']);
  await expect(row(page, 'Mijn eigen zin')).toBeVisible();
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`a list of Excel's is brought in, at ${size.width}: what is wrong is mended, and all of it hangs together`, async ({
    office,
  }) => {
    const { page } = await atDesk(office, ['Rekening klopt niet'], size);
    const wall = await office.open('display', { query: '?motion=none' });
    await expect(onWall(wall, 'Rekening klopt niet')).toBeVisible();
    await press(page, deskNl['desk.notes.import']);
    await look(page);
    const list = [
      'Soort;Zin;Datum;Wat meer',
      'Idee;Een app van \u20ac 1;3-11-2026;Zeg \xe9\xe9n prijs',
      'Klacht;De rekening is deze maand weer veel te hoog geworden;4-11-2026;',
      'Vraag;Rekening klopt niet;;',
      'Vraag;Wie belt mij terug?;2-11-2026;Bel 06-12345678',
    ].join('\r\n');
    const windows = Buffer.from([...list].map((letter) => (letter === '\u20ac' ? 0x80 : letter.charCodeAt(0))));
    await page
      .getByLabel(deskNl['desk.import.file'])
      .setInputFiles({ name: 'muur.csv', mimeType: 'text/csv', buffer: windows });
    const line = (title: string) => page.getByRole('listitem').filter({ hasText: title });
    await expect(line('Een app van € 1')).toContainText('3 november 2026');
    await page.getByLabel(deskNl['desk.note.body'], { exact: true }).first().selectOption('Wat meer');
    await expect(line('Een app van € 1')).toContainText('Zeg één prijs');
    await expect(line('Wie belt mij terug?')).toContainText('Bel [telefoon]');
    await expect(line('Rekening klopt niet')).toContainText(deskNl['desk.import.double']);
    await expect(page.getByRole('button', { name: 'Zet 2 briefjes op de muur' })).toBeVisible();
    await look(page);
    const long = page.getByRole('listitem').filter({ hasText: nl['error.tooLong'] });
    await long.getByLabel(deskNl['desk.note.title']).fill('De rekening is veel te hoog');
    await press(page, 'Zet 3 briefjes op de muur');
    await expect(page.getByText('3 briefjes hangen nu op de muur.')).toBeVisible();
    await expect(onWall(wall, 'De rekening is veel te hoog')).toBeVisible();
    await expect(wall.locator('[data-scene="wall"]'), 'an old note is no news').toBeVisible();
    await press(page, deskNl['desk.import.back']);
    await expect(row(page, 'Een app van € 1')).toContainText('3 november 2026');
  });

test('on a phone, with five hundred notes: every form fits and axe finds nothing', async ({ office }) => {
  const titles = Array.from({ length: 500 }, (_, n) => `Zin nummer ${n}`);
  const { page } = await atDesk(office, titles, { width: 390, height: 844 });
  await look(page);
  await page.getByLabel(deskNl['desk.notes.search']).fill('nummer 499');
  await row(page, 'Zin nummer 499').click();
  for (const way of ['mend', 'step', 'merge', 'split', 'down'] as const) {
    await press(page, deskNl[`desk.note.${way}`]);
    await look(page);
    await press(page, deskNl['desk.note.back']);
  }
});
