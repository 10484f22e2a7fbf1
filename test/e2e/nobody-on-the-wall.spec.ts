import type { Page } from '@playwright/test';
import { expect, test } from './office.ts';

const sheet = (kiosk: Page) => kiosk.getByRole('textbox').first();
const press = (kiosk: Page, name: string) => kiosk.getByRole('button', { name, exact: true }).click();
const titles = (kiosk: Page): Promise<readonly string[]> =>
  kiosk.evaluate(async () => {
    const { wall } = (await (await fetch('/api/v1/wall')).json()) as {
      wall: { notes: { hanging: { title: string }[] } };
    };
    return wall.notes.hanging.map(({ title }) => title);
  });

async function write(kiosk: Page, title: string): Promise<void> {
  await kiosk.getByRole('button', { name: 'Klacht' }).click();
  await press(kiosk, 'Bezorging');
  await sheet(kiosk).fill(title);
}

test('[P-04] a telephone number is told while it is typed, and hangs only without it or as an order number', async ({
  office,
}) => {
  await office.start();
  const kiosk = await office.open('kiosk', { touch: true });
  await write(kiosk, 'Bel 06-1234567');
  await expect(kiosk.getByRole('button', { name: 'Hang op' })).toBeEnabled();
  await sheet(kiosk).press('8');
  await expect(kiosk.getByRole('alert').filter({ hasText: 'Dit lijkt op een telefoonnummer.' })).toBeVisible();
  await expect(kiosk.getByRole('button', { name: 'Hang op' })).toBeDisabled();
  await sheet(kiosk).press('Enter');
  await press(kiosk, 'Laat weg');
  await expect(sheet(kiosk)).toHaveValue('Bel');
  await expect(sheet(kiosk)).toBeFocused();
  await press(kiosk, 'Hang op');
  await expect(kiosk.getByText('Je briefje hangt!')).toBeVisible();
  await press(kiosk, 'Nog een briefje');
  await write(kiosk, 'Bestelling 06-12345678 is kwijt');
  await press(kiosk, 'Nee, dit is een ordernummer');
  await press(kiosk, 'Hang op');
  await expect(kiosk.getByText('Je briefje hangt!')).toBeVisible();
  expect(await titles(kiosk)).toEqual(['Bel', 'Bestelling 06-12345678 is kwijt']);
});

test('[P-04] a name can only be left out, in the second line too', async ({ office }) => {
  await office.start();
  const kiosk = await office.open('kiosk', { touch: true });
  await write(kiosk, 'Pakket kwam te laat');
  await press(kiosk, 'Vertel iets meer');
  await kiosk.getByRole('textbox').last().fill('Mevrouw Jansen wacht nog');
  await expect(kiosk.getByText('Dit lijkt op een naam.')).toBeVisible();
  await expect(kiosk.getByRole('button', { name: 'Nee, dit is een ordernummer' })).toHaveCount(0);
  await press(kiosk, 'Laat weg');
  await expect(kiosk.getByRole('textbox').last()).toHaveValue('wacht nog');
});

test('[P-05] a kept note that names somebody comes back by itself, and says why', async ({ office }) => {
  const hub = await office.start();
  const kiosk = await office.open('kiosk', { touch: true, offline: true });
  await kiosk.route('**/assets/somebody-*', (route) => route.abort()); // this kiosk never got the rules
  await kiosk.reload();
  await expect(kiosk.getByRole('heading', { name: 'Wat zei jouw laatste klant?' })).toBeVisible();
  await hub.stop('SIGKILL');
  await expect(kiosk.getByText('Geen verbinding.', { exact: false })).toBeVisible();
  await write(kiosk, 'Bel 06-12345678 terug');
  await press(kiosk, 'Hang op');
  await expect(kiosk.getByText('Je briefje is bewaard')).toBeVisible();
  await press(kiosk, 'Nog een briefje');
  await office.start();
  await kiosk.getByRole('button', { name: 'Kijk wat terugkwam' }).waitFor();
  await kiosk.unroute('**/assets/somebody-*');
  await kiosk.reload();
  await press(kiosk, 'Kijk wat terugkwam');
  await expect(kiosk.getByText('Dit lijkt op een telefoonnummer.')).toBeVisible();
  await press(kiosk, 'Verbeter');
  await press(kiosk, 'Laat weg');
  await press(kiosk, 'Hang op');
  await expect(kiosk.getByText('Je briefje hangt!')).toBeVisible();
  expect(await titles(kiosk)).toEqual(['Bel terug']);
});
