import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { foldSources } from '../start.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** This file and all that it reaches by imports that are there at run time. */
function reach(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(join(root, file), 'utf8');
  for (const [, target = ''] of text.matchAll(/^import (?!type )[^;]*?from '(\.[^']+)'/gm)) {
    reach(join(dirname(file), target).replaceAll('\\', '/'), found);
  }
  return found;
}

test('[D15] whatever the fold of the log rests on is in the hash by which a later build knows whether a snapshot is still its own', () => {
  const files = [...reach('shared/wall.ts')];
  expect(files.length).toBeGreaterThan(4);
  const words = /^shared\/text\//; // refusals are worded with it; nothing is folded
  const forgotten = files.filter(
    (file) => !words.test(file) && !foldSources.some((source) => file === source || file.startsWith(`${source}/`)),
  );
  expect(forgotten).toEqual([]);
  expect(__FOLD__).toMatch(/^[0-9a-f]{12}$/);
  expect(__FOLD__).not.toBe(__BUILD__);
});
