import { expect, type Page } from '@playwright/test';
import { test, type Office } from '../pictures/office.ts';

const MINUTE = 60_000;
const on = (page: Page) => page.locator('main[data-scene]').getAttribute('data-scene');

/** Turns the office's clock, a second at a time, until this is on. */
async function until(hub: Office, page: Page, scene: string): Promise<void> {
  for (let left = 900; left > 0 && (await on(page)) !== scene; left -= 1) await hub.turn(page, 1_000);
  await expect(page.locator(`main[data-scene="${scene}"]`)).toBeAttached();
}

test('a hall goes round its list by itself, and two halls show the same', async ({ office }) => {
  test.setTimeout(120_000);
  const hub = await office({ notes: 40, programme: true });
  const [page, other] = [await hub.open(), await hub.open()];
  const seen = new Set<string | null>();
  for (let second = 0; second < 7 * 60; second += 1) {
    await hub.turn(page, 1_000);
    await other.clock.runFor(1_000);
    if (second % 20 === 10) await expect.poll(async () => (await on(page)) === (await on(other))).toBe(true);
    seen.add(await on(page));
  }
  expect([...seen].toSorted()).toEqual(expect.arrayContaining(['improved', 'radar', 'wall']));
});

test('a notice is on the screens as soon as it is made, and the wall is never gone beneath it', async ({ office }) => {
  const hub = await office({ notes: 40, programme: true });
  const page = await hub.open();
  await until(hub, page, 'wall');
  await hub.do('programme.notify', {
    text: 'Vrijdag sluiten we om vier uur',
    until: Date.parse('2026-11-24T12:00:00Z'),
  });
  await expect(page.locator('main[data-scene="notice"]')).toBeAttached();
  await expect(page.getByText('Vrijdag sluiten we om vier uur')).toBeVisible();
  expect(await page.locator('[data-note]').count()).toBe(5);
});

test('the desk puts something on every screen, until it ends or is stopped', async ({ office }) => {
  const hub = await office({ notes: 40, programme: true });
  const page = await hub.open();
  await until(hub, page, 'wall');
  await hub.do('programme.show', { scene: 'radar', until: Date.parse('2026-11-24T12:00:00Z') });
  await expect(page.locator('main[data-scene="radar"] [data-row]').first()).toBeAttached(); // or it would be given up as late
  await hub.turn(page, 5 * MINUTE);
  expect(await on(page)).toBe('radar');
  await hub.do('programme.resume', {});
  await hub.turn(page, MINUTE); // the list may be at it, for so long
  await expect(page.locator('main[data-scene="radar"]')).toHaveCount(0);
});

test('whoever has a keyboard goes on, back, and keeps what is there', async ({ office }) => {
  const hub = await office({ notes: 40, programme: true });
  const page = await hub.open();
  await until(hub, page, 'radar');
  await page.keyboard.press(' ');
  await hub.turn(page, 3 * MINUTE);
  expect(await on(page)).toBe('radar');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('main[data-scene="radar"]')).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('main[data-scene="radar"]')).toBeAttached();
});

test('a new note comes between, and the wall on which it hangs stays', async ({ office }) => {
  const hub = await office({ notes: 40, programme: true });
  const page = await hub.open();
  await until(hub, page, 'improved');
  await hub.do('notes.hang', { kind: 'idea', theme: 'app', title: 'Foto van mijn modem sturen' });
  await expect(page.locator('main[data-scene="new-note"]')).toBeAttached();
  await until(hub, page, 'wall');
  await hub.turn(page, 5_000);
  expect(await on(page)).toBe('wall');
});

test('a scene whose code does not come is skipped, and the wall hangs in its place', async ({ office }) => {
  const hub = await office({ notes: 40, programme: true });
  const page = await hub.open();
  await until(hub, page, 'wall');
  await page.route(/Radar.*\.js/, () => undefined); // no answer at all
  await hub.do('programme.show', { scene: 'radar', until: Date.parse('2026-11-24T12:00:00Z') });
  for (let second = 0; second < 8; second += 1) {
    await hub.turn(page, 1_000);
    expect(await on(page)).toBe('wall');
  }
  await hub.do('programme.show', { scene: 'improved', until: Date.parse('2026-11-24T12:00:00Z') });
  await expect(page.locator('main[data-scene="improved"]')).toBeAttached();
});
