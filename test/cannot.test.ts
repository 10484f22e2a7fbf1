import { expect, test } from 'vitest';
import { Cannot } from '../display/cannot.ts';

const media = (n: number) => n.toString(16).padStart(64, '0');
const MINUTE = 60_000;

/** A browser's storage, and a page that opens on it. */
function browser() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return {
    kept,
    open: (name = 'Chromium 109') =>
      new Cannot(
        () => storage,
        () => name,
      ),
  };
}

test('[V6] what a screen cannot play it still knows after a reload, and no other browser does', () => {
  const { open } = browser();
  open().add(media(1));
  open().add(media(1));
  open().add(media(2));
  expect(open().media).toEqual([media(1), media(2)]);
  expect([...open().at(0)]).toEqual([media(1), media(2)]);
  expect(open('Chromium 130').media).toEqual([]);
});

test('what only did not come is tried again after ten minutes, and no beat tells of it', () => {
  const page = browser().open();
  page.wait(media(1), 0);
  expect([...page.at(9 * MINUTE)]).toEqual([media(1)]);
  expect([...page.at(10 * MINUTE)]).toEqual([]);
  expect(page.media).toEqual([]);
});

test('it keeps the last twenty, and forgets what nobody refers to any more', () => {
  const { open } = browser();
  const page = open();
  for (let n = 0; n < 25; n += 1) page.add(media(n));
  expect(page.media).toHaveLength(20);
  page.retain(new Set([media(24), media(3)]));
  expect(open().media).toEqual([media(24)]);
});

test('as long as nothing changes it is the very same set', () => {
  const page = browser().open();
  page.add(media(1));
  expect(page.at(0)).toBe(page.at(1));
});

test('what is broken in the storage, and a storage that is not there, are as nothing', () => {
  const { kept, open } = browser();
  for (const text of ['{', '[]', '7', '{"browser":"Chromium 109","media":7}', '{"media":["a"]}']) {
    kept.set('wall.cannot', text);
    expect([text, open().media]).toEqual([text, []]);
  }
  const bare = new Cannot(
    () => {
      throw new Error('SecurityError');
    },
    () => '',
  );
  bare.add(media(1));
  expect(bare.media).toEqual([media(1)]);
});
