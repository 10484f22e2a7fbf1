import { AxeBuilder } from '@axe-core/playwright';
import { programmeEn } from '../../shared/text/desk-programme.en.ts';
import { deskEn } from '../../shared/text/desk.en.ts';
import { make } from '../support/make.ts';
import { atProgramme, dutch, fill, press, propose, wallOf } from './at-programme.ts';
import { expect, test } from './office.ts';

test('a steward whose computer is elsewhere reads the office’s time, and chooses in it', async ({ office }) => {
  await office.start({ TZ_OFFICE: 'Asia/Tokyo' });
  const desk = await atProgramme(office);
  const tokyo = new Intl.DateTimeFormat('nl', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' });
  const said = await desk.getByText(/^Op kantoor is het nu \d\d\.\d\d\./).innerText();
  const times = [0, 60_000].map((ago) => tokyo.format(Date.now() - ago).replace(':', '.'));
  expect(times).toContain(/\d\d\.\d\d/.exec(said)?.[0]);
  await press(desk, `${dutch['desk.notice.new']}: ${dutch['desk.notices']}`);
  await fill(desk, dutch['desk.notice.text'], 'Morgen is er taart');
  await desk.getByLabel(/Tot morgen/).check();
  await press(desk, dutch['desk.notice.hang']);
  await expect(desk.getByRole('button', { name: /^Morgen is er taart tot morgen 19\.00/ })).toBeVisible();
  const [notice] = (await wallOf(desk)).programme.notices;
  expect(new Date(notice?.until ?? 0).getUTCHours(), '19.00 in Tokyo').toBe(10);
});

test('a steward whose computer’s clock is wrong puts something on all screens for five minutes of the hub’s', async ({
  office,
}) => {
  await office.start();
  const desk = await atProgramme(office, { clock: Date.now() - 20 * 60_000 });
  await press(desk, `${dutch['desk.now.new']}: ${dutch['desk.now']}`);
  await desk.getByLabel('5 minuten', { exact: true }).check();
  const asked = Date.now();
  await press(desk, dutch['desk.now.show']);
  await expect(desk.getByText(/^Te zien op alle schermen, tot /)).toBeVisible();
  const left = ((await wallOf(desk)).programme.now?.until ?? 0) - asked;
  expect(left).toBeGreaterThan(4 * 60_000);
  expect(left).toBeLessThan(6 * 60_000);
});

test('a list is changed and saved by keyboard alone', async ({ office }) => {
  await office.start();
  const desk = await atProgramme(office);
  const reach = async (name: string) => {
    const button = desk.getByRole('button', { name, exact: true });
    for (let n = 0; n < 80 && !(await button.evaluate((one) => one === document.activeElement)); n += 1)
      await desk.keyboard.press('Tab');
    await expect(button).toBeFocused();
  };
  await reach(dutch['desk.spot.canteen']);
  await desk.keyboard.press('Enter');
  await reach('Zet Vlog hoger');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('button', { name: 'Zet Vlog lager' }), 'it is the first now').toBeFocused();
  await reach('Bewaar voor Kantine');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Bewaard. Kantine volgt dit programma nu.')).toBeVisible();
  expect((await wallOf(desk)).programme.lists.canteen?.slice(0, 2)).toEqual([{ scene: 'vlog' }, { scene: 'wall' }]);
});

for (const { lang, text, width, height } of [
  { lang: 'nl', text: dutch, width: 1440, height: 900 },
  { lang: 'en', text: { ...deskEn, ...programmeEn }, width: 390, height: 844 },
])
  test(`axe finds nothing about the programme, ${lang} at ${width}x${height}, and nothing sticks out`, async ({
    office,
  }, info) => {
    await office.start();
    await office.open('display');
    const desk = await atProgramme(office, { width, height, lang, text });
    await propose(
      desk,
      make('notes.hang', { title: 'Waarom duurt de bezorging zo lang?' }),
      make('vlogs.promise', { text: 'Ik zit elke maand een middag aan de telefoon', due: '2026-01-05' }),
      make('vlogs.promise', { text: 'We openen op zaterdag', due: '2099-01-01' }),
      make('programme.notify', { text: 'Vrijdag sluiten we om vier uur', until: Date.now() + 6 * 3_600_000 }),
    );
    const look = async (name: string) => {
      const { violations } = await new AxeBuilder({ page: desk }).exclude('iframe').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await desk.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name).toBe(true);
      await desk.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
    };
    await expect(desk.getByRole('button', { name: /^Vrijdag sluiten we/ })).toBeVisible();
    await look('programme');
    await press(desk, `${text['desk.now.new']}: ${text['desk.now']}`);
    await look('now');
    await desk.getByLabel(text['desk.now.what']).selectOption({ label: text['desk.scene.promise'] });
    await press(desk, text['desk.now.show']);
    await press(desk, `${text['desk.notice.new']}: ${text['desk.notices']}`);
    await desk.getByLabel(text['desk.notice.own']).check();
    await look('notice');
    await press(desk, `${text['desk.promise.new']}: ${text['desk.promises']}`);
    await look('promise');
    await press(desk, text['desk.close']);
    await press(desk, text['desk.spot.team']);
    await press(desk, text['desk.list.add']);
    await look('line');
    await press(desk, text['desk.spot.hall']);
    const watch = desk.getByRole('link', { name: text['desk.preview.large'] });
    await expect(watch).toHaveAttribute('href', /^\/display\?preview=/);
    await desk.getByRole('link', { name: text['desk.screens'], exact: true }).click();
    await desk.getByRole('button', { name: new RegExp(text['desk.screen.nameless']) }).click();
    await press(desk, text['desk.screen.change']);
    await desk.getByLabel(text['desk.screen.internal']).check();
    await look('screen');
  });
