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
