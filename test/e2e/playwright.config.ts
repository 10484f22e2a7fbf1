import { defineConfig } from '@playwright/test';
import { flags, requireBrowser } from '../browser.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 1, // every test has a hub and several screens of its own; two cores are soon full
  timeout: 60_000,
  forbidOnly: true,
  retries: 1, // a browser on a busy machine; `npm test` names what passed only the second time
  reporter: 'list',
  use: {
    launchOptions: { executablePath: requireBrowser(), args: flags },
    serviceWorkers: 'block', // see office.ts
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    trace: 'retain-on-failure',
  },
});
