import type { Browser, Page } from '@playwright/test';

/** Every animation that is on, stopped at this moment of its own time (milliseconds, its delay included). */
export async function still(page: Page, time: number): Promise<void> {
  await page.evaluate((at) => {
    for (const animation of document.getAnimations()) {
      animation.pause();
      animation.currentTime = at;
    }
  }, time);
}

export interface Frame {
  readonly caption: string;
  readonly picture: Buffer;
}

/** Frames side by side, four in a row, each with its time. */
export async function contactSheet(browser: Browser, frames: readonly Frame[], path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1940, height: 600 } });
  const figures = frames.map(
    ({ caption, picture }) =>
      `<figure><img src="data:image/png;base64,${picture.toString('base64')}"><figcaption>${caption}</figcaption></figure>`,
  );
  await page.setContent(
    `<style>body{margin:0;background:black;color:white;font:18px sans-serif;display:grid;grid-template-columns:repeat(4,1fr);gap:8px;padding:8px}figure{margin:0}img{width:100%;display:block}figcaption{padding:4px 0 6px}</style>${figures.join('')}`,
  );
  await page.screenshot({ path, type: 'jpeg', quality: 84, fullPage: true });
  await page.close();
}
