import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cut } from './cut-phones.mjs';

test('the cut of telephone numbers is of the package that is installed: node test/privacy/cut-phones.mjs', () => {
  expect(readFileSync(new URL('../../shared/privacy/phones.json', import.meta.url), 'utf8')).toBe(cut());
});
