import { expect } from '@playwright/test';
import { test } from '../pictures/office.ts';

// On both clocks: a page whose own clock alone went on is told the hub's as soon as it connects anew.
test('a flag comes down by itself after ten minutes; its two minutes end without a word', async ({ office }) => {
  const hub = await office({ notes: 5 });
  await hub.do('office.set', { list: 'rooms', id: 'kade', nl: 'Kade', en: 'Quay' });
  const kade = await hub.room('kade');
  const shows = (scene: string) => expect(kade.locator(`main[data-scene="${scene}"]`)).toBeVisible();
  await shows('story');
  await hub.do('klantvlag.raise', { room: 'kade' });
  await hub.turn(kade, 1_000);
  await shows('flag');
  await hub.turn(kade, 9 * 60_000);
  await shows('flag');
  await expect(kade.getByRole('timer')).toHaveText('0:00');
  await hub.turn(kade, 61_000);
  await shows('story');
});
