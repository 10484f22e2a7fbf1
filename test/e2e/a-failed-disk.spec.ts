import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './office.ts';

test('[D7] a kiosk of a wall with a damaged page says so and takes nothing, until a good copy is there', async ({
  office,
}) => {
  await office.start();
  const kiosk = await office.open('kiosk', { offline: true });
  const wall = await office.open('display', { offline: true });
  for (const title of ['Waar is mijn pakket', 'Hoe zeg ik op']) {
    await kiosk.getByRole('button', { name: 'Vraag', exact: false }).first().click();
    await kiosk.getByRole('button', { name: 'Bezorging' }).click();
    await kiosk.getByRole('textbox').fill(title);
    await kiosk.getByRole('button', { name: 'Hang op' }).click();
    await expect(kiosk.getByText('Je briefje hangt!')).toBeVisible();
    await kiosk.getByRole('button', { name: 'Nog een briefje' }).click();
  }
  await office.hub.stop('SIGKILL');
  const page = join(office.hub.folder, 'pages', '0000000001.log');
  const good = readFileSync(page, 'utf8');
  writeFileSync(page, good.replace('Hoe zeg', 'Hoe zag'));

  await office.start();
  await expect(kiosk.getByRole('heading', { name: 'Ophangen kan nu even niet' })).toBeVisible();
  await expect(kiosk.getByRole('button')).toHaveCount(0);
  await expect(wall.getByText('Hoe zeg ik op')).toHaveCount(0);
  await expect(wall.getByText('Waar is mijn pakket').first()).toBeVisible();

  await office.hub.stop('SIGTERM');
  writeFileSync(page, good);
  await office.start();
  await expect(kiosk.getByText('Wat zei jouw laatste klant?')).toBeVisible();
});
