import { chromium, type Browser, type CDPSession, type Page, type Response } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { flags, requireBrowser } from '../browser.mjs';
import { openKiosks, type Kiosks } from './asking.ts';
import type { Hub, Lab } from './lab.ts';
import type { Scale } from './scale.ts';
import { alone, beside, interleave, type Row } from './statistics.ts';

/** What a stretch of time on the page was like. */
interface Look {
  /** Frames a second. */
  readonly frames: number;
  /** Milliseconds of the longest task; 0 when none took 50. */
  readonly longest: number;
  readonly layouts: number;
}

/** (f): the real wall page in Chromium, slowed down as a cheap TV stick is. */
export async function page(lab: Lab, { page: size }: Scale): Promise<readonly Row[]> {
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: flags });
  try {
    const rows = [...(await sizes(lab, browser, size.living[0] ?? 0))];
    for (const living of size.living) {
      for (const throttle of size.throttles) rows.push(...(await look(lab, browser, size, living, throttle)));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

async function look(
  lab: Lab,
  browser: Browser,
  { rounds, seconds }: Scale['page'],
  living: number,
  throttle: number,
): Promise<readonly Row[]> {
  const [blanks = [], walls = []] = await interleave(rounds, [
    async () => {
      const tab = await browser.newPage();
      const empty = await watch(tab, await slow(tab, throttle), seconds);
      await tab.close();
      return { still: empty, moment: empty, stream: empty };
    },
    () => wall(lab, browser, living, throttle, seconds),
  ]);
  const where = `${living} notes, ${throttle}x`;
  const frames = (name: string, which: keyof Wall) =>
    beside(`${where}: ${name}`, 'frames/s', {
      figures: walls.map((one) => one[which].frames),
      limits: blanks.map((one) => one[which].frames),
    });
  const promised = living === 200 && throttle === 4 ? ({ of: 'figure', most: 50 } as const) : undefined;
  const longest = (name: string, which: keyof Wall) =>
    alone(
      `${where}: longest task ${name}`,
      'ms',
      walls.map((one) => one[which].longest),
      promised,
    );
  const layouts = walls.map(({ stream }) => stream.layouts / Math.ceil(seconds));
  return [
    frames('still', 'still'),
    frames('the first note, on the whole screen', 'moment'),
    frames('then a note each second', 'stream'),
    longest('of the first note', 'moment'),
    longest('with a note each second', 'stream'),
    alone(`${where}: layouts for each of these`, '', layouts, { of: 'figure', most: 1 }),
  ];
}

interface Wall {
  readonly still: Look;
  readonly moment: Look;
  readonly stream: Look;
}

/** A wall that hangs: left alone, with a first note, and with a note each second while that one has the screen. */
async function wall(lab: Lab, browser: Browser, living: number, throttle: number, seconds: number): Promise<Wall> {
  const { hub, kiosks } = await open(lab, living, Math.ceil(seconds) + 1);
  const tab = await browser.newPage({ viewport: { width: 1_920, height: 1_080 } });
  await tab.goto(hub.links.display);
  await tab.locator('[data-scene="wall"]').waitFor();
  const settle = Math.min(2, seconds); // until what came with the first scene is over
  await pause(settle * 1_000);
  const devtools = await slow(tab, throttle);
  const still = await watch(tab, devtools, seconds);
  const first = kiosks.hang();
  const moment = await watch(tab, devtools, settle);
  await first;
  const hanging = every(seconds, kiosks);
  const stream = await watch(tab, devtools, seconds);
  await hanging;
  await tab.close();
  kiosks.close();
  await hub.end();
  return { still, moment, stream };
}

async function open(lab: Lab, living: number, notes: number): Promise<{ readonly hub: Hub; readonly kiosks: Kiosks }> {
  const hub = await lab.hub({ changes: living, living });
  return { hub, kiosks: await openKiosks(lab, hub.port, notes, living) };
}

async function every(seconds: number, kiosks: Kiosks): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await kiosks.hang();
    await pause(1_000);
  }
}

async function slow(tab: Page, rate: number): Promise<CDPSession> {
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send('Performance.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  return devtools;
}

async function watch(tab: Page, devtools: CDPSession, seconds: number): Promise<Look> {
  const layouts = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? NaN;
  };
  const before = await layouts();
  const seen = await tab.evaluate(
    (ms) =>
      new Promise<{ readonly frames: number; readonly longest: number }>((resolve) => {
        let longest = 0;
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        });
        observer.observe({ entryTypes: ['longtask'] });
        let count = 0;
        const start = performance.now();
        requestAnimationFrame(function next() {
          const passed = performance.now() - start;
          if (passed < ms) {
            count += 1;
            requestAnimationFrame(next);
          } else setTimeout(() => resolve({ frames: (count * 1_000) / passed, longest }), 100);
        });
      }),
    seconds * 1_000,
  );
  return { ...seen, layouts: (await layouts()) - before };
}

/** What the browser fetched until the wall hung. */
async function sizes(lab: Lab, browser: Browser, living: number): Promise<readonly Row[]> {
  const { hub, kiosks } = await open(lab, living, 1);
  const tab = await browser.newPage();
  const responses: Response[] = [];
  tab.on('response', (response) => responses.push(response));
  await tab.goto(hub.links.display);
  await tab.locator('[data-scene="wall"]').waitFor();
  const loaded = responses.filter((response) => response.request().method() === 'GET' && response.ok());
  let [brotli, gzip, rest] = [0, 0, 0];
  for (const response of loaded) {
    const body = await response.body();
    const type = response.headers()['content-type'] ?? '';
    if (/html|javascript|css|svg|json/.test(type)) {
      brotli += brotliCompressSync(body).length;
      gzip += gzipSync(body, { level: 9 }).length;
    } else rest += body.length;
  }
  await tab.close();
  kiosks.close();
  await hub.end();
  return [
    alone('first scene: HTML, CSS and scripts, as brotli', 'KB', [brotli / 1_024], { of: 'figure', most: 75 }),
    alone('the same as gzip', 'KB', [gzip / 1_024]),
    alone('first scene: typefaces and pictures', 'KB', [rest / 1_024]),
  ];
}
