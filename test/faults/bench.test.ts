import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { findBrowser } from '../browser.mjs';
import { home } from '../support/hub-process.ts';

const run = fileURLToPath(new URL('../bench/run.mjs', import.meta.url));
const lab = home();
afterAll(lab.remove);

/** Runs these parts with a handful of everything: whether they work, never how fast. Gives what they wrote. */
function bench(...parts: readonly string[]): string {
  const out = join(lab.path, `${parts[0]}.md`);
  const { status, stderr } = spawnSync(process.execPath, [run, ...parts, '--tiny', '--out', out], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return readFileSync(out, 'utf8');
}

const rows = (text: string): number => text.split('\n').filter((line) => /^\| (?!\||---)/.test(line)).length;

test('the bench measures the hub: every figure is one', () => {
  const text = bench('fanout', 'append', 'throughput', 'back', 'start');
  expect(text).not.toContain('NaN');
  expect(rows(text)).toBe(3 + 4 + 2 + 2 + 3);
});

if (!findBrowser()) console.log('not run: the bench of the page: there is no Chromium');
test.skipIf(!findBrowser())('the bench measures the page: every figure is one', () => {
  const text = bench('page');
  expect(text).not.toContain('NaN');
  expect(rows(text)).toBe(3 + 6);
});
