import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { linesAt, nextTurn, type Seen } from '../../shared/read/programme.ts';
import { programmeEn } from '../../shared/text/desk-programme.en.ts';
import { programmeNl } from '../../shared/text/desk-programme.nl.ts';
import { deskEn } from '../../shared/text/desk.en.ts';
import { deskNl } from '../../shared/text/desk.nl.ts';
import { timeOf } from '../../shared/time/office.ts';
import type { Wall } from '../../shared/wall.ts';
import { PASSWORD } from '../support/desk.ts';
import { make, wire } from '../support/make.ts';
import { expect, test, type Office } from './office.ts';

const dutch = { ...deskNl, ...programmeNl };
const zone = 'Europe/Amsterdam';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, label: string, text: string) =>
  page
    .locator('input')
    .and(page.getByLabel(label, { exact: true }))
    .fill(text);

interface Visit {
  readonly width?: number;
  readonly height?: number;
  readonly lang?: string;
  /** What the clock of the steward's computer says: milliseconds UTC. */
  readonly clock?: number;
  readonly text?: { readonly [K in keyof typeof dutch]: string };
}

/** An admin at the desk, before the programme. */
async function atProgramme(
  office: Office,
  { width = 1440, height = 900, lang = 'nl', text = dutch, clock }: Visit = {},
): Promise<Page> {
  const { hub } = office;
  const desk = await office.visit(hub.links.desk.slice(hub.url.length).replace('#', `?lang=${lang}#`), {
    ...{ width, height },
    offline: true, // what the hub refuses is written in the console
  });
  if (clock !== undefined) await desk.clock.setFixedTime(clock);
  await fill(desk, text['desk.name'], 'Ada Admin');
  await fill(desk, text['desk.password'], PASSWORD);
  await press(desk, text['desk.first.submit']);
  await desk.getByRole('link', { name: text['desk.programme'], exact: true }).click();
  await expect(desk.getByRole('heading', { level: 2, name: text['desk.list'] })).toBeVisible();
  return desk;
}

/** The wall as the hub has it. */
const wallOf = (page: Page): Promise<Wall> =>
  page.evaluate(async () => ((await (await fetch('/api/v1/wall')).json()) as { wall: Wall }).wall);
const seenBy = async (page: Page, spot: Seen['spot']): Promise<Seen> => ({
  wall: await wallOf(page),
  ...{ spot, zone, cannot: new Set<string>() },
});
/** Asks the hub something as the desk does, without its pages. */
const propose = (page: Page, ...made: readonly ReturnType<typeof make>[]) =>
  page.evaluate(
    (proposals) =>
      fetch('/api/v1/desk/propose', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ proposals }),
      }).then((response) => response.json()),
    made.map((one) => wire(one)),
  );

test('a list that is changed at the desk changes what is on, as it was said before it was saved', async ({
  office,
}) => {
  await office.start();
  const desk = await atProgramme(office);
  await propose(desk, make('vlogs.promise', { text: 'Ik bel elke week een klant', due: '2099-01-01' }));
  await press(desk, dutch['desk.spot.team']);
  const list = desk.getByRole('region', { name: dutch['desk.list'] });
  const coming = desk.getByRole('region', { name: dutch['desk.coming'] });
  await expect(coming.getByText('Ik bel elke week een klant').first()).toBeVisible();
  for (const scene of ['improved', 'radar', 'vlog', 'promise', 'credo'] as const) {
    await list.getByRole('button', { name: new RegExp(`^${dutch[`desk.scene.${scene}`]}`) }).click();
    await press(desk, dutch['desk.list.remove']);
  }
  await expect(coming.getByText('Ik bel elke week een klant')).toHaveCount(0);
  expect(linesAt(await seenBy(desk, 'team'), Date.now()), 'not saved').toHaveLength(2);
  await press(desk, dutch['desk.list.add']);
  await list.getByLabel(dutch['desk.list.what']).selectOption({ label: dutch['desk.scene.promise'] });
  await press(desk, dutch['desk.list.up'].replace('{what}', dutch['desk.scene.promise']));
  await expect(coming.getByText('Ik bel elke week een klant').first()).toBeVisible();

  // What the desk hears meanwhile leaves it alone.
  await propose(desk, make('programme.mute'));
  await expect(desk.getByText(dutch['desk.sound.off'])).toBeVisible();
  await press(desk, 'Bewaar voor Werkvloer');
  await expect(desk.getByText('Bewaard. Werkvloer volgt dit programma nu.')).toBeVisible();
  const seen = await seenBy(desk, 'team');
  expect(linesAt(seen, Date.now()).map(({ scene }) => scene)).toEqual(['promise', 'wall']);
  const first = () => coming.getByRole('listitem').first().innerText();
  const next = (): string => {
    const minute = Date.now() - (Date.now() % 60_000);
    return `${timeOf(minute, zone)} ${dutch[`desk.scene.${nextTurn(seen, minute).scene}`]}`;
  };
  await expect.poll(async () => (await first()).replace(/\s+/g, ' ').startsWith(next())).toBe(true);

  await press(desk, dutch['desk.programme.undo']);
  await expect(desk.getByText(dutch['desk.programme.undone'])).toBeVisible();
  expect((await wallOf(desk)).programme.lists.team).toBeUndefined();
});

test('two who change one list hear of it, and what is not for visitors is not offered to them', async ({ office }) => {
  await office.start();
  const desk = await atProgramme(office);
  const list = desk.getByRole('region', { name: dutch['desk.list'] });
  await press(desk, 'Zet Beter geworden hoger');
  await propose(desk, make('programme.list', { spot: 'hall', items: [{ scene: 'wall' }, { scene: 'credo' }] }));
  await expect(desk.getByText(dutch['desk.list.theirs'])).toBeVisible();
  await press(desk, dutch['desk.list.drop']);
  await expect(list.locator('li .word')).toHaveText([dutch['desk.scene.wall'], dutch['desk.scene.credo']]);
  await list.getByRole('button', { name: dutch['desk.scene.credo'] }).first().click();
  await press(desk, 'zaterdag');
  await press(desk, 'zondag');
  await fill(desk, dutch['desk.list.from'], '8.30');
  await press(desk, 'Bewaar voor Hal');
  await expect(list.getByRole('alert')).toHaveText(dutch['desk.list.wrong.times']);
  await fill(desk, dutch['desk.list.to'], '10');
  await press(desk, 'Bewaar voor Hal');
  await expect(list.getByRole('button', { name: /^Ons credo ma t\/m vr, 08.30 tot 10.00/ })).toBeVisible();
  expect((await wallOf(desk)).programme.lists.hall).toEqual([
    { scene: 'wall' },
    { scene: 'credo', days: [1, 2, 3, 4, 5], from: '08.30', to: '10.00' },
  ]);
  await press(desk, dutch['desk.list.usual']);
  await expect(desk.getByText('Bewaard. Hal is weer gewoon.')).toBeVisible();

  await press(desk, dutch['desk.spot.reception']);
  await press(desk, dutch['desk.list.add']);
  await expect(list.getByLabel(dutch['desk.list.what']).locator('option')).toHaveText([
    dutch['desk.scene.wall'],
    dutch['desk.scene.vlog'],
    dutch['desk.scene.credo'],
  ]);
});

test('a notice made at the desk is on the hub’s wall within two seconds, and gone by one undo', async ({ office }) => {
  await office.start();
  const desk = await atProgramme(office);
  await press(desk, `${dutch['desk.notice.new']}: ${dutch['desk.notices']}`);
  await fill(desk, dutch['desk.notice.text'], 'Bel Jan op 06-12345678');
  await desk.getByLabel(/Tot morgen/).check();
  await press(desk, dutch['desk.notice.hang']);
  await expect(desk.getByRole('alert'), 'a person is in it').toBeVisible();
  await fill(desk, dutch['desk.notice.text'], 'Vrijdag sluiten we om vier uur');
  const asked = Date.now();
  await press(desk, dutch['desk.notice.hang']);
  const texts = async () => (await wallOf(desk)).programme.notices.map(({ text }) => text);
  await expect.poll(texts, { intervals: [50] }).toEqual(['Vrijdag sluiten we om vier uur']);
  expect(Date.now() - asked).toBeLessThan(2_000);
  await expect(desk.getByRole('button', { name: /^Vrijdag sluiten we om vier uur tot morgen 19.00/ })).toBeVisible();
  await press(desk, dutch['desk.programme.undo']);
  await expect(desk.getByText(dutch['desk.notices.none'])).toBeVisible();
  expect(await texts()).toEqual([]);

  await propose(desk, make('programme.notify', { until: Date.now() + 600_000 }));
  await desk.getByRole('button', { name: /^Vrijdag sluiten we/ }).click();
  await press(desk, dutch['desk.notice.away']);
  await expect(desk.getByText(dutch['desk.notices.none'])).toBeVisible();
  await press(desk, dutch['desk.programme.undo']);
  await expect(desk.getByRole('button', { name: /^Vrijdag sluiten we/ })).toBeVisible();
});

test('what is on all screens is said in every section with its end, and stops; and so is a sound that is off', async ({
  office,
}) => {
  await office.start();
  const desk = await atProgramme(office);
  await propose(desk, make('vlogs.promise', { text: 'Ik bel elke week een klant', due: '2099-01-01' }));
  await press(desk, `${dutch['desk.now.new']}: ${dutch['desk.now']}`);
  const what = desk.getByLabel(dutch['desk.now.what']);
  await what.selectOption({ label: dutch['desk.scene.radar'] });
  await expect(desk.getByText(dutch['desk.now.nothing'])).toBeVisible();
  await expect(desk.getByRole('button', { name: dutch['desk.now.show'] })).toBeDisabled();
  await what.selectOption({ label: dutch['desk.scene.promise'] });
  await expect(desk.getByText('Niet te zien op: Receptie.')).toBeVisible();
  await desk.getByLabel('5 minuten', { exact: true }).check();
  await press(desk, dutch['desk.now.show']);
  await expect(desk.getByText(/^Te zien op alle schermen, tot /)).toBeVisible();
  const { now } = (await wallOf(desk)).programme;
  expect(now?.scene).toBe('promise');
  expect((now?.until ?? 0) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  const coming = desk.getByRole('region', { name: dutch['desk.coming'] });
  await expect(coming.getByText(dutch['desk.coming.all'])).toBeVisible();
  await press(desk, dutch['desk.sound.mute']);

  await desk.getByRole('link', { name: dutch['desk.notes'] }).first().click();
  await expect(desk.getByText(/^Op alle schermen: Belofte, tot /)).toBeVisible();
  await press(desk, dutch['desk.now.stop']);
  await expect(desk.getByText(/^Op alle schermen: Belofte/)).toHaveCount(0);
  await press(desk, dutch['desk.sound.unmute']);
  await expect(desk.getByText(dutch['desk.sound.off'])).toHaveCount(0);
  expect((await wallOf(desk)).programme).toMatchObject({ muted: false });
  expect((await wallOf(desk)).programme.now).toBeUndefined();
});

test('a promise is made, kept, open again and taken away', async ({ office }) => {
  await office.start();
  const desk = await atProgramme(office);
  await press(desk, `${dutch['desk.promise.new']}: ${dutch['desk.promises']}`);
  await fill(desk, dutch['desk.promise.text'], 'Ik bel elke week een klant');
  await fill(desk, dutch['desk.promise.due'], '2025-01-05');
  await press(desk, dutch['desk.promise.save']);
  const late = desk.getByRole('button', { name: /was voor 5 januari 2025\. Hoe gaat het ermee\?$/ });
  await late.click();
  await press(desk, dutch['desk.promise.keep']);
  await expect(desk.getByText(dutch['desk.promise.keep.done'])).toBeVisible();
  expect((await wallOf(desk)).vlogs.promises[0]?.kept).toBeGreaterThan(0);
  await press(desk, dutch['desk.programme.undo']);
  await late.click();
  await press(desk, dutch['desk.promise.away']);
  await expect(desk.getByText(dutch['desk.promises.none'])).toBeVisible();
  await press(desk, dutch['desk.programme.undo']);
  await expect(late).toBeVisible();
});

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
