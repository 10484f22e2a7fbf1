import type { Page } from '@playwright/test';
import { expect, test } from './office.ts';

const note = (page: Page, title: string) => page.locator('[data-note]', { hasText: title });

/** A service employee at the kiosk: kind, theme, sentence. */
async function write(kiosk: Page, title: string, kind = 'Klacht', theme = 'Bezorging'): Promise<void> {
  await kiosk.getByRole('button', { name: kind }).click();
  await kiosk.getByRole('button', { name: theme }).click();
  await kiosk.getByRole('textbox').fill(title);
}

const hangUp = (kiosk: Page) => kiosk.getByRole('button', { name: 'Hang op' }).click();
const done = (kiosk: Page) => kiosk.getByText('Je briefje hangt!');

test('a note goes up from a kiosk to every wall, and is there once after the hub was killed', async ({ office }) => {
  await office.start();
  const kiosk = await office.open('kiosk', { offline: true });
  const walls = await Promise.all([1, 2, 3].map(() => office.open('display', { offline: true })));
  for (const wall of walls) await expect(wall.locator('[data-scene="empty"]')).toBeAttached();

  await write(kiosk, 'Pakket bij de buren');
  await hangUp(kiosk);
  await expect(done(kiosk)).toBeVisible();
  await office.hub.stop('SIGKILL');
  for (const wall of walls) await expect(note(wall, 'Pakket bij de buren')).toHaveCount(1);
  for (const wall of walls) await expect(wall.locator('[data-offline]')).toBeAttached();

  await office.start();
  const late = await office.open('display');
  for (const wall of [...walls, late]) {
    await expect(wall.locator('[data-offline]')).not.toBeAttached();
    await expect(note(wall, 'Pakket bij de buren')).toHaveCount(1);
  }
});

test('a note that is taken back within ten seconds is gone from every wall', async ({ office }) => {
  await office.start();
  const [kiosk, wall] = [await office.open('kiosk'), await office.open('display')];
  await write(kiosk, 'Te vroeg gedrukt', 'Idee', 'App en website');
  await hangUp(kiosk);
  await expect(note(wall, 'Te vroeg gedrukt')).toHaveCount(1);
  await kiosk.getByRole('button', { name: 'Haal terug' }).click();
  await expect(kiosk.getByRole('heading', { name: 'Weggehaald.' })).toBeVisible();
  await expect(note(wall, 'Te vroeg gedrukt')).toHaveCount(0);
});

test('what is written while the hub is away stays, says so, and goes up once when the hub is back', async ({
  office,
}) => {
  await office.start();
  const kiosk = await office.open('kiosk', { offline: true });
  await write(kiosk, 'Geschreven zonder verbinding');
  await office.hub.stop('SIGKILL');
  await hangUp(kiosk);
  await expect(kiosk.getByRole('heading', { name: 'Je briefje is bewaard' })).toBeVisible();
  await expect(done(kiosk)).not.toBeVisible();
  await office.start();
  await expect(done(kiosk)).toBeVisible();
  const wall = await office.open('display');
  await expect(note(wall, 'Geschreven zonder verbinding')).toHaveCount(1);
});

test('a double tap makes one note', async ({ office }) => {
  await office.start();
  const [kiosk, wall] = [await office.open('kiosk'), await office.open('display')];
  await write(kiosk, 'Dubbel getikt');
  await kiosk.getByRole('button', { name: 'Hang op' }).dblclick();
  await expect(done(kiosk)).toBeVisible();
  await expect(note(wall, 'Dubbel getikt')).toHaveCount(1);
});

test('too long is said at the field in the person’s language, and nothing typed is lost', async ({ office }) => {
  await office.start();
  const kiosk = await office.open('kiosk');
  const long = 'Deze zin is echt veel te lang voor een briefje';
  await write(kiosk, long);
  await expect(kiosk.getByText('Dit is te lang. Maak het korter.')).toBeVisible();
  await expect(kiosk.getByRole('button', { name: 'Hang op' })).toBeDisabled();
  await expect(kiosk.getByRole('textbox')).toHaveValue(long);
  await kiosk.getByRole('textbox').fill('ab');
  await expect(kiosk.getByRole('button', { name: 'Hang op' })).toBeDisabled();
  await kiosk.getByRole('textbox').fill('abc');
  await expect(kiosk.getByRole('button', { name: 'Hang op' })).toBeEnabled();
});

test('one touch makes the kiosk English, and the next visit is Dutch again', async ({ office }) => {
  await office.start();
  const kiosk = await office.open('kiosk');
  await kiosk.getByRole('button', { name: 'English' }).click();
  await expect(kiosk.locator('html')).toHaveAttribute('lang', 'en');
  await kiosk.getByRole('button', { name: 'Idea' }).click();
  await kiosk.getByRole('button', { name: 'Delivery' }).click();
  await kiosk.getByRole('textbox').fill('A locker near the office');
  await kiosk.getByRole('button', { name: 'Put it up' }).click();
  await expect(kiosk.getByText('Your note is up!')).toBeVisible();
  await expect(kiosk.getByText('Wat zei jouw laatste klant?')).toBeVisible({ timeout: 20_000 });
});

test('with the keyboard alone', async ({ office }) => {
  await office.start();
  const [kiosk, wall] = [await office.open('kiosk'), await office.open('display')];
  await kiosk.getByRole('button', { name: 'Vraag' }).focus();
  await kiosk.keyboard.press('Enter');
  await kiosk.getByRole('button', { name: 'Contact met ons' }).focus();
  await kiosk.keyboard.press('Enter');
  await expect(kiosk.getByRole('textbox')).toBeFocused();
  await kiosk.keyboard.type('Wie belt mij terug?');
  await kiosk.keyboard.press('Enter');
  await expect(done(kiosk)).toBeVisible();
  await expect(note(wall, 'Wie belt mij terug?')).toHaveCount(1);
});

test('a browser without a link sees a calm page and nothing of the wall', async ({ office }) => {
  await office.start();
  const kiosk = await office.open('kiosk');
  await write(kiosk, 'Alleen voor binnen');
  await hangUp(kiosk);
  await expect(done(kiosk)).toBeVisible();
  for (const path of ['/display', '/kiosk', '/']) {
    const stranger = await office.visit(path);
    await expect(stranger.getByText('Dit scherm is nog niet gekoppeld')).toBeVisible();
    await expect(stranger.getByText('Alleen voor binnen')).toHaveCount(0);
  }
});

test('[V9] hostile and strange text hangs as text', async ({ office }) => {
  await office.start();
  const [kiosk, wall] = [await office.open('kiosk'), await office.open('display')];
  for (const title of ['<img src=x onerror=alert(1)>', '{@html "x"} ${1}', 'שלום 👨‍👩‍👧‍👦 العربية']) {
    await write(kiosk, title, 'Suggestie', 'Producten');
    await hangUp(kiosk);
    await expect(done(kiosk)).toBeVisible();
    await expect(note(wall, title)).toHaveCount(1);
    await kiosk.getByRole('button', { name: 'Nog een briefje' }).click();
  }
});
