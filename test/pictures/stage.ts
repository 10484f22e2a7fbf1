import { test as base, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import type { Staged } from './stage/Stage.svelte';

export const NOW = Date.parse('2026-11-24T10:42:00+01:00');
export const zone = 'Europe/Amsterdam';

/** The sizes that every scene is looked at. */
export const sizes = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
  '4k': { width: 3840, height: 2160 },
} as const;
export type Size = keyof typeof sizes;

export type Show = Pick<Staged, 'wall' | 'shown' | 'turn'> & {
  readonly motion?: 'none';
  readonly size?: Size;
  readonly now?: number;
  readonly enlarge?: number;
  readonly language?: Staged['language'];
};

/** A page on which one scene after another can be shown, each until it says that it can be seen. */
export interface Stage {
  show(what: Show): Promise<Page>;
  /** From here on time passes on the page only when it is told to. */
  stop(): Promise<void>;
}

export const test = base.extend<{ stage: Stage }, { stageUrl: string }>({
  stageUrl: [
    async ({ browserName: _ }, use) => {
      const outDir = mkdtempSync(join(tmpdir(), 'wall-stage-'));
      const root = fileURLToPath(new URL('../..', import.meta.url));
      const input = fileURLToPath(new URL('stage/index.html', import.meta.url));
      await build({
        root,
        logLevel: 'error',
        build: { outDir, emptyOutDir: true, minify: false, rolldownOptions: { input: { stage: input } } },
      });
      const server = await preview({
        root,
        logLevel: 'error',
        build: { outDir },
        preview: { port: 0, host: '127.0.0.1' },
      });
      await use(`${server.resolvedUrls?.local[0] ?? ''}test/pictures/stage/index.html`);
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  stage: async ({ page, stageUrl }, use) => {
    await page.clock.install({ time: NOW });
    await page.goto(stageUrl);
    await page.waitForFunction(() => 'stage' in window);
    await use({
      async show({ size = 'landscape', now = NOW, enlarge = 1, language = 'nl', ...rest }) {
        await page.setViewportSize(sizes[size]);
        const orientation: Staged['orientation'] = size === 'portrait' ? 'portrait' : 'landscape';
        await page.evaluate((staged) => window.stage(staged), { ...rest, now, enlarge, language, orientation });
        // what fits its letters to its paper does so before the next frame; this is told after it
        await page.evaluate(
          () => new Promise<void>((resolve) => new ResizeObserver(() => resolve()).observe(document.body)),
        );
        return page;
      },
      stop: () => page.clock.pauseAt(NOW + 3_600_000),
    });
  },
});
