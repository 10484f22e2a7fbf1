import { expect } from '@playwright/test';
import { test } from '../pictures/office.ts';

test('a screen asks to stay on, and again when it is seen again', async ({ office }) => {
  const hub = await office({ notes: 5 });
  const page = await hub.open({
    watch: () => {
      const asked: string[] = [];
      Object.assign(window, { asked });
      navigator.wakeLock.request = (type = 'screen') => {
        asked.push(type);
        return Promise.reject(new DOMException('low battery', 'NotAllowedError')); // and no word of it
      };
    },
  });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const asked = () => page.evaluate(() => Reflect.get(window, 'asked') as string[]);
  await expect(page.locator('[data-scene="wall"]')).toBeAttached();
  expect(await asked()).toEqual(['screen']);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  expect(await asked()).toEqual(['screen', 'screen']);
  expect(errors).toEqual([]);
});

test('where a browser has no such thing, as on plain HTTP, the wall hangs without a word', async ({ office }) => {
  const hub = await office({ notes: 5 });
  const page = await hub.open({
    watch: () => Object.defineProperty(Navigator.prototype, 'wakeLock', { value: undefined }),
  });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await expect(page.locator('[data-scene="wall"]')).toBeAttached();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  expect(errors).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none');
});
