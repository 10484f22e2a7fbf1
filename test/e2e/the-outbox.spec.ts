import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flags, requireBrowser } from '../browser.mjs';
import { cutProxy } from '../support/cut-proxy.ts';
import { expect, test } from './office.ts';

const names = (many: number, word: string) => Array.from({ length: many }, (_, index) => `${word} ${index + 1}`);

/** Somebody with quick fingers hangs a note in the page, until the kiosk says that it is safe. */
const hang = (page: Page, title: string) =>
  page.evaluate(async (text) => {
    const until = async <T>(look: () => T | null | undefined | false): Promise<T> => {
      for (;;) {
        const found = look();
        if (found) return found;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    };
    const button = (name: string) =>
      until(() => [...document.querySelectorAll('button')].find((one) => one.textContent.includes(name)));
    (await button('Klacht')).click();
    (await button('Bezorging')).click();
    const field = await until(() => document.querySelector('textarea'));
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const up = await button('Hang op');
    await until(() => !up.disabled);
    const gone = () => !document.contains(up);
    await until(() => (up.click(), gone()));
    (await button('Nog een briefje')).click();
  }, title);

const titles = async (page: Page): Promise<readonly string[]> => {
  const answer = await page.request.get(new URL('/api/v1/wall', page.url()).href);
  return (await answer.json()).wall.notes.hanging.map(({ title }: { title: string }) => title);
};

/** How many entries are on the kiosk's disk. */
const waiting = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('outbox');
        opening.onerror = () => reject(new Error('no outbox'));
        opening.onsuccess = () => {
          const counting = opening.result.transaction('asked').objectStore('asked').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );

test('[E1] [E2] 200 cuts between request and answer: each note once, in order, on disk and on two walls', async ({
  office,
}) => {
  test.setTimeout(300_000);
  const wanted = names(50, 'Knip');
  const first = await office.start();
  const PORT = new URL(first.url).port;
  const proxy = await cutProxy(Number(PORT));
  const BASE_URL = `http://127.0.0.1:${proxy.port}`;
  await first.stop('SIGTERM');
  await office.start({ PORT, BASE_URL });
  const walls = [await office.open('display', { offline: true }), await office.open('display', { offline: true })];
  const kiosk = await office.open('kiosk', { offline: true });
  for (const [index, title] of wanted.entries()) {
    proxy.cut(4);
    await hang(kiosk, title);
    await expect.poll(() => proxy.cuts, { timeout: 30_000 }).toBe(4 * (index + 1));
  }
  for (const wall of walls) await expect.poll(() => titles(wall), { timeout: 30_000 }).toEqual(wanted);
  for (const wall of walls) await expect(wall.locator('[data-square]')).toHaveCount(50, { timeout: 30_000 });
  await expect.poll(() => waiting(kiosk)).toBe(0);
  await office.hub.stop('SIGKILL');
  await office.start({ PORT, BASE_URL });
  expect(await titles(walls[0] as Page)).toEqual(wanted);
  proxy.close();
});

/** Every process that was started with this in its command line. */
function kill(word: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It went by itself.
    }
}

test('[E5] a browser killed with 50 notes in its outbox: 50 arrive, once each, in order', async ({ office }) => {
  test.setTimeout(180_000);
  const wanted = names(50, 'Bewaard');
  const profile = mkdtempSync(join(tmpdir(), 'kiosk-profile-'));
  const launch = () =>
    chromium.launchPersistentContext(profile, { executablePath: requireBrowser(), args: flags, locale: 'nl-NL' });
  const hub = await office.start();
  const before = await launch();
  const kiosk = before.pages()[0] as Page;
  await kiosk.goto(hub.links.kiosk);
  await expect(kiosk.getByRole('heading', { name: 'Wat zei jouw laatste klant?' })).toBeVisible();
  await hub.stop('SIGKILL');
  await expect(kiosk.getByText('Geen verbinding.', { exact: false })).toBeVisible();
  for (const title of wanted) await hang(kiosk, title);
  await expect(kiosk.getByText('50 briefjes', { exact: false })).toBeVisible();
  kill(profile);
  await before.close().catch(() => undefined);

  const again = await office.start();
  const wall = await office.open('display');
  await expect(wall.locator('[data-scene="empty"]')).toBeAttached(); // paired: before that the hub tells it nothing
  expect(await titles(wall)).toEqual([]);
  const after = await launch();
  await (after.pages()[0] as Page).goto(again.links.kiosk);
  await expect.poll(() => titles(wall), { timeout: 30_000 }).toEqual(wanted);
  await after.close();
  rmSync(profile, { recursive: true, force: true });
});

test('[E7] what does not fit on the kiosk’s disk is not called saved, and home says so', async ({ office }) => {
  const hub = await office.start();
  const kiosk = await office.open('kiosk', { offline: true });
  await expect(kiosk.getByRole('heading', { name: 'Wat zei jouw laatste klant?' })).toBeVisible();
  const session = await kiosk.context().newCDPSession(kiosk);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(hub.url).origin, quotaSize: 1 });
  await hub.stop('SIGKILL');
  await expect(kiosk.getByText('Geen verbinding.', { exact: false })).toBeVisible();
  await kiosk.getByRole('button', { name: 'Klacht' }).click();
  await kiosk.getByRole('button', { name: 'Bezorging' }).click();
  await kiosk.getByRole('textbox').fill('Past er niet meer bij');
  await kiosk.getByRole('button', { name: 'Hang op' }).click();
  await expect(kiosk.getByText('Geen verbinding. Je tekst staat er nog.', { exact: false })).toBeVisible();
  await expect(kiosk.getByText('Je briefje is bewaard')).toHaveCount(0);
  await office.start();
  await expect(kiosk.getByText('Je briefje hangt!')).toBeVisible();
  await kiosk.getByRole('button', { name: 'Nog een briefje' }).click();
  await expect(kiosk.getByText('Deze kiosk is bijna vol.', { exact: false })).toBeVisible();
});

test('a kept note that the hub does not take comes back with the reason, over a reload, and is mended', async ({
  office,
}) => {
  const hub = await office.start();
  const kiosk = await office.open('kiosk', { offline: true });
  let refuses = true;
  await kiosk.routeWebSocket(/socket\.io/, (line) => {
    const server = line.connectToServer();
    line.onMessage((message) => {
      const ack = /^42(\d+)\["propose"/.exec(String(message))?.[1];
      const no = { ok: false, refusal: { code: 'invalid', text: 'error.invalid' } };
      if (ack === undefined || !refuses) server.send(message);
      else line.send(`43${ack}[[${JSON.stringify(no)}]]`);
    });
  });
  await kiosk.reload();
  await expect(kiosk.getByRole('heading', { name: 'Wat zei jouw laatste klant?' })).toBeVisible();
  await hub.stop('SIGKILL');
  await expect(kiosk.getByText('Geen verbinding.', { exact: false })).toBeVisible();
  await hang(kiosk, 'Te vroeg gejuicht');
  await office.start();
  await kiosk.getByRole('button', { name: 'Kijk wat terugkwam' }).waitFor();
  await kiosk.reload();
  await kiosk.getByRole('button', { name: 'Kijk wat terugkwam' }).click();
  await expect(kiosk.getByRole('heading', { name: 'Dit briefje kon niet op de muur' })).toBeFocused();
  await expect(kiosk.getByText('Hier klopt iets niet.', { exact: false })).toBeVisible();
  refuses = false;
  await kiosk.getByRole('button', { name: 'Verbeter' }).click();
  await expect(kiosk.getByRole('textbox')).toHaveValue('Te vroeg gejuicht');
  await kiosk.getByRole('textbox').fill('Net op tijd gejuicht');
  await kiosk.getByRole('button', { name: 'Hang op' }).click();
  await expect(kiosk.getByText('Je briefje hangt!')).toBeVisible();
  expect(await titles(kiosk)).toEqual(['Net op tijd gejuicht']);
  await expect.poll(() => waiting(kiosk)).toBe(0);
  await kiosk.getByRole('button', { name: 'Nog een briefje' }).click();
  await expect(kiosk.getByRole('button', { name: 'Kijk wat terugkwam' })).toHaveCount(0);
});

test('[E4] eight hours without a hub and 5,000 notes: each hangs once, in order', async ({ office }) => {
  test.setTimeout(300_000);
  const MANY = 5_000;
  const hub = await office.start();
  const kiosk = await office.open('kiosk', { offline: true });
  await kiosk.clock.install();
  await kiosk.reload();
  await expect(kiosk.getByRole('heading', { name: 'Wat zei jouw laatste klant?' })).toBeVisible();
  await hub.stop('SIGKILL');
  await expect(kiosk.getByText('Geen verbinding.', { exact: false })).toBeVisible();
  await hang(kiosk, 'Uit de ochtend 1');
  await kiosk.clock.fastForward('08:00:00');
  await hang(kiosk, 'Uit de middag 2');
  await expect(kiosk.getByText('2 briefjes', { exact: false })).toBeVisible();
  // As many more as a person cannot hang in a test: what the kiosk itself kept, with another id and another sentence.
  await kiosk.evaluate(async (many) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no outbox'));
      });
    const db = await done(indexedDB.open('outbox'));
    const write = db.transaction('asked', 'readwrite');
    const [first] = await done(write.objectStore('asked').getAll());
    for (let index = 3; index <= many; index += 1) {
      const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
      write.objectStore('asked').add({ ...first, id, data: { ...first.data, title: `Vol uur ${index}` } });
    }
    await new Promise((resolve) => (write.oncomplete = resolve));
    db.close();
  }, MANY);
  expect(await waiting(kiosk)).toBe(MANY);
  const url = kiosk.url();
  await kiosk.goto('about:blank'); // the page of before would send its own two first, by another offset of the clock
  await office.start();
  await kiosk.goto(url);
  await expect.poll(() => waiting(kiosk), { timeout: 180_000, intervals: [1_000] }).toBe(0);
  // By age: what was added is as old as the first.
  const wanted = ['Uit de ochtend 1', ...names(MANY, 'Vol uur').slice(2), 'Uit de middag 2'];
  expect(await titles(kiosk)).toEqual(wanted);
});
