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
