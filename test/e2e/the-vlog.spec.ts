import { nl } from '../../shared/text/nl.ts';
import { cutProxy } from '../support/cut-proxy.ts';
import { expect, test } from './office.ts';
import { button, camera, caption, comeIn, fill, fits, heading, leaders, mp4, press, text, wall } from './studio.ts';

test.use({ launchOptions: camera });

test('[X6] [V10] a leader’s vlog goes from their PIN to the screens, its upload cut twice', async ({ office }) => {
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
  await fits(kiosk);
  await press(kiosk, text['vlog.record']);
  await kiosk.clock.runFor(3_000);
  await expect(kiosk.getByRole('timer')).toBeVisible();
  await expect(button(kiosk, text['vlog.stop'])).toHaveCount(0);
  const began = Date.now();
  await kiosk.clock.runFor(20_000);
  await expect.poll(() => Date.now() - began, { timeout: 20_000 }).toBeGreaterThan(6_500); // a film of five seconds is the least
  await press(kiosk, text['vlog.stop']);
  await heading(kiosk, text['vlog.cut']);
  await fits(kiosk);
  proxy.cutPieces(2);
  await press(kiosk, text['vlog.next']);
  await heading(kiosk, text['vlog.captions']);
  await expect(button(kiosk, text['vlog.next'])).toBeDisabled();
  await expect.poll(() => proxy.cuts, { timeout: 30_000 }).toBe(2);
  await kiosk.clock.runFor(5_000);
  await caption(kiosk, 'Ik sprak een klant.', 'Ze wil geen korting.');
  await fits(kiosk);
  await press(kiosk, text['vlog.next']);
  await fill(kiosk, text['vlog.headline'], 'Eén iemand die het regelt');
  await press(kiosk, text['vlog.keys.done']);
  await fill(kiosk, text['vlog.role'], 'CEO, sprak drie klanten');
  await press(kiosk, text['vlog.keys.done']);
  await fill(kiosk, text['vlog.promise'], 'Elke klant krijgt één vaste collega');
  await press(kiosk, text['vlog.keys.done']);
  await press(kiosk, text['vlog.weeks.2']);
  await kiosk.getByLabel(text['vlog.consent']).check();
  await fits(kiosk);
  await press(kiosk, text['vlog.next']);
  await heading(kiosk, text['vlog.preview']);
  await press(kiosk, text['vlog.send']);
  await heading(kiosk, text['vlog.done.kiosk']);

  const screens = [await office.open('display', { offline: true }), await office.open('display', { offline: true })];
  for (const screen of screens) await screen.locator('main[data-scene="empty"]').waitFor();
  const ada = await desk('vlogs');
  await press(ada, /^Kijk na en zet op de muur/);
  await heading(ada, text['vlog.captions']);
  await expect(button(ada, text['vlog.next'])).toBeDisabled();
  for (const box of await ada.getByRole('checkbox', { name: /Nagekeken/ }).all()) await box.check();
  await press(ada, text['vlog.next']);
  await press(ada, text['vlog.next']);
  await press(ada, text['vlog.publish']);
  await Promise.all(
    screens.map(async (screen) => {
      await expect(screen.locator('main[data-scene="vlog"]'), 'a new vlog is on at once').toBeAttached({
        timeout: 10_000,
      });
      await expect(screen.getByText('Ik sprak een klant.'), 'with its captions').toBeVisible({ timeout: 15_000 });
    }),
  );
  await heading(ada, text['vlog.done']);
  await press(ada, text['vlog.desk.back']);
  await expect(ada.getByText('Nog 28 dagen')).toBeVisible();
  const [screen] = screens;
  if (!screen) throw new Error('there is no screen');
  await expect.poll(async () => (await wall(screen))?.vlogs.shown.length).toBe(1); // it is in
  const [shown] = (await wall(screen)).vlogs.shown;
  expect(shown).toMatchObject({ headline: 'Eén iemand die het regelt', name: 'Erik de Wit' });
  const media = new URL(`/media/${shown.media}`, screen.url()).href;
  expect((await screen.request.get(media)).headers()['content-type']).toBe('video/mp4');

  await press(ada, /^Haal van de muur/);
  const asked = Date.now();
  await press(ada, text['vlog.desk.yes']);
  await expect.poll(async () => (await wall(screen)).vlogs.shown.length).toBe(0);
  for (const one of screens) await expect(one.locator('main[data-scene="vlog"]')).toHaveCount(0);
  expect(Date.now() - asked).toBeLessThan(2_000);
  await expect.poll(async () => (await screen.request.get(media)).status()).toBe(404);
  proxy.close();
});

test('on plain HTTP a kiosk says why it has no camera, and takes a film as it is; what was begun is not thrown away unasked', async ({
  office,
}) => {
  const first = await office.start();
  const { port } = new URL(first.url);
  await leaders(office);
  await first.stop('SIGTERM');
  await office.start({ BASE_URL: `http://muur.test:${port}` });
  const small = { width: 1280, height: 800, query: '?inch=10.1' };
  const kiosk = await office.open('kiosk', { touch: true, offline: true, ...small });
  await comeIn(kiosk);
  await expect(kiosk.getByText(text['vlog.noCamera.plain'])).toBeVisible();
  await expect(button(kiosk, text['vlog.record'])).toHaveCount(0);
  await fits(kiosk);
  const choose = kiosk.locator('input[type=file]');
  await choose.setInputFiles(mp4('vp9.mp4'));
  await expect(kiosk.getByRole('alert')).toHaveText(text['vlog.plain']);
  await choose.setInputFiles(mp4('h264-aac.mp4'));
  await heading(kiosk, text['vlog.cut']);
  await press(kiosk, text['vlog.next']);
  await heading(kiosk, text['vlog.captions']);
  await expect(kiosk.getByText(text['vlog.sent'])).toBeVisible();
  await caption(kiosk, 'Ik sprak een klant.');
  await fits(kiosk);

  for (let n = 0; n < 3; n += 1) await press(kiosk, nl['common.back']);
  await expect(kiosk.getByText(text['vlog.leave'])).toBeVisible();
  await press(kiosk, text['vlog.leave.no']);
  await press(kiosk, nl['common.back']);
  await press(kiosk, text['vlog.leave.yes']);
  await expect(kiosk.getByRole('heading', { name: nl['home.title'] })).toBeVisible();
});
