import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { cutProxy, type CutProxy } from '../support/cut-proxy.ts';
import { admin } from '../support/hub-process.ts';
import { expect, test, type Office } from './office.ts';

const SECOND = 1_000;
const note = (page: Page, title: string) => page.locator('[data-note]', { hasText: title });

/** A wall behind a cable, and a program that hangs notes on the hub itself. */
async function office(office: Office): Promise<{ wall: Page; cable: CutProxy; hang(title: string): Promise<void> }> {
  const first = await office.start();
  const PORT = new URL(first.url).port;
  const cable = await cutProxy(Number(PORT));
  await first.stop('SIGTERM');
  const { folder } = await office.start({ PORT, BASE_URL: `http://127.0.0.1:${cable.port}` });
  const { output: key } = await admin(dirname(folder), 'key', 'test');
  const wall = await office.open('display', { clock: true, offline: true, query: '?motion=none' });
  return {
    wall,
    cable,
    async hang(title) {
      const { status } = await fetch(`http://127.0.0.1:${PORT}/api/v1/notes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ notes: [{ id: randomUUID(), kind: 'idea', theme: 'app', title }] }),
      });
      expect(status).toBe(200);
    },
  };
}

/** Turns the page's clock until this is so. Gives how long that took, in seconds; at most a minute. */
async function until(page: Page, so: () => Promise<boolean>): Promise<number> {
  let seconds = 0;
  for (; seconds < 60 && !(await so()); seconds += 1) await page.clock.runFor(SECOND);
  return seconds;
}

test('[E12] a wall notices within 30 s that its cable is dead, and is current within 30 s of its repair', async ({
  office: hub,
}) => {
  const { wall, cable, hang } = await office(hub);
  await hang('Voor de breuk');
  await expect(note(wall, 'Voor de breuk')).toHaveCount(1);
  cable.swallow();
  await hang('Tijdens de breuk');
  expect(await until(wall, async () => (await wall.locator('[data-offline]').count()) > 0)).toBeLessThanOrEqual(30);
  await expect(note(wall, 'Tijdens de breuk')).toHaveCount(0);
  cable.mend();
  expect(await until(wall, async () => (await note(wall, 'Tijdens de breuk').count()) > 0)).toBeLessThanOrEqual(30);
  await expect(wall.locator('[data-offline]')).toHaveCount(0);
  cable.close();
});

test('[E12] a screen that slept while its line died is current in seconds', async ({ office: hub }) => {
  const { wall, cable, hang } = await office(hub);
  await expect(wall.locator('[data-scene="empty"]')).toBeAttached();
  cable.swallow();
  await hang('Geslapen');
  cable.mend(); // for new lines; the old one is dead, and does not know it
  await wall.clock.setSystemTime(Date.now() + 3_600 * SECOND); // a suspended machine: its timers stood still
  expect(await until(wall, async () => (await note(wall, 'Geslapen').count()) > 0)).toBeLessThan(10);
  cable.close();
});
