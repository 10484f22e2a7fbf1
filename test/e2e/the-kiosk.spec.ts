import { expect, test } from './office.ts';

test('what hangs already gets one more customer on every wall, and no note of its own', async ({ office }) => {
  await office.start();
  const wall = await office.open('display');
  const kiosk = await office.open('kiosk');
  const write = async (title: string) => {
    await kiosk.getByRole('button', { name: 'Idee' }).click();
    await kiosk.getByRole('button', { name: 'App' }).click();
    await kiosk.getByRole('textbox').fill(title);
    await kiosk.getByRole('button', { name: 'Hang op' }).click();
  };
  await write('Een donkere app');
  await kiosk.getByRole('button', { name: 'Nog een briefje' }).click();
  await write('Maak een donkere app');
  await expect(kiosk.getByRole('heading', { name: 'Dit hangt er al' })).toBeVisible();
  await kiosk.getByRole('button', { name: 'Ik hoorde dit ook' }).click();
  await expect(kiosk.getByRole('heading', { name: 'Geteld. Dank je.' })).toBeVisible();
  await expect(wall.getByText('2 klanten')).toBeVisible({ timeout: 20_000 });
  await expect(wall.getByText('Maak een donkere app')).toHaveCount(0);
  await expect(kiosk.getByText('Wat zei jouw laatste klant?')).toBeVisible({ timeout: 10_000 });
});

test('"Dit hoor ik ook" counts a note once in every visit, at every kiosk', async ({ office }) => {
  await office.start();
  const wall = await office.open('display');
  const [kiosk, other] = [await office.open('kiosk'), await office.open('kiosk')];
  for (const [kind, theme, title] of [
    ['Idee', 'App', 'Een donkere app'],
    ['Klacht', 'Bezorging', 'Pakket kwam te laat'],
  ] as const) {
    await kiosk.getByRole('button', { name: kind }).click();
    await kiosk.getByRole('button', { name: theme }).click();
    await kiosk.getByRole('textbox').fill(title);
    await kiosk.getByRole('button', { name: 'Hang op' }).click();
    await kiosk.getByRole('button', { name: 'Nog een briefje' }).click();
  }
  const listen = async (page: typeof kiosk) => {
    await page.getByRole('button', { name: 'Dit hoor ik ook' }).click();
    await expect(page.getByRole('heading', { name: 'Wat hoor jij ook van klanten?' })).toBeFocused();
  };
  const app = (page: typeof kiosk) => page.getByRole('button', { name: 'Een donkere app' });
  const parcel = (page: typeof kiosk) => page.getByRole('button', { name: 'Pakket kwam te laat' });
  await Promise.all([listen(kiosk), listen(other)]);
  await app(kiosk).click();
  await parcel(kiosk).click();
  await expect(parcel(kiosk)).toContainText('Geteld. Dank je.');
  await expect(parcel(other)).toContainText('2 klanten zeggen dit');
  await expect(wall.getByText('2 klanten').first()).toBeVisible({ timeout: 20_000 });

  await kiosk.waitForTimeout(600); // longer than a double tap
  await app(kiosk).click();
  await expect(app(kiosk)).toContainText('Je telde dit briefje al mee.');
  await app(other).click();
  await expect(app(other)).toContainText('Geteld. Dank je.');
  await expect(app(kiosk)).toContainText('3 klanten zeggen dit');
  await expect(wall.getByText('3 klanten')).toBeVisible({ timeout: 20_000 });

  await kiosk.getByRole('button', { name: 'Klaar' }).click();
  await listen(kiosk);
  await expect(app(kiosk)).not.toContainText('al mee');
  await app(kiosk).click();
  await expect(app(other)).toContainText('4 klanten zeggen dit');
});
