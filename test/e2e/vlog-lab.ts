import { test as base, chromium, expect, type Browser, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import express, { type Request, type Response } from 'express';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { headers } from '../../server/http/headers.ts';
import { flags, requireBrowser } from '../browser.mjs';
import { random } from '../support/random.ts';

const lab = fileURLToPath(new URL('vlog-lab', import.meta.url));
const vlog = fileURLToPath(new URL('../../server/demo/vlog.mp4', import.meta.url));
const files = fileURLToPath(new URL('../fixtures/media', import.meta.url));

/** What the page said of itself. */
export interface Fact {
  readonly what: 'ready' | 'playing' | 'ended' | 'failed' | 'later' | 'policy';
  /** Milliseconds since it began. */
  readonly after: number;
  readonly muted?: boolean;
  readonly volume?: number;
  readonly currentTime?: number;
  readonly paused?: boolean;
  readonly cannot: readonly string[];
}

export interface VlogLab {
  readonly url: string;
  /** The page with the vlog's scene: `media` and whatever else Lab.svelte asks of its address. */
  open(query: Readonly<Record<string, string>>, size?: { width: number; height: number }): Promise<Page>;
  /** The first time that it says one of these; what it said before is not heard again. Throws at a failure that is none of them. */
  told(...what: readonly Fact['what'][]): Promise<Fact>;
  /** Of the video `cut-often`. */
  readonly cuts: { readonly size: number; readonly left: number; readonly sent: number };
  /** The videos that were asked for, each as often as it was. */
  readonly asked: readonly string[];
}

/** Serves a file as the hub would, in ranges, over a line that breaks so many times, somewhere in the middle of what is asked. */
function cutOften(file: Buffer, times: number) {
  const die = random(11);
  const cuts = { size: file.length, left: times, sent: 0 };
  return Object.assign(cuts, {
    serve(request: Request, response: Response): void {
      const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const rest = file.subarray(from);
      response.writeHead(request.headers.range ? 206 : 200, {
        'Content-Type': 'video/mp4',
        'Content-Length': rest.length,
        'Accept-Ranges': 'bytes',
        'Cache-Control': 'public, max-age=1000000, immutable',
        ETag: '"cut-often"',
        ...(request.headers.range && { 'Content-Range': `bytes ${from}-${file.length - 1}/${file.length}` }),
      });
      const cut = cuts.left > 0 && rest.length > 1_000;
      const sends = cut ? rest.subarray(0, 1 + die.below(Math.max(1, Math.floor(rest.length / 5)))) : rest;
      cuts.sent += sends.length;
      if (!cut) return void response.end(sends);
      cuts.left -= 1;
      response.write(sends, () => response.socket?.destroySoon());
    },
  });
}

/** Builds the page once, and serves it as the hub would: same policy, range requests, and a server that may never answer. */
export const test = base.extend<{ lab: VlogLab; policy: string | undefined }, { built: string }>({
  policy: [undefined, { option: true }],
  built: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this
    async ({}, use) => {
      const outDir = mkdtempSync(join(tmpdir(), 'wall-vlog-'));
      await build({
        configFile: false,
        root: lab,
        logLevel: 'error',
        plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
        build: {
          outDir,
          emptyOutDir: true,
          target: 'chrome109',
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
        },
      });
      await use(outDir);
      rmSync(outDir, { recursive: true });
    },
    { scope: 'worker' },
  ],
  lab: async ({ built, policy }, use) => {
    const facts: Fact[] = [];
    const waiting: (() => void)[] = [];
    const asked: string[] = [];
    const cutter = cutOften(readFileSync(vlog), 10);
    const app = express();
    app.set('env', 'test').use(headers(false));
    app.post('/told', express.text({ type: '*/*' }), (request, response) => {
      facts.push(JSON.parse(request.body));
      for (const wake of waiting.splice(0)) wake();
      response.end();
    });
    app.use('/media', ({ path, method }, _response, next) => {
      if (method === 'GET') asked.push(path.slice(1));
      next();
    });
    app.get('/media/cut-often', cutter.serve);
    app.get('/media/stalls', () => undefined);
    app.get('/media/halfway', (_request, response) => {
      const all = readFileSync(join(files, 'usual.mp4'));
      response.writeHead(200, { 'Content-Type': 'video/mp4', 'Content-Length': all.length });
      response.write(all.subarray(0, all.length / 2));
    });
    app.use('/media', express.static(files, { maxAge: 1e9, immutable: true }), (_request, response) => {
      response.status(404).end();
    });
    app.use(express.static(built));
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const args = [...flags, ...(policy === undefined ? [] : [`--autoplay-policy=${policy}`])];
    const browser: Browser = await chromium.launch({ executablePath: requireBrowser(), args });

    await use({
      url,
      asked,
      get cuts() {
        return cutter;
      },
      async open(query, size = { width: 1920, height: 1080 }) {
        const page = await (await browser.newContext({ viewport: size, locale: 'nl-NL' })).newPage();
        page.on('pageerror', (error) => facts.push({ what: 'policy', after: 0, cannot: [error.message] }));
        await page.goto(`${url}/?${new URLSearchParams(query)}`);
        return page;
      },
      async told(...what) {
        for (;;) {
          const at = facts.findIndex((fact) => what.includes(fact.what) || fact.what === 'failed');
          const [fact] = at < 0 ? [] : facts.splice(0, at + 1).slice(-1);
          if (fact && !what.includes(fact.what)) throw new Error(`not ${what.join()}: ${JSON.stringify(fact)}`);
          if (fact) return fact;
          await new Promise<void>((resolve) => waiting.push(resolve));
        }
      },
    });
    await browser.close();
    server.closeAllConnections();
    server.close();
    expect(facts.filter(({ what }) => what === 'policy')).toEqual([]);
  },
});

export { expect };
