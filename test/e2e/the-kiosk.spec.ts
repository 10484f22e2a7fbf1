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

test('with a finger alone: a starter, a phrase, and the keys of the page', async ({ office }) => {
  await office.start();
  const wall = await office.open('display');
  const kiosk = await office.open('kiosk', { touch: true });
  const tap = (name: string) => kiosk.getByRole('button', { name, exact: true }).tap();
  await kiosk.getByRole('button', { name: 'Klacht' }).tap();
  await tap('Bezorging');
  await tap('Klant wacht op …');
  await tap('het pakket');
  const field = kiosk.getByRole('textbox');
  await expect(field).toHaveValue('Klant wacht op het pakket');
  await expect(field).toHaveAttribute('inputmode', 'none');
  for (const key of ['spatie', 'u', 'i', 't', 'spatie', 'Hoofdletter', 'G', 'é', 'é']) await tap(key);
  await tap('Haal een letter weg');
  await expect(field).toHaveValue('Klant wacht op het pakket uit Gé');
  await expect(field).toBeFocused();
  await tap('Vertel iets meer');
  for (const key of ['Cijfers en tekens', '2', '4']) await tap(key);
  await expect(kiosk.getByRole('textbox', { name: 'Vertel iets meer' })).toHaveValue('24');
  await kiosk.getByRole('button', { name: 'Hang op' }).tap();
  await expect(kiosk.getByText('Je briefje hangt!')).toBeVisible();
  const note = wall.locator('[data-note]', { hasText: 'Klant wacht op het pakket uit Gé' });
  await expect(note).toContainText('24');
});

test('a held key takes letter after letter, whole ones', async ({ office }) => {
  await office.start();
  const kiosk = await office.open('kiosk', { touch: true });
  await kiosk.getByRole('button', { name: 'Idee' }).tap();
  await kiosk.getByRole('button', { name: 'App' }).tap();
  const field = kiosk.getByRole('textbox');
  const key = kiosk.getByRole('button', { name: 'Haal een letter weg' });
  await field.fill('Donkere app 👨‍👩‍👧‍👦');
  await key.tap();
  await expect(field).toHaveValue('Donkere app ');
  await key.dispatchEvent('pointerdown', { button: 0 });
  await expect(field).toHaveValue('');
});

test('the keys of the page are one stop for Tab, and the arrows go from key to key', async ({ office }) => {
  await office.start();
  const kiosk = await office.open('kiosk', { touch: true });
  await kiosk.getByRole('button', { name: 'Vraag' }).tap();
  await kiosk.getByRole('button', { name: 'Contact met ons' }).tap();
  await kiosk.getByRole('button', { name: 'Q', exact: true }).focus();
  await kiosk.keyboard.press('Enter');
  await kiosk.keyboard.press('ArrowRight');
  await kiosk.keyboard.press('Enter');
  await kiosk.keyboard.press('ArrowDown');
  await kiosk.keyboard.press('Enter');
  await expect(kiosk.getByRole('textbox')).toHaveValue('Qws');
  await kiosk.keyboard.press('Tab');
  await expect(kiosk.getByRole('button', { name: 'Hang op' })).toBeFocused();
});
