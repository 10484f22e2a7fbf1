import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attend } from './attended.ts';
import { expect, test, type Page } from './office.ts';
import { openRoom } from './room.ts';

const BEAT = 15_000; // what a screen keeps is never older
const own = { offline: true, worker: true } as const;

const note = (page: Page, id: string) => page.locator(`[data-note="${id}"]`);
const scene = (page: Page) => page.locator('[data-scene]');

/** All that this browser keeps of the wall as this page, as text. */
const onDisk = (page: Page) =>
  page.evaluate(
    (role) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('standby');
        opening.onerror = () => reject(new Error('nothing is kept here'));
        opening.onsuccess = () => {
          const { result: db } = opening;
          if (db.objectStoreNames.length === 0) return resolve('');
          const last = db.transaction('last').objectStore('last').get(role);
          last.onsuccess = () => {
            db.close();
            resolve(JSON.stringify(last.result ?? 'nothing'));
          };
        };
      }),
    new URL(page.url()).pathname.split('/')[1] ?? '',
  );

/** Until this page has what it needs to start by itself: its parts, and this text of the wall. */
async function ready(page: Page, text: string): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect.poll(() => onDisk(page), { timeout: 2 * BEAT }).toContain(text);
  const missing = () =>
    page.evaluate(async () => {
      const parts = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
      const wanted = [location.pathname, ...parts.filter((path) => path.startsWith('/assets/'))];
      const found = await Promise.all(wanted.map((path) => caches.match(path)));
      return wanted.filter((_, index) => !found[index]);
    });
  await expect.poll(missing).toEqual([]);
}

test('[E8] a screen that starts without a hub shows the last wall and since when, and goes on when the hub is back', async ({
  office,
}) => {
  const hub = await office.start();
  const { say } = await attend(office, { offline: true });
  const wall = await office.open('display', { ...own, clock: true });
  const first = await say('notes.hang', { title: 'Wachttijd aan de lijn' });
  await ready(wall, 'Wachttijd aan de lijn');
  await hub.stop('SIGKILL');
  await wall.clock.fastForward(120_000);
  await wall.reload();
  await expect(note(wall, first)).toBeVisible();
  await expect(scene(wall)).toHaveAttribute('data-offline', '2');
  await expect(wall.getByText(/^Bijgewerkt/)).toBeVisible();
  await office.start();
  await expect(scene(wall)).not.toHaveAttribute('data-offline', { timeout: 20_000 });
});

test('[E8] what was kept is shown for three days and then is gone; a clock that began anew changes nothing', async ({
  office,
}) => {
  const hub = await office.start();
  const { say } = await attend(office, { offline: true });
  const wall = await office.open('display', { ...own, clock: true });
  const first = await say('notes.hang', { title: 'Wachttijd aan de lijn' });
  await ready(wall, 'Wachttijd aan de lijn');
  await hub.stop('SIGKILL');
  const now = await wall.evaluate(() => Date.now());
  await wall.clock.setSystemTime(0); // no battery behind its clock
  await wall.reload();
  await expect(note(wall, first)).toBeVisible();
  await wall.clock.setSystemTime(now + 71 * 3_600_000);
  await wall.reload();
  await expect(scene(wall)).toHaveAttribute('data-scene', 'question'); // what hung three days ago is not said to hang now
  await wall.clock.setSystemTime(now + 73 * 3_600_000);
  await wall.reload();
  await expect(scene(wall)).toHaveAttribute('data-scene', 'offline');
  await expect.poll(() => onDisk(wall)).toBe('"nothing"');
});

test('[E8] [P-02] visitors’ screens keep what visitors may see, for an hour', async ({ office }) => {
  const hub = await office.start();
  const { say, show, reception } = await attend(office, { ...own, clock: true });
  await say('notes.hang', { title: 'Alleen voor ons' });
  const idea = await show('idea', { title: 'Een donkere app' });
  await ready(reception, 'Een donkere app');
  expect(await onDisk(reception)).not.toContain('Alleen voor ons');
  const inside = await reception.context().newPage(); // a kiosk of the same browser keeps what hangs inside
  await inside.goto(hub.links.kiosk);
  await expect.poll(() => onDisk(inside), { timeout: 2 * BEAT }).toContain('Alleen voor ons');
  await inside.close();
  await hub.stop('SIGKILL');
  await reception.reload();
  await expect(note(reception, idea)).toBeVisible();
  await expect(reception.getByText('Alleen voor ons')).toHaveCount(0);
  await reception.clock.fastForward(61 * 60_000);
  await reception.reload();
  await expect(scene(reception)).toHaveAttribute('data-scene', 'offline');
  await expect.poll(() => onDisk(reception)).toBe('"nothing"');
});

test('[P-08] what is erased leaves a screen’s disk, and a screen that is let go keeps nothing', async ({ office }) => {
  await office.start();
  const { ask, say } = await attend(office, { offline: true });
  const wall = await office.open('display', own);
  const first = await say('notes.hang', { title: 'Kanarie zingt niet' });
  await say('notes.hang', { title: 'Wachttijd aan de lijn' });
  await ready(wall, 'Kanarie');
  await ask('POST', '/erase', { ids: [first] });
  await expect.poll(() => onDisk(wall), { timeout: 2_000 }).not.toContain('Kanarie');
  expect(await onDisk(wall)).toContain('Wachttijd');
  const { screens } = await ask('GET', '/screens');
  for (const { id } of screens as readonly { readonly id: string }[]) await ask('DELETE', `/screens/${id}`);
  await expect(scene(wall)).toHaveAttribute('data-scene', 'pairing');
  await expect.poll(() => onDisk(wall)).toBe('"nothing"');
});

test('[E8] [E1] a kiosk that starts without a hub takes a note, and it hangs when the hub is back', async ({
  office,
}) => {
  const hub = await office.start();
  const { say } = await attend(office, { offline: true });
  const kiosk = await office.open('kiosk', { ...own, width: 1280, height: 800 });
  await say('notes.hang', { title: 'Wachttijd aan de lijn' });
  await ready(kiosk, 'Wachttijd aan de lijn');
  await hub.stop('SIGKILL');
  await kiosk.reload();
  await kiosk.getByRole('button', { name: 'Klacht' }).click();
  await kiosk.getByRole('button', { name: 'Bezorging' }).click();
  await kiosk.getByRole('textbox').fill('Het pakje kwam te laat');
  await kiosk.getByRole('button', { name: 'Hang op' }).click();
  await expect(kiosk.getByRole('button', { name: 'Nog een briefje' })).toBeVisible();
  await office.start();
  const wall = await office.open('display');
  await expect(wall.getByText('Het pakje kwam te laat').first()).toBeVisible({ timeout: 20_000 });
});

test('[E8] a meeting room that starts without a hub tells its stories', async ({ office }) => {
  const hub = await office.start();
  const desk = await attend(office, { offline: true });
  const tells = await desk.say('notes.hang', { title: 'Wachttijd aan de lijn' });
  await desk.say('notes.mend', {
    note: tells,
    title: 'Wachttijd aan de lijn',
    story: 'Mijn moeder van 81 wachtte een half uur aan de lijn.',
  });
  await desk.say('office.set', { list: 'rooms', id: 'kade', nl: 'Kade', en: 'Kade' });
  const room = await openRoom(office, desk, 'kade', own);
  await expect(room.getByText('Mijn moeder van 81')).toBeVisible();
  await ready(room, 'Mijn moeder van 81');
  await hub.stop('SIGKILL');
  await room.reload();
  await expect(room.getByText('Mijn moeder van 81')).toBeVisible();
});

test('[U4] a service worker that answers nothing is gone when the hub has a good one, and nobody cleans the browser', async ({
  office,
}) => {
  const hub = await office.start();
  const port = Number(new URL(hub.url).port);
  await hub.stop('SIGTERM');
  const bad = createServer(({ url }, response) => {
    const script = url === '/sw.js';
    response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html' });
    response.end(
      script
        ? `oninstall = () => skipWaiting(); onactivate = (event) => event.waitUntil(clients.claim());
           onfetch = (event) => event.respondWith(new Response('no', { status: 503 }));`
        : '<script>navigator.serviceWorker.register("/sw.js")</script>',
    );
  });
  await new Promise<void>((resolve) => bad.listen(port, '127.0.0.1', resolve));
  expect((bad.address() as AddressInfo).port).toBe(port);
  const page = await office.visit('/display', own);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  bad.closeAllConnections();
  await new Promise((resolve) => bad.close(resolve));
  await office.start();
  expect((await page.reload())?.status()).toBe(503);
  await expect.poll(async () => (await page.reload())?.status(), { timeout: 20_000 }).toBe(200);
  await expect(scene(page)).toBeVisible();
});
