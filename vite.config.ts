import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { foldSources, sourceHash } from './start.mjs';

/** Screens speak WebSocket and nothing else: the other ways that engine.io-client knows stay out of the pages. */
const onlyWebSocket = {
  name: 'only-websocket',
  transform(_: string, id: string) {
    if (!id.includes('/engine.io-client/build/esm/transports/')) return undefined;
    if (id.endsWith('/index.js'))
      return `import { WS } from './websocket.js'; export const transports = { websocket: WS };`;
    return id.endsWith('/polling-xhr.js') ? `export class XHR {}` : undefined;
  },
};

/** What every page needs, and what a television needs first: two files, since many small ones are larger together. */
const everywhere = {
  name: 'everywhere',
  minShareCount: 3,
  test: /preload-helper|\/node_modules\/(svelte|zod|engine\.io|socket\.io|@socket\.io)|\/shared\/(rituals|sync|time|client\/(alone|connect|wall-store|retry|wake|joining|returns|boot|pair|renewal|beats|obey|nearly|legible)|change|note|vlog|ritual|wall|sentence|number-format)|\/shared\/text\/(screen\.|language|say-screen)|\/shared\/ui\/(Identify|tokens|base)/,
};
const screens = {
  name: 'screens',
  minShareCount: 2,
  test: /\/shared\/client\/(wake-lock|other-build)|\/shared\/read\/(heard|promises|counts|radar|programme|words)|\/shared\/ui\/(seeded|Paper|Mosaic|mosaic|Icon|Symbols|sheet|fonts)|\/display\/(cannot|layout|squares|near|parts\/(Head|NoteSheet|Tape|fit|foot|Poster|LargeNote)|reception)/,
};

/** `vite build` makes the pages, `vite build --ssr` the hub. Both carry the same build id: the hash of all sources. A fold id is the hash of those that fold. */
export default defineConfig(({ isSsrBuild }) => ({
  define: {
    __BUILD__: JSON.stringify(sourceHash().slice(0, 12)),
    __FOLD__: JSON.stringify(sourceHash(foldSources).slice(0, 12)),
  },
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), onlyWebSocket],
  appType: 'mpa',
  build: {
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    target: isSsrBuild ? 'node20' : 'chrome109', // the oldest TV sticks and Windows kiosks still in use
    assetsInlineLimit: 0, // a data: URL would need a hole in the content security policy
    modulePreload: { polyfill: false },
    ...(isSsrBuild ? { ssr: true } : {}),
    rolldownOptions: {
      input: isSsrBuild
        ? {
            main: 'server/main.ts',
            admin: 'server/admin.ts',
            demo: 'server/demo/main.ts',
            look: 'server/media/look.mjs',
            agenda: 'server/calendars/agenda.mjs',
          }
        : {
            display: 'display/index.html',
            kiosk: 'kiosk/index.html',
            desk: 'kiosk/desk/index.html',
            room: 'kiosk/room/index.html',
            sw: 'shared/client/sw.ts',
          },
      // Beside main.js: the pages are at ../client, and what looks at videos and calendars is run by itself.
      ...(isSsrBuild
        ? {
            output: {
              chunkFileNames: '[name]-[hash].js',
              entryFileNames: ({ name }) => (name === 'look' || name === 'agenda' ? '[name].mjs' : '[name].js'),
            },
          }
        : {
            output: {
              codeSplitting: { groups: [everywhere, screens] },
              // A service worker has power over the pages beside and beneath it, and an address that stays.
              entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
            },
          }),
    },
  },
  ssr: { target: 'node' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/faults/**', 'test/e2e/**'],
          testTimeout: 120_000, // hashing takes a while on purpose, and a busy machine is no fault of the code
        },
      },
      {
        extends: true,
        test: { name: 'faults', include: ['test/faults/*.test.ts'], testTimeout: 180_000, fileParallelism: false },
      },
    ],
  },
}));
