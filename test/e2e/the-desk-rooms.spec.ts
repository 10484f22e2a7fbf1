import { AxeBuilder } from '@axe-core/playwright';
import { attend } from './attended.ts';
import { expect, test, type Page } from './office.ts';
import { openRoom } from './room.ts';

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

test('what rooms ask and tell, at the desk: questions, stories with and without a name, rituals, the week', async ({
  office,
}) => {
  test.setTimeout(120_000);
  await office.start();
  const at = await attend(office);
  await at.say('office.set', { list: 'rooms', id: 'kade', nl: 'Kade', en: 'Quay' });
  const note = await at.say('notes.hang', { kind: 'question', theme: 'app', title: 'Hoe laat komt mijn pakket?' });
  await at.say('notes.mend', {
    note,
    title: 'Hoe laat komt mijn pakket?',
    story: 'Hij wachtte een dag. ‘Zeg een tijd’, zei hij.',
  });
  const kade = await openRoom(office, at, 'kade');
  const desk = await at.desk('rooms');
  const button = (name: string | RegExp) =>
    desk.getByRole('button', { name, exact: name === 'Sluit' || name === 'Gevraagd' });
  await expect(desk.getByRole('heading', { name: 'Kamers' })).toBeVisible();
  await axe(desk);

  await button('Nieuwe vraag').click();
  await desk.getByLabel('Nederlands').fill('Wie is hier vandaag blij mee?');
  await desk.getByLabel('Engels').fill('Who is glad about this today?');
  await desk.getByRole('radio', { name: 'Als de klantvlag omhoog gaat' }).check();
  await desk.getByLabel('Doelen botsen').check();
  await axe(desk);
  await button('Bewaar').click();
  await expect(desk.getByText('Toegevoegd.')).toBeVisible();
  for (const words of [
    'Op welk doel word jij beoordeeld?',
    'Welke twee doelen botsen hier?',
    'Met welk doel voor ons samen',
  ]) {
    await button(new RegExp(words)).click();
    await button('Zet uit').click();
    await expect(desk.getByText('Staat uit. Geen kamer gebruikt het nog.')).toBeVisible();
  }
  await button(/Wat zullen de klanten daarvan vinden/).click();
  await expect(desk.getByText('De woorden blijven zoals ze zijn.')).toBeVisible();
  await expect(desk.getByLabel('Nederlands')).toHaveCount(0);
  await button('Sluit').click();
  await kade.getByRole('button', { name: 'Vlag omhoog' }).tap();
  await kade.getByRole('button', { name: 'Onze doelen botsen' }).tap();
  await expect(kade.getByText('Wie is hier vandaag blij mee?')).toBeVisible();
  await kade.getByRole('button', { name: 'Vlag omlaag' }).tap();
  await kade.getByRole('button', { name: 'We vragen het een klant' }).tap();
  await kade.getByRole('button', { name: 'Neem de vraag van de vlag' }).tap();

  await expect(kade.getByText('Hij wachtte een dag.')).toBeVisible({ timeout: 10_000 });
  await button(/Hij wachtte een dag/).click();
  await button('Haal uit alle kamers').click();
  await expect(kade.getByText('Hier komen klantverhalen')).toBeVisible({ timeout: 2_000 });
  await button('Verhaal met een naam').click();
  await desk.getByLabel('Het verhaal').fill('Mevrouw De Vries belde vier keer. Nu belt ze om hallo te zeggen.');
  await desk.getByLabel('Wie gaf toestemming?').fill('Mevrouw De Vries');
  await axe(desk);
  await button('Bewaar').click();
  await expect(desk.getByText('Alle kamers vertellen het.')).toBeVisible();
  await expect(kade.getByText('Mevrouw De Vries belde vier keer.')).toBeVisible();

  await button(/De klantvlag$/)
    .first()
    .click();
  await expect(desk.getByText('Met de vlag durf je sneller te zeggen: we vergeten de klant.')).toBeVisible();
  await button('Sluit').click();

  await desk.reload();
  await expect(desk.getByRole('cell', { name: '1' }).first()).toBeVisible();
  await expect(desk.getByText('Wie is hier vandaag blij mee?').first()).toBeVisible();
  await button('Gevraagd').click();
  await expect(desk.getByText('Nu geen vragen aan klanten.')).toBeVisible();
  await desk.setViewportSize({ width: 390, height: 844 });
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  if (process.env['PICTURES']) {
    await desk.screenshot({ path: `${process.env['PICTURES']}/desk-rooms-phone.png`, fullPage: true });
    await desk.setViewportSize({ width: 1440, height: 900 });
    await button(/Wat wil mijn klant/).click();
    await desk.screenshot({ path: `${process.env['PICTURES']}/desk-rooms.png` });
  }
});

test('an admin connects the calendar of a room from a file', async ({ office }) => {
  await office.start({ TZ_OFFICE: 'UTC' });
  const at = await attend(office);
  await at.say('office.set', { list: 'rooms', id: 'kade', nl: 'Kade', en: 'Quay' });
  const kade = await openRoom(office, at, 'kade');
  const desk = await at.desk('office', { offline: true }); // one answer is a refusal
  await desk.getByRole('region', { name: 'Agenda’s' }).getByRole('button', { name: 'Kade' }).click();
  const [began] = new Date(Date.now() - 60_000).toISOString().replace(/[-:]/g, '').split('.');
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:a',
    'SUMMARY:geheim',
    `DTSTART:${began}Z`,
    'DURATION:PT1H',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  await desk.getByLabel('Adres van de agenda').fill('https://agenda.example/geheim.ics');
  await desk.getByRole('button', { name: 'Bewaar' }).click();
  await expect(desk.getByText('Deze host lazen we nog niet. Vink aan dat het mag.')).toBeVisible();
  await desk
    .getByLabel(/Of neem een bestand/)
    .setInputFiles({ name: 'kade.ics', mimeType: 'text/calendar', buffer: Buffer.from(text.join('\r\n')) });
  await expect(desk.getByText('een bestand')).toBeVisible();
  await expect(kade.locator('main[data-scene="question"]')).toBeVisible();
  await kade.getByRole('button', { name: 'Ons overleg is klaar' }).tap();
  await expect(kade.locator('main[data-scene="story"]')).toBeVisible();
});
