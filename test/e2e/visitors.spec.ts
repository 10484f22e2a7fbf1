import { AxeBuilder } from '@axe-core/playwright';
import { deskTexts } from '../../shared/text/desk.ts';
import { nl } from '../../shared/text/nl.ts';
import { attend } from './attended.ts';
import { expect, test, type Page } from './office.ts';

const SOON = 2_000; // promises.md P-13, and as fast as a note inside

const note = (page: Page, id: string) => page.locator(`[data-note="${id}"]`);
const scene = (page: Page) => page.locator('[data-scene]');

test('[P-02] what is approved, mended and hidden is so at the reception within two seconds', async ({ office }) => {
  await office.start();
  const { say, show, reception } = await attend(office);
  await expect(reception.getByText('Welkom')).toBeVisible();
  const idea = await show('idea', { title: 'Een donkere app', body: 'Voor in de avond' });
  await expect(note(reception, idea)).toContainText('Voor in de avond', { timeout: SOON });
  await say('notes.mend', { note: idea, title: 'Een heel donkere app' });
  await expect(note(reception, idea)).toBeHidden({ timeout: SOON });
  await say('notes.show', { note: idea, title: 'Een heel donkere app', body: 'Voor in de avond' });
  await expect(note(reception, idea)).toContainText('Een heel donkere app', { timeout: SOON });
  await say('notes.hide', { note: idea });
  await expect(note(reception, idea)).toBeHidden({ timeout: SOON });
  await expect(reception.getByText('Welkom')).toBeVisible();
  await expect(scene(reception)).toHaveAttribute('data-scene', 'reception');

  const done = await show('complaint', {
    title: 'De app sluit af',
    solution: 'Hij blijft nu open',
    result: 'Meer rust',
  });
  await expect(note(reception, done)).toContainText('De app sluit af', { timeout: SOON });
  for (const text of ['Beter dankzij onze klanten', 'Hij blijft nu open', 'Meer rust'])
    await expect(reception.getByText(text)).toBeVisible();
});

test('[E8] without a hub visitors see what was approved for an hour, and then a welcome', async ({ office }) => {
  const hub = await office.start();
  const { show, reception } = await attend(office, { clock: true, offline: true });
  const idea = await show('idea', { title: 'Een donkere app' });
  await expect(note(reception, idea)).toBeVisible();
  await hub.stop('SIGKILL');
  await reception.clock.fastForward(58 * 60_000);
  await expect(scene(reception)).toHaveAttribute('data-offline', /^5\d$/);
  await expect(note(reception, idea)).toBeVisible();
  await reception.clock.fastForward(3 * 60_000);
  await expect(note(reception, idea)).toBeHidden();
  await expect(reception.getByText('Welkom')).toBeVisible();
  await reception.clock.fastForward(5 * 3_600_000);
  await expect(scene(reception)).toHaveAttribute('data-scene', 'reception');
});

test('a kiosk says that there are visitors, and the halls show them nothing of inside, until it says that they are gone', async ({
  office,
}) => {
  await office.start();
  const { say, show } = await attend(office);
  const hall = await office.open('display');
  const inside = await say('notes.hang', { title: 'Alleen voor ons' });
  await expect(note(hall, inside)).toBeVisible();
  const idea = await show('idea', { title: 'Een donkere app' });
  const kiosk = await office.open('kiosk', { touch: true });
  await kiosk.getByRole('button', { name: nl['home.more'], exact: true }).click();
  await kiosk.getByRole('button', { name: nl['visit.come'], exact: true }).click();
  await expect(scene(hall)).toHaveAttribute('data-scene', 'reception', { timeout: SOON });
  await expect(note(hall, idea)).toBeVisible();
  await expect(note(hall, inside)).toBeHidden();
  await expect(kiosk.getByText(/^Tot \d\d\.\d\d tonen de schermen/)).toBeVisible();
  await kiosk.getByRole('button', { name: nl['visit.go'], exact: true }).click();
  await expect(note(hall, inside)).toBeVisible({ timeout: SOON });
  await expect(scene(hall), 'nothing to celebrate').toHaveAttribute('data-scene', 'wall');
});

const names = ['Sanne', 'Ahmed', 'Femke', 'Joost', 'Fatima'];

test('[P-03] twenty notes that wait are looked at by keyboard, one press each, and none is shown to visitors by the next', async ({
  office,
}) => {
  await office.start();
  const { hang, desk, reception } = await attend(office);
  const hall = await office.open('display');
  const titles = Array.from({ length: 20 }, (_, n) => `${names[n % 5] ?? ''} vroeg iets over punt ${n + 1}`);
  expect((await hang(...titles)).filter((answer) => JSON.stringify(answer).includes('held'))).toHaveLength(20);
  const page = await desk('review');
  await expect(page.getByText('Er wachten 20 briefjes op jou.')).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText('Sanne');
  await expect(page.getByRole('link', { name: 'Kijk na 20' })).toBeVisible();
  await page.getByRole('button', { name: deskTexts.nl['desk.review.hang'] }).first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  for (let left = 19; left >= 0; left -= 1) {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: deskTexts.nl['desk.review.hang'] })).toHaveCount(left);
  }
  await expect(page.getByText(deskTexts.nl['desk.review.none'])).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(hall.locator('[data-square]')).toHaveCount(20, { timeout: 2_000 });
  await expect(page.getByText(/^Bezoek ziet nu/)).toBeHidden();
  await expect(reception.locator('[data-note]')).toHaveCount(0);
});

test('[P-02] [P-03] a note that waits is mended and hangs, another is left out; visitors see what is shown, and no more what is mended', async ({
  office,
}) => {
  await office.start();
  const { hang, say, desk, reception } = await attend(office);
  const press = (page: Page, name: keyof typeof deskTexts.nl) =>
    page.getByRole('button', { name: deskTexts.nl[name], exact: true }).click();
  await hang('Sanne wil een donkere app', 'Ahmed wacht al lang');
  const page = await desk('review', { width: 390, height: 844 });
  await page.getByRole('button', { name: deskTexts.nl['desk.review.mend'] }).first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Een donkere app');
  await page.keyboard.press('Enter');
  await press(page, 'desk.review.leave');
  await press(page, 'desk.review.why.personal');
  await expect(page.getByText(deskTexts.nl['desk.review.none'])).toBeVisible();
  await press(page, 'desk.visitors.show');
  const shown = reception.locator('[data-note]');
  await expect(shown).toContainText('Een donkere app', { timeout: SOON });
  const id = (await shown.getAttribute('data-note')) ?? '';
  await say('notes.mend', { note: id, title: 'Een heel donkere app' });
  await expect(shown).toBeHidden({ timeout: SOON });
  await expect(page.getByText(deskTexts.nl['desk.visitors.changed'])).toBeVisible();
  await expect(page.locator('s')).toHaveText('Een donkere app');
  await press(page, 'desk.visitors.show');
  await expect(shown).toContainText('Een heel donkere app', { timeout: SOON });
  await page.getByRole('status').getByRole('button', { name: deskTexts.nl['desk.visitors.no'] }).click();
  await expect(shown).toBeHidden({ timeout: SOON });
});

test('[P-13] one button in every section clears visitors’ screens within two seconds, through a kill, until it is undone', async ({
  office,
}) => {
  const hub = await office.start();
  const { show, desk, reception } = await attend(office, { offline: true });
  const idea = await show('idea', { title: 'Een donkere app' });
  await expect(note(reception, idea)).toBeVisible();
  const page = await desk('you', { offline: true });
  for (const section of ['screens', 'review', 'stewards', 'you'] as const) {
    await page.getByRole('link', { name: deskTexts.nl[`desk.${section}`] }).click();
    await expect(page.getByRole('button', { name: deskTexts.nl['desk.visitors.clear'] })).toBeVisible();
  }
  await page.getByRole('button', { name: deskTexts.nl['desk.visitors.clear'] }).click();
  await expect(note(reception, idea)).toBeHidden({ timeout: SOON });
  await expect(reception.getByText('Welkom')).toBeVisible();
  await hub.stop('SIGKILL');
  await office.start();
  await expect(scene(reception)).not.toHaveAttribute('data-offline', { timeout: 15_000 });
  await expect(note(reception, idea)).toBeHidden();
  await page.getByRole('button', { name: deskTexts.nl['desk.visitors.resume'] }).click();
  await expect(note(reception, idea)).toBeVisible({ timeout: SOON });
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`axe finds nothing where notes are looked at, at ${width}x${height}, and nothing sticks out`, async ({
    office,
  }) => {
    await office.start();
    const { hang, show, say, desk, reception } = await attend(office);
    await hang('Sanne wil een donkere app');
    await show('question', { title: 'Waarom is dit zo?', solution: 'Het is nu anders.' });
    const changed = await show('idea', { title: 'Een donkere app' });
    await say('notes.mend', { note: changed, title: 'Een heel donkere app' });
    await say('notes.hang', { kind: 'idea', theme: 'app', title: 'Eén knop' });
    await say('visitors.come', {});
    const page = await desk('review', { width, height });
    for (const way of ['desk.review.mend', 'desk.visitors.clear'] as const) {
      await page.getByRole('button', { name: deskTexts.nl[way] }).click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    expect((await new AxeBuilder({ page: reception }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  });

test('[P-14] the desk says on which screens a note could be read, and whether visitors passed them', async ({
  office,
}) => {
  await office.start();
  const { show, reception, desk } = await attend(office, { clock: true });
  const idea = await show('idea', { title: 'Een donkere app' });
  await expect(note(reception, idea)).toBeVisible();
  await reception.clock.runFor(15_000);
  const ada = await desk('notes');
  await ada.getByText('Een donkere app').click();
  const look = ada.getByRole('button', { name: deskTexts.nl['desk.note.read'] });
  await expect(async () => {
    await look.click();
    await expect(ada.getByText('Receptie')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(ada.getByText(deskTexts.nl['desk.note.read.visitors'])).toBeVisible();
});
