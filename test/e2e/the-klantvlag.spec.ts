import { AxeBuilder } from '@axe-core/playwright';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { admin } from '../support/hub-process.ts';
import { attend } from './attended.ts';
import { expect, test, type Office, type OpenOptions, type Page } from './office.ts';
import { openRoom } from './room.ts';

const SECOND = { timeout: 1_000 };

/** An office with two rooms. */
async function rooms(office: Office, options: OpenOptions = {}) {
  await office.start();
  const desk = await attend(office, options);
  for (const [id, nl] of [
    ['kade', 'Kade'],
    ['markt', 'Markt'],
  ] as const)
    await desk.say('office.set', { list: 'rooms', id, nl, en: nl });
  return desk;
}
const shows = (page: Page, scene: string) => page.locator(`main[data-scene="${scene}"]`);
const press = (page: Page, name: string) => page.getByRole('button', { name }).tap();

test('the flag of one room: there within a second, nowhere else, through a reload and a killed hub', async ({
  office,
}) => {
  test.setTimeout(120_000);
  const quiet = { offline: true };
  const desk = await rooms(office, quiet);
  const [kade, markt] = [await openRoom(office, desk, 'kade', quiet), await openRoom(office, desk, 'markt', quiet)];
  const hall = await office.open('display', quiet);
  const kiosk = await office.open('kiosk', { touch: true, ...quiet });
  await expect(shows(kade, 'story')).toBeVisible();
  await shows(hall, 'empty').waitFor();

  await press(kade, 'Vlag omhoog');
  await expect(shows(kade, 'flag')).toBeAttached(SECOND);
  await press(kade, 'Onze doelen botsen');
  await expect(kade.getByText('Op welk doel word jij beoordeeld? Helpt dat doel de klant?')).toBeVisible();
  await expect(shows(markt, 'story')).toBeVisible();
  await expect(shows(hall, 'empty')).toBeVisible();

  await kiosk.getByRole('button', { name: 'Meer' }).tap();
  await press(kiosk, 'Klantvlag omhoog');
  await press(kiosk, 'Markt');
  await expect(shows(markt, 'flag')).toBeAttached(SECOND);
  await expect(kiosk.getByText('De vlag hangt in Markt.')).toBeVisible();
  await press(kiosk, 'Markt');
  await expect(kiosk.getByText('De vlag ging net al omhoog.')).toBeVisible();

  await kade.reload();
  await expect(shows(kade, 'flag')).toBeVisible();
  const left = async () => {
    const [minutes = 0, seconds = 0] = ((await kade.getByRole('timer').textContent()) ?? '').split(':').map(Number);
    return minutes * 60 + seconds;
  };
  const before = await left();
  expect(before).toBeLessThan(120);
  expect(before).toBeGreaterThan(60);
  await office.hub.stop('SIGKILL');
  await office.start();
  await expect(shows(kade, 'flag')).toBeVisible();
  expect(await left()).toBeLessThanOrEqual(before);

  await press(kade, 'Vlag omlaag');
  await expect(shows(kade, 'story')).toBeVisible();
  await press(kade, 'Besproken is genoeg');
  await expect(kade.getByText('Goed dat je het zei.')).toBeVisible();
  await expect(shows(markt, 'flag')).toBeVisible();
});

test('a program raises it and lowers it; what a room does with it leads somewhere; nobody stands in the log', async ({
  office,
}) => {
  test.setTimeout(120_000);
  const desk = await rooms(office);
  const kade = await openRoom(office, desk, 'kade');
  const wall = await office.open('display');
  const { output: key } = await admin(dirname(office.hub.folder), 'key', 'knop');
  const button = async (name: string, body: object, authorization = `Bearer ${key}`) => {
    const response = await fetch(`${office.hub.url}/api/v1/rooms/${name}/flag`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify(body),
    });
    return [response.status, await response.json()];
  };
  expect(await button('Kade', { raise: true, reason: 'elephant' })).toMatchObject([200, { ok: true }]);
  await expect(kade.getByText('Niemand zegt het hardop')).toBeVisible(SECOND);
  expect(await button('kade', { raise: true })).toEqual([200, { ok: true, already: true }]);
  expect(await button('kade', { raise: false })).toMatchObject([200, { ok: true }]);
  expect(await button('kade', { raise: true })).toEqual([200, { ok: true, already: true }]); // within the same minute
  expect((await button('zolder', { raise: true }))[0]).toBe(404);
  expect((await button('kade', { raise: 'yes' }))[0]).toBe(400);
  expect((await button('kade', { raise: true }, 'Bearer woc_no'))[0]).toBe(401);

  await press(kade, 'We vragen het een klant');
  await kade.getByRole('textbox').fill('Mag ik u om acht uur bellen op 06-12345678?');
  await press(kade, 'Stel de vraag');
  await expect(kade.getByRole('alert')).toHaveText(/telefoonnummer/);
  await kade.getByRole('textbox').fill('Wanneer wil je gebeld worden?');
  await press(kade, 'Stel de vraag');
  await expect(kade.getByText('Goed dat je het zei.')).toBeVisible();

  await expect(shows(kade, 'story')).toBeVisible();
  await press(kade, 'Ons overleg begint');
  await expect(shows(kade, 'question')).toBeVisible();
  const asked = await kade.getByRole('heading').textContent();
  await press(kade, 'Andere vraag');
  await expect(kade.getByRole('heading')).not.toHaveText(asked ?? '');
  const { violations } = await new AxeBuilder({ page: kade }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await expect(shows(wall, 'empty')).toBeVisible();

  const refused = await desk.ask('POST', '/propose', {
    proposals: [{ id: crypto.randomUUID(), type: 'klantvlag.raise', data: { room: 'kade' }, made: 0, seen: 0 }],
  });
  expect(refused).toMatchObject({ answers: [{ ok: false, refusal: { code: 'not-allowed' } }] });
  const pages = join(office.hub.folder, 'pages');
  const lines = readdirSync(pages)
    .flatMap((name) => readFileSync(join(pages, name), 'utf8').split('\n'))
    .filter((line) => line.includes('"type":"klantvlag.'))
    .map((line) => JSON.parse(line.slice(9)));
  expect(lines.length).toBeGreaterThan(4);
  const keys = ['room', 'reason', 'flag', 'outcome', 'moment', 'text'];
  for (const { by, data } of lines) {
    expect(by.device).toMatch(/^(room|kiosk|key)-/);
    expect(Object.keys(data).filter((one) => !keys.includes(one))).toEqual([]);
  }
});

test('by keys alone, upright: up, why, down, what we do; a note hangs with the room on it', async ({ office }) => {
  const desk = await rooms(office);
  const kade = await openRoom(office, desk, 'kade', { width: 1080, height: 1920 });
  const wall = await office.open('display');
  await expect(shows(kade, 'story')).toBeVisible();
  await kade.keyboard.press('f');
  await expect(shows(kade, 'flag')).toBeAttached(SECOND);
  await kade.keyboard.press('3');
  await expect(kade.getByText('De klant is even uit beeld. Hoe kijkt een klant hiernaar?')).toBeVisible();
  await kade.keyboard.press(' ');
  await expect(kade.getByText('Wat doen we ermee?')).toBeVisible();
  await kade.keyboard.press('3');
  await kade.getByRole('radio', { name: 'Idee' }).tap();
  await kade.getByRole('textbox').fill('Bel me terug als het af is');
  await kade.keyboard.press('Enter');
  await expect(wall.getByText('Bel me terug als het af is')).toBeVisible();
  const { notes } = await desk.ask('GET', '/notes.json');
  expect(notes).toMatchObject([{ title: 'Bel me terug als het af is', from: 'Kade' }]);
});

test('axe finds nothing on the page of a room, whatever is on, nor where a kiosk raises the flag', async ({
  office,
}) => {
  const desk = await rooms(office);
  const kade = await openRoom(office, desk, 'kade');
  const kiosk = await office.open('kiosk', { touch: true });
  const clean = async (page: Page) => {
    await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  };
  await shows(kade, 'story').waitFor();
  await clean(kade);
  await kiosk.getByRole('button', { name: 'Meer' }).tap();
  await press(kiosk, 'Klantvlag omhoog');
  await kiosk.getByRole('button', { name: 'Kade' }).waitFor();
  await clean(kiosk);
  await press(kiosk, 'Kade');
  await shows(kade, 'flag').waitFor();
  await clean(kade);
  await clean(kiosk);
  await kade.keyboard.press('3');
  await kade.keyboard.press(' ');
  await expect(kade.getByText('Wat doen we ermee?')).toBeVisible();
  await clean(kade);
  await kade.keyboard.press('3');
  await kade.getByRole('textbox').waitFor();
  await clean(kade);
});

test('a story leaves all rooms within two seconds', async ({ office }) => {
  const desk = await rooms(office);
  const note = await desk.say('notes.hang', { kind: 'question', theme: 'app', title: 'Hoe laat komt mijn pakket?' });
  await desk.say('notes.mend', {
    note,
    title: 'Hoe laat komt mijn pakket?',
    story: 'Hij wachtte een dag. ‘Zeg een tijd’, zei hij.',
  });
  const kade = await openRoom(office, desk, 'kade');
  await expect(kade.getByText('Hij wachtte een dag.')).toBeVisible();
  await desk.say('notes.mend', { note, title: 'Hoe laat komt mijn pakket?', story: '' });
  await expect(kade.getByText('Hij wachtte een dag.')).toHaveCount(0, { timeout: 2_000 });
});
