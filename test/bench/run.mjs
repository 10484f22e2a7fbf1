// `npm run bench`: builds the product and the bench, then measures. `-- fanout append` runs those parts, `-- --quick` all of it roughly.
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'vite';
import { build, sourceHash } from '../../start.mjs';

build();
const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
await bundle({
  configFile: false,
  define: { __BUILD__: JSON.stringify(sourceHash().slice(0, 12)) },
  logLevel: 'warn',
  root: at('../..'),
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/bench',
    rolldownOptions: {
      input: { main: at('main.ts'), limit: at('limit.ts') },
      output: { chunkFileNames: '[name]-[hash].js' },
    },
  },
});
await import(new URL('../../dist/bench/main.js', import.meta.url).href);
