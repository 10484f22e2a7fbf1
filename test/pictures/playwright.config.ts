import { defineConfig } from '@playwright/test';
import { flags, requireBrowser } from '../browser.mjs';

/** `npm run pictures`: not a test, but it fails when a screen does not come up. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 120_000,
  reporter: 'list',
  use: {
    launchOptions: { executablePath: requireBrowser(), args: flags },
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
  },
});
