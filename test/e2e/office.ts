import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { home, startHub, type HubProcess, type HubSettings } from '../support/hub-process.ts';

export interface Office {
  /** The hub that runs now. */
  readonly hub: HubProcess;
  /** Starts the hub of this test, again after it was stopped: same folder, same port. */
  start(env?: HubSettings['env']): Promise<HubProcess>;
  /** A browser of its own that opened the link of this page. */
  open(role: 'display' | 'kiosk', options?: OpenOptions): Promise<Page>;
  /** A browser of its own that opened this address. */
  visit(path: string, options?: OpenOptions): Promise<Page>;
}

export interface OpenOptions {
  /** Behind the path: `?lang=en`. */
  readonly query?: string;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  /** A screen that people touch. */
  readonly touch?: boolean;
  /** What a browser says when it cannot reach a hub that this very test stopped. */
  readonly offline?: boolean;
  /** It may start without the hub: else a service worker would stand between the page and what a test does to its line. */
  readonly worker?: boolean;
  /** A page whose clock the test can turn. */
  readonly clock?: boolean;
  /** Another address of this hub, to which it may go. */
  readonly also?: string;
}

/** A real hub and real browsers. [V10] Fails on a console error, a policy violation or a request to anybody else. */
export const test = base.extend<{ office: Office }>({
  office: async ({ browser }, use) => {
    const lab = home();
    const contexts: BrowserContext[] = [];
    const faults: string[] = [];
    let hub: HubProcess | undefined;
    const running = () => {
      if (!hub) throw new Error('start the hub first');
      return hub;
    };

    async function visit(address: string, options: OpenOptions = {}): Promise<Page> {
      const { width = 1920, height = 1080, reducedMotion, offline, touch = false } = options;
      const context = await browser.newContext({
        viewport: { width, height },
        hasTouch: touch,
        serviceWorkers: options.worker ? 'allow' : 'block',
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      });
      contexts.push(context);
      const page = await context.newPage();
      if (options.clock) await page.clock.install();
      const own = new URL(running().url).host;
      page.on('console', (message) => {
        const expected = offline && /WebSocket|ERR_CONNECTION|Failed to load resource/.test(message.text());
        if (message.type() === 'error' && !expected) faults.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
      page.on('request', (request) => {
        const { host } = new URL(request.url().replace(/^blob:/, ''));
        if (host !== own && host !== options.also) faults.push(`request to ${request.url()}`);
      });
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(`policy: ${event.violatedDirective}`),
        );
      });
      await page.goto(address);
      return page;
    }

    await use({
      get hub() {
        return running();
      },
      async start(env) {
        const port = hub ? Number(new URL(hub.url).port) : 0;
        hub = await startHub({ home: lab.path, port, ...(env && { env }) });
        return hub;
      },
      open: (role, options = {}) => visit(running().links[role].replace('#', `${options.query ?? ''}#`), options),
      visit: (path, options = {}) => visit(`${running().url}${path}${options.query ?? ''}`, options),
    });
    await Promise.all(contexts.map((context) => context.close()));
    await hub?.stop('SIGKILL');
    lab.remove();
    expect(faults).toEqual([]);
  },
});

export { expect, type Page };
