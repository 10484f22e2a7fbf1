import { AxeBuilder } from '@axe-core/playwright';
import { deskNl } from '../../shared/text/desk.nl.ts';
import { nl } from '../../shared/text/nl.ts';
import { studioNl } from '../../shared/text/studio.nl.ts';
import { flags, requireBrowser } from '../browser.mjs';
import { cutProxy } from '../support/cut-proxy.ts';
import { film } from '../support/media.ts';
import { attend } from './attended.ts';
import { expect, test, type Office, type Page } from './office.ts';

test.use({
  launchOptions: {
    executablePath: requireBrowser(),
    args: [
      ...flags,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--host-resolver-rules=MAP muur.test 127.0.0.1', // an address that no browser trusts without HTTPS
    ],
  },
});

const PIN = '395172';
const SHOTS = process.env['SHOTS'];
const text = { ...studioNl, ...deskNl };
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const press = (page: Page, name: string | RegExp) => button(page, name).click();
const fill = (page: Page, label: string, words: string) => page.getByRole('textbox', { name: label }).fill(words);
const heading = (page: Page, name: string) => expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
const mp4 = (name: string) => ({ name, mimeType: 'video/mp4', buffer: film(name) });
const look = (page: Page, name: string) => (SHOTS ? page.screenshot({ path: `${SHOTS}/${name}.png` }) : undefined);

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

/** Ada at the desk, and Erik, a leader who agreed to be seen. */
async function leaders(office: Office) {
  const attended = await attend(office, { offline: true });
  const since = Date.now() - 1_000;
  const person = { name: 'Erik de Wit', leader: true, consents: ['vlog'], since, until: since + 86_400_000 * 30 };
  const { id } = await attended.ask('POST', '/people', person);
  await attended.ask('POST', `/people/${String(id)}/pin`, { pin: PIN });
  return attended;
}

/** Erik at the kiosk, before the camera. */
async function comeIn(kiosk: Page): Promise<void> {
  await press(kiosk, nl['home.more']);
  await press(kiosk, nl['home.vlog']);
  await press(kiosk, 'Erik de Wit');
  for (const digit of PIN) await press(kiosk, digit);
  await heading(kiosk, text['vlog.title']);
}

/** Lines, typed while the film stands still, and looked at. */
async function caption(page: Page, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await fill(page, text['vlog.captions.type'], line);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: text['vlog.captions.type'] })).toHaveValue('');
  }
  if (await button(page, text['vlog.keys.done']).count()) await press(page, text['vlog.keys.done']);
  for (const box of await page.getByRole('checkbox', { name: /Nagekeken/ }).all()) await box.check();
}

/** Tab goes there. */
async function tabTo(page: Page, to: ReturnType<Page['locator']>): Promise<void> {
  const there = () => to.evaluate((one) => one === document.activeElement);
  for (let n = 0; n < 80 && !(await there()); n += 1) await page.keyboard.press('Tab');
  expect(await there()).toBe(true);
}
const enter = async (page: Page, name: string | RegExp) => {
  await tabTo(page, button(page, name));
  await page.keyboard.press('Enter');
};

const wall = async (page: Page) =>
  (await (await page.request.get(new URL('/api/v1/wall', page.url()).href)).json()).wall;

test('a leader’s vlog goes from their PIN to the screens, its upload cut twice', async ({ office }) => {
  test.setTimeout(120_000);
  const first = await office.start();
  const PORT = new URL(first.url).port;
  const proxy = await cutProxy(Number(PORT));
  const BASE_URL = `http://127.0.0.1:${proxy.port}`;
  await first.stop('SIGTERM');
  await office.start({ PORT, BASE_URL });
  const { desk } = await leaders(office);
  const kiosk = await office.open('kiosk', { clock: true, touch: true, offline: true });
  await comeIn(kiosk);
  await look(kiosk, 'k-film');
  await axe(kiosk);
  await press(kiosk, text['vlog.record']);
  await kiosk.clock.runFor(3_000);
  await expect(kiosk.getByRole('timer')).toBeVisible();
  await expect(button(kiosk, text['vlog.stop'])).toHaveCount(0);
  const began = Date.now();
  await kiosk.clock.runFor(20_000);
  await look(kiosk, 'k-recording');
  await expect.poll(() => Date.now() - began, { timeout: 20_000 }).toBeGreaterThan(6_500); // a film of five seconds is the least
  await press(kiosk, text['vlog.stop']);
  await heading(kiosk, text['vlog.cut']);
  await look(kiosk, 'k-cut');
  await axe(kiosk);
  proxy.cutPieces(2);
  await press(kiosk, text['vlog.next']);
  await heading(kiosk, text['vlog.captions']);
  await expect(button(kiosk, text['vlog.next'])).toBeDisabled();
  await look(kiosk, 'k-captions');
  await expect.poll(() => proxy.cuts, { timeout: 30_000 }).toBe(2);
  await kiosk.clock.runFor(5_000);
  await caption(kiosk, 'Ik sprak een klant.', 'Ze wil geen korting.');
  await look(kiosk, 'k-captions-2');
  await axe(kiosk);
  await press(kiosk, text['vlog.next']);
  await fill(kiosk, text['vlog.headline'], 'Eén iemand die het regelt');
  await look(kiosk, 'k-words-typing');
  await press(kiosk, text['vlog.keys.done']);
  await fill(kiosk, text['vlog.role'], 'CEO, sprak drie klanten');
  await press(kiosk, text['vlog.keys.done']);
  await fill(kiosk, text['vlog.promise'], 'Elke klant krijgt één vaste collega');
  await press(kiosk, text['vlog.keys.done']);
  await press(kiosk, text['vlog.weeks.2']);
  await kiosk.getByLabel(text['vlog.consent']).check();
  await look(kiosk, 'k-words');
  await axe(kiosk);
  await press(kiosk, text['vlog.next']);
  await heading(kiosk, text['vlog.preview']);
  await look(kiosk, 'k-preview');
  await press(kiosk, text['vlog.send']);
  await heading(kiosk, text['vlog.done.kiosk']);
  await look(kiosk, 'k-done');

  const ada = await desk('vlogs');
  await look(ada, 'd-waiting');
  await press(ada, /^Kijk na en zet op de muur/);
  await heading(ada, text['vlog.captions']);
  await expect(button(ada, text['vlog.next'])).toBeDisabled();
  for (const box of await ada.getByRole('checkbox', { name: /Nagekeken/ }).all()) await box.check();
  await look(ada, 'd-captions');
  await press(ada, text['vlog.next']);
  await press(ada, text['vlog.next']);
  await look(ada, 'd-preview');
  await press(ada, text['vlog.publish']);
  await heading(ada, text['vlog.done']);
  await press(ada, text['vlog.desk.back']);
  await expect(ada.getByText('Nog 28 dagen')).toBeVisible();
  await look(ada, 'd-shown');
  const screen = await office.open('display', { offline: true });
  await expect.poll(async () => (await wall(screen))?.vlogs.shown.length).toBe(1); // it is in
  const [shown] = (await wall(screen)).vlogs.shown;
  expect(shown).toMatchObject({ headline: 'Eén iemand die het regelt', name: 'Erik de Wit' });
  const media = new URL(`/media/${shown.media}`, screen.url()).href;
  expect((await screen.request.get(media)).headers()['content-type']).toBe('video/mp4');

  await press(ada, /^Haal van de muur/);
  const asked = Date.now();
  await press(ada, text['vlog.desk.yes']);
  await expect.poll(async () => (await wall(screen)).vlogs.shown.length).toBe(0);
  expect(Date.now() - asked).toBeLessThan(2_000);
  await expect.poll(async () => (await screen.request.get(media)).status()).toBe(404);
  proxy.close();
});

test('at the desk a film of which a part is chosen goes to the wall; without captions it cannot', async ({
  office,
}) => {
  await office.start();
  const { desk } = await leaders(office);
  const ada = await desk('vlogs');
  await axe(ada);
  await press(ada, text['vlog.desk.make']);
  await press(ada, 'Erik de Wit');
  await heading(ada, text['vlog.title']);
  await axe(ada);
  const choose = ada.locator('input[type=file]');
  await choose.setInputFiles(mp4('hevc.mp4'));
  await expect(ada.getByRole('alert')).toHaveText(text['vlog.hevc']);
  await choose.setInputFiles({ name: 'brief.mp4', mimeType: 'video/mp4', buffer: Buffer.from('Beste klant') });
  await expect(ada.getByRole('alert')).toHaveText(text['vlog.unreadable']);
  await choose.setInputFiles(mp4('h264-aac.mp4'));
  await heading(ada, text['vlog.cut']);
  await axe(ada);
  const [from, to] = [
    ada.getByRole('slider', { name: text['vlog.cut.from'] }),
    ada.getByRole('slider', { name: text['vlog.cut.to'] }),
  ];
  await from.focus();
  for (let n = 0; n < 5; n += 1) await ada.keyboard.press('ArrowRight');
  await expect(ada.getByText('Dit stuk duurt 5,5 seconden.')).toBeVisible();
  await to.focus();
  for (let n = 0; n < 3; n += 1) await ada.keyboard.press('ArrowLeft');
  await expect(ada.getByText('Dit stuk duurt 5,2 seconden.')).toBeVisible();
  await look(ada, 'd-cut');
  await press(ada, text['vlog.next']);
  await heading(ada, text['vlog.captions']);
  await expect(ada.getByText(text['vlog.noCaptions'])).toBeVisible();
  await expect(button(ada, text['vlog.next'])).toBeDisabled();
  await axe(ada);
  await caption(ada, 'Ik sprak een klant.', 'Ze wil geen korting.');
  await ada
    .getByRole('checkbox', { name: /Nagekeken/ })
    .last()
    .uncheck();
  await expect(button(ada, text['vlog.next'])).toBeDisabled();
  await ada
    .getByRole('checkbox', { name: /Nagekeken/ })
    .last()
    .check();
  await axe(ada);
  await press(ada, text['vlog.next']);
  await fill(ada, text['vlog.headline'], 'Eén iemand die het regelt');
  await fill(ada, text['vlog.role'], 'CEO');
  await ada.getByLabel('Erik de Wit heeft dit gezien en vindt het goed.').check();
  await axe(ada);
  await look(ada, 'd-words');
  await press(ada, text['vlog.next']);
  await axe(ada);
  await press(ada, text['vlog.publish']);
  await heading(ada, text['vlog.done']);
  await press(ada, text['vlog.desk.back']);
  const [shown] = (await wall(ada)).vlogs.shown;
  expect(Math.abs(shown.length - 5_200)).toBeLessThan(250);
  await axe(ada);
});

test('at the desk all of it goes by keyboard alone, and a draft waits while another section is looked at', async ({
  office,
}) => {
  test.setTimeout(90_000);
  await office.start();
  const { desk } = await leaders(office);
  const ada = await desk('vlogs');
  await enter(ada, text['vlog.desk.make']);
  await enter(ada, 'Erik de Wit');
  await heading(ada, text['vlog.title']);
  const chooser = ada.waitForEvent('filechooser');
  await enter(ada, text['vlog.file']);
  await (await chooser).setFiles(mp4('h264-aac.mp4'));
  await heading(ada, text['vlog.cut']);
  await enter(ada, text['vlog.next']);
  await heading(ada, text['vlog.captions']);

  const line = ada.getByRole('textbox', { name: text['vlog.captions.type'] });
  await tabTo(ada, line);
  for (const words of ['Ik sprak een klant.', 'Ze wil geen korting.']) {
    await ada.keyboard.type(words);
    await ada.keyboard.press('Enter');
  }
  await enter(ada, 'Pas aan: Zin 2');
  await tabTo(ada, ada.getByRole('textbox', { name: 'Tekst van zin 2' }));
  await ada.keyboard.press('End');
  await ada.keyboard.type(' Ze wil iemand die het regelt.');
  await tabTo(
    ada,
    ada.getByRole('group', { name: /^Einde/ }).getByRole('button', { name: text['vlog.captions.later'] }),
  );
  for (let n = 0; n < 8; n += 1) await ada.keyboard.press('Enter');
  await expect(ada.getByText('Einde: 4,3 s')).toBeVisible();
  await enter(ada, text['vlog.captions.done']);
  for (const box of await ada.getByRole('checkbox', { name: /Nagekeken/ }).all()) {
    await tabTo(ada, box);
    await ada.keyboard.press('Space');
  }

  await ada.getByRole('link', { name: text['desk.screens'] }).focus();
  await ada.keyboard.press('Enter');
  await expect(ada.getByRole('heading', { level: 1, name: text['desk.screens'] })).toBeVisible();
  await ada.getByRole('link', { name: text['desk.vlogs'] }).focus();
  await ada.keyboard.press('Enter');
  await heading(ada, text['vlog.captions']);

  await enter(ada, text['vlog.next']);
  await tabTo(ada, ada.getByRole('textbox', { name: text['vlog.headline'] }));
  await ada.keyboard.type('Eén iemand die het regelt');
  await ada.keyboard.press('Tab');
  await ada.keyboard.type('CEO');
  await tabTo(ada, ada.getByRole('checkbox', { name: /vindt het goed/ }));
  await ada.keyboard.press('Space');
  await enter(ada, text['vlog.next']);
  await enter(ada, text['vlog.publish']);
  await heading(ada, text['vlog.done']);
  await enter(ada, text['vlog.desk.back']);
  await expect(ada.getByText('Nog 28 dagen')).toBeVisible();
  expect((await wall(ada)).vlogs.shown[0].captions[1].text).toBe('Ze wil geen korting. Ze wil iemand die het regelt.');
});

test('on plain HTTP a kiosk says why it has no camera, and takes a film as it is; what was begun is not thrown away unasked', async ({
  office,
}) => {
  const first = await office.start();
  const { port } = new URL(first.url);
  await leaders(office);
  await first.stop('SIGTERM');
  await office.start({ BASE_URL: `http://muur.test:${port}` });
  const kiosk = await office.open('kiosk', { touch: true, offline: true });
  await comeIn(kiosk);
  await expect(kiosk.getByText(text['vlog.noCamera.plain'])).toBeVisible();
  await expect(button(kiosk, text['vlog.record'])).toHaveCount(0);
  await axe(kiosk);
  const choose = kiosk.locator('input[type=file]');
  await choose.setInputFiles(mp4('vp9.mp4'));
  await expect(kiosk.getByRole('alert')).toHaveText(text['vlog.plain']);
  await choose.setInputFiles(mp4('h264-aac.mp4'));
  await heading(kiosk, text['vlog.cut']);
  await press(kiosk, text['vlog.next']);
  await heading(kiosk, text['vlog.captions']);
  await expect(kiosk.getByText(text['vlog.sent'])).toBeVisible();

  for (let n = 0; n < 3; n += 1) await press(kiosk, nl['common.back']);
  await expect(kiosk.getByText(text['vlog.leave'])).toBeVisible();
  await press(kiosk, text['vlog.leave.no']);
  await press(kiosk, nl['common.back']);
  await press(kiosk, text['vlog.leave.yes']);
  await expect(kiosk.getByRole('heading', { name: nl['home.title'] })).toBeVisible();
});
