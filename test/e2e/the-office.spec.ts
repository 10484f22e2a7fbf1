import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { deskOfficeEn } from '../../shared/text/desk-office.en.ts';
import { deskOfficeNl } from '../../shared/text/desk-office.nl.ts';
import { deskEn } from '../../shared/text/desk.en.ts';
import { deskNl } from '../../shared/text/desk.nl.ts';
import { nl } from '../../shared/text/nl.ts';
import { PASSWORD } from '../support/desk.ts';
import { expect, test, type Office } from './office.ts';

const dutch = { ...deskNl, ...deskOfficeNl };
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, label: string, text: string) =>
  page
    .locator('input')
    .and(page.getByLabel(label, { exact: true }))
    .fill(text);

/** An admin at the desk, before the office. */
async function atOffice(office: Office, size = { width: 1440, height: 900 }, lang = 'nl', text = dutch): Promise<Page> {
  const hub = office.hub;
  const desk = await office.visit(hub.links.desk.slice(hub.url.length).replace('#', `?lang=${lang}#`), {
    ...size,
    offline: true, // what the hub refuses is written in the console
  });
  await fill(desk, text['desk.name'], 'Ada Admin');
  await fill(desk, text['desk.password'], PASSWORD);
  await press(desk, text['desk.first.submit']);
  await desk.getByRole('link', { name: text['desk.office'], exact: true }).click();
  await expect(desk.getByRole('heading', { level: 2, name: text['desk.office.themes'] })).toBeVisible();
  return desk;
}
const add = (page: Page, part: string) => press(page, `${dutch['desk.office.add']}: ${part}`);

test('a new theme goes from the desk to the kiosk within two seconds, and with a note to the wall; retired it keeps its word', async ({
  office,
}) => {
  await office.start();
  const [kiosk, wall] = [await office.open('kiosk'), await office.open('display', { reducedMotion: true })];
  const english = await office.open('kiosk', { query: '?lang=en' });
  for (const [page, kind] of [
    [kiosk, 'Idee'],
    [english, 'Idea'],
  ] as const)
    await page.getByRole('button', { name: kind }).click();
  const desk = await atOffice(office);
  await add(desk, dutch['desk.office.themes']);
  await fill(desk, dutch['desk.office.nl'], 'Wachttijd aan de lijn');
  await fill(desk, dutch['desk.office.en'], 'Waiting on the phone');
  await fill(desk, dutch['desk.office.short.nl'], 'Wachttijd');
  await press(desk, dutch['desk.office.add']);
  const saved = Date.now();
  await expect(kiosk.getByRole('button', { name: 'Wachttijd aan de lijn' })).toBeVisible();
  expect(Date.now() - saved).toBeLessThan(2_000);
  await expect(english.getByRole('button', { name: 'Waiting on the phone' })).toBeVisible();

  await press(kiosk, 'Wachttijd aan de lijn');
  await kiosk.getByRole('textbox').fill('Klant wacht te lang aan de lijn');
  await press(kiosk, nl['note.submit']);
  await expect(kiosk.getByRole('heading', { name: nl['note.done.title'] })).toBeVisible();
  await expect(wall.getByText('Wachttijd', { exact: true }).first()).toBeVisible();

  await press(kiosk, nl['note.done.again']);
  await kiosk.getByRole('button', { name: 'Idee' }).click();
  await desk.getByRole('button', { name: /^Wachttijd aan de lijn/ }).click();
  await press(desk, dutch['desk.office.retire']);
  await expect(kiosk.getByRole('button', { name: 'Wachttijd aan de lijn' })).toBeDisabled();
  await press(kiosk, nl['common.back']);
  await kiosk.getByRole('button', { name: 'Idee' }).click();
  await expect(kiosk.getByRole('button', { name: 'Bezorging' })).toBeVisible();
  await expect(kiosk.getByRole('button', { name: 'Wachttijd aan de lijn' })).toHaveCount(0);
  await expect(wall.getByText('Wachttijd', { exact: true }).first()).toBeVisible();
  await desk.getByText('1 weggehaald').click();
  await desk.getByRole('button', { name: 'Wachttijd aan de lijn' }).click();
  await press(desk, dutch['desk.office.offer']);
  await expect(kiosk.getByRole('button', { name: 'Wachttijd aan de lijn' })).toBeVisible();
});

test('[P-04] a number in the company’s format is let through while somebody types; a format that is too wide is refused', async ({
  office,
}) => {
  await office.start();
  const kiosk = await office.open('kiosk');
  const desk = await atOffice(office);
  await add(desk, dutch['desk.formats']);
  const format = dutch['desk.formats.format'];
  await fill(desk, format, '9999999999');
  await press(desk, dutch['desk.office.add']);
  await expect(desk.getByRole('alert')).toHaveText(nl['error.office.wide']);
  await kiosk.getByRole('button', { name: 'Klacht' }).click();
  await press(kiosk, 'Bezorging');
  const line = kiosk.getByRole('textbox').first();
  await line.fill('Auto ZK-123-B rijdt te hard');
  await expect(kiosk.getByText(nl['personal.plate'])).toBeVisible();

  await fill(desk, format, 'ZK-999-A');
  await fill(desk, dutch['desk.formats.try'], 'Auto ZK-123-B, bel 06-12345678');
  await expect(desk.getByText('Zo zou het hangen: Auto ZK-123-B, bel [telefoon]')).toBeVisible();
  await fill(desk, dutch['desk.formats.try'], 'Auto ZK-123-B');
  await expect(desk.getByText(dutch['desk.formats.fine'])).toBeVisible();
  await press(desk, dutch['desk.office.add']);
  await expect(kiosk.getByText(nl['personal.plate'])).toHaveCount(0);
  await press(kiosk, nl['note.submit']);
  await expect(kiosk.getByRole('heading', { name: nl['note.done.title'] })).toBeVisible();
});

test('[P-11] hours, people and whom to ask are kept, and said in words', async ({ office }) => {
  await office.start();
  const desk = await atOffice(office);
  await desk.getByRole('button', { name: /^07.00/ }).click();
  await fill(desk, dutch['desk.open.from'], '8.30');
  await fill(desk, dutch['desk.open.to'], '8');
  await desk.getByLabel(dutch['desk.holiday.goodFriday']).check();
  await press(desk, dutch['desk.save']);
  await expect(desk.getByRole('alert')).toHaveText(nl['error.office.hours']);
  await fill(desk, dutch['desk.open.to'], '17');
  await press(desk, dutch['desk.save']);
  await expect(desk.getByRole('button', { name: /^08.30 – 17.00 maandag, dinsdag/ })).toBeVisible();
  await expect(desk.getByRole('button', { name: /Goede Vrijdag/ })).toBeVisible();

  await press(desk, `${dutch['desk.people.add']}: ${dutch['desk.people']}`);
  await fill(desk, dutch['desk.name'], 'Erik de Wit');
  await desk.getByLabel(dutch['desk.person.vlog'], { exact: true }).check();
  await desk.getByLabel(dutch['desk.person.leader']).check();
  await fill(desk, dutch['desk.person.until.label'], '2040-01-01');
  await press(desk, dutch['desk.save']);
  await expect(desk.getByRole('alert')).toHaveText(dutch['desk.person.long']);
  const year = new Date().getFullYear() + 1;
  await fill(desk, dutch['desk.person.until.label'], `${year}-06-30`);
  await press(desk, dutch['desk.save']);
  const erik = desk.getByRole('button', { name: `Erik de Wit vlog, tot en met 30 juni ${year}` });
  await erik.click();
  await fill(desk, dutch['desk.pin'], '402817');
  await press(desk, dutch['desk.pin.save']);
  await expect(desk.getByRole('button', { name: /heeft een pincode$/ })).toBeVisible();
  await press(desk, dutch['desk.person.remove']);
  await press(desk, 'Druk nog eens: Erik de Wit verdwijnt meteen');
  await expect(desk.getByText(dutch['desk.people.none'])).toBeVisible();

  await desk.getByRole('button', { name: dutch['desk.role.admin'], exact: true }).click();
  await fill(desk, dutch['desk.name'], 'Sanne');
  await press(desk, dutch['desk.save']);
  await expect(desk.getByRole('button', { name: 'Sanne', exact: true })).toBeFocused();
});

for (const { lang, text, width, height } of [
  { lang: 'nl', text: dutch, width: 1440, height: 900 },
  { lang: 'en', text: { ...deskEn, ...deskOfficeEn }, width: 390, height: 844 },
])
  test(`axe finds nothing about the office, ${lang} at ${width}x${height}, and nothing sticks out`, async ({
    office,
  }, info) => {
    await office.start();
    const desk = await atOffice(office, { width, height }, lang, text as typeof dutch);
    const look = async (name: string) => {
      const { violations } = await new AxeBuilder({ page: desk }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await desk.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name).toBe(true);
      await desk.screenshot({ path: info.outputPath(`${name}.png`), fullPage: width < 500 });
    };
    await look('office');
    for (const part of ['desk.office.themes', 'desk.office.teams', 'desk.formats'] as const) {
      await press(desk, `${text['desk.office.add']}: ${text[part]}`);
      await look(part);
    }
    await press(desk, `${text['desk.people.add']}: ${text['desk.people']}`);
    await look('people');
    await desk.getByRole('button', { name: new RegExp(`^${text['desk.open.holidays']}`) }).click();
    await look('open');
  });

test('a word is added by keyboard alone, and the keyboard goes on where it was', async ({ office }) => {
  await office.start();
  const desk = await atOffice(office);
  const button = desk.getByRole('button', { name: `${dutch['desk.office.add']}: ${dutch['desk.office.rooms']}` });
  for (let n = 0; n < 60 && !(await button.evaluate((one) => one === document.activeElement)); n += 1)
    await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Tab');
  await desk.keyboard.type('Kamer Kade');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('button', { name: 'Kamer Kade' }).first()).toBeVisible();
  await expect(button).toBeFocused();
});
