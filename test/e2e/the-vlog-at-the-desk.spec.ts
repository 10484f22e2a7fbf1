import { expect, test } from './office.ts';
import {
  axe,
  button,
  camera,
  caption,
  enter,
  fill,
  heading,
  leaders,
  mp4,
  picturesIn,
  press,
  tabTo,
  text,
  wall,
} from './studio.ts';

test.use({ launchOptions: camera });

test('[P-11] of a film at the desk the part that is chosen goes to the wall, and nothing else; without captions it cannot', async ({
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
  await press(ada, text['vlog.next']);
  await axe(ada);
  await press(ada, text['vlog.publish']);
  await heading(ada, text['vlog.done']);
  await press(ada, text['vlog.desk.back']);
  const [shown] = (await wall(ada)).vlogs.shown;
  expect(Math.abs(shown.length - 5_200)).toBeLessThan(250);
  expect(Math.abs(shown.loudness + 21.7)).toBeLessThan(0.5); // what ffmpeg's ebur128 says of the fixture
  // What was cut off is not only skipped: it is in no file. The fixture has five pictures a second, from 0 to 6.
  const file = await ada.request.get(new URL(`/media/${shown.media}`, ada.url()).href);
  const pictures = await picturesIn(await file.body());
  expect(pictures[0]).toBeGreaterThanOrEqual(0);
  expect(pictures.length).toBeLessThanOrEqual(27);
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
