import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { foldSources, sourceHash } from './start.mjs';

/** `vite build` makes the pages, `vite build --ssr` the hub. Both carry the same build id: the hash of all sources. A fold id is the hash of those that fold. */
export default defineConfig(({ isSsrBuild }) => ({
  define: {
    __BUILD__: JSON.stringify(sourceHash().slice(0, 12)),
    __FOLD__: JSON.stringify(sourceHash(foldSources).slice(0, 12)),
  },
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
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
          }
        : { display: 'display/index.html', kiosk: 'kiosk/index.html', desk: 'kiosk/desk/index.html' },
      // Beside main.js: the pages are at ../client, and what looks at videos is run by itself.
      ...(isSsrBuild
        ? {
            output: {
              chunkFileNames: '[name]-[hash].js',
              entryFileNames: ({ name }) => (name === 'look' ? '[name].mjs' : '[name].js'),
            },
          }
        : {}),
    },
  },
  ssr: { target: 'node' },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/faults/**', 'test/e2e/**'] },
      },
      {
        extends: true,
        test: { name: 'faults', include: ['test/faults/*.test.ts'], testTimeout: 180_000, fileParallelism: false },
      },
    ],
  },
}));
