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
  await expect(kiosk.getByRole('button', { name: 'Vertel iets meer' })).toBeFocused();
  await kiosk.keyboard.press('Tab');
  await expect(kiosk.getByRole('button', { name: 'Hang op' })).toBeFocused();
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
  await expect(parcel(kiosk)).toContainText('Geteld. Haal terug (');
  await expect(parcel(other)).toContainText('2 klanten zeggen dit');
  await expect(wall.getByText('2 klanten').first()).toBeVisible({ timeout: 20_000 });

  // A second tap within half a second is none; after that it takes back what was counted.
  await expect(async () => {
    await parcel(kiosk).click();
    await expect(parcel(kiosk)).toContainText('Niet meer geteld.', { timeout: 200 });
  }).toPass();
  await expect(parcel(other)).toContainText('1 klant zegt dit');
  await app(other).click();
  await expect(app(other)).toContainText('Geteld.');
  await expect(app(kiosk)).toContainText('3 klanten zeggen dit');
  await expect(wall.getByText('3 klanten')).toBeVisible({ timeout: 20_000 });

  await kiosk.getByRole('button', { name: 'Klaar' }).click();
  await listen(kiosk);
  await expect(app(kiosk)).not.toContainText('al mee');
  await app(kiosk).click();
  await expect(app(other)).toContainText('4 klanten zeggen dit');
});

test('anybody takes a note with a name on it down from every wall, with a reason', async ({ office }) => {
  await office.start();
  const [kiosk, other, wall] = [await office.open('kiosk'), await office.open('kiosk'), await office.open('display')];
  await kiosk.getByRole('button', { name: 'Vraag' }).click();
  await kiosk.getByRole('button', { name: 'Contact met ons' }).click();
  await kiosk.getByRole('textbox').fill('Samira van boven belde');
  await kiosk.getByRole('button', { name: 'Hang op' }).click();
  await expect(wall.getByText('Samira van boven belde').first()).toBeVisible();
  await other.getByRole('button', { name: 'Meer' }).click();
  await other.getByRole('button', { name: 'Haal een briefje weg' }).click();
  await other.getByRole('button', { name: 'Samira van boven belde' }).click();
  await other.getByRole('button', { name: 'Er staat een naam of nummer op' }).click();
  await expect(other.getByRole('heading', { name: 'Weggehaald.' })).toBeVisible();
  await expect(wall.getByText('Samira van boven belde')).toHaveCount(0);
  await expect(kiosk.getByRole('button', { name: 'Samira van boven belde' })).toHaveCount(0);
});

test('a hung note’s arrow ends at its own square, and the sheet has left the page', async ({ office }) => {
  await office.start();
  for (const [width, height, title] of [
    [1920, 1080, 'Een simkaart in kleuren'],
    [1080, 1920, 'Toestel wordt snel warm'],
  ] as const) {
    const kiosk = await office.open('kiosk', { width, height });
    await kiosk.getByRole('button', { name: 'Idee' }).click();
    await kiosk.getByRole('button', { name: 'Producten' }).click();
    await kiosk.getByRole('textbox').fill(title);
    await kiosk.getByRole('button', { name: 'Vertel iets meer' }).click();
    await kiosk.getByRole('textbox', { name: 'Vertel iets meer' }).fill('Ook een groene');
    await kiosk.getByRole('button', { name: 'Hang op' }).click();
    await expect(kiosk.getByText('Je briefje hangt!')).toBeVisible();
    await expect(kiosk.locator('.flight')).toHaveCount(0);
    await expect(kiosk.locator('.landing').getByText('Ook een groene')).toBeVisible();
    const id = await kiosk.locator('[data-arrow]').getAttribute('data-arrow');
    const middle = (selector: string) =>
      kiosk.locator(selector).evaluate((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return [left + width / 2, top + height / 2] as const;
      });
    const [[x, y], [squareX, squareY]] = [await middle('[data-arrow] .box'), await middle(`[data-square="${id}"]`)];
    expect(Math.hypot(x - squareX, y - squareY)).toBeLessThan(4);
  }
});
