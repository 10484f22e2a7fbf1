// One command from a fresh clone to a running hub: installs when the lock file changed, builds when a source changed.
// Node's own modules only: nothing else is there yet.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const sources = ['server', 'display', 'kiosk', 'shared', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/** All that decides what the log folds to. A snapshot is used by a later build as long as none of it has changed. */
export const foldSources = [
  'change.ts',
  'library.ts',
  'note.ts',
  'number-format.ts',
  'ritual.ts',
  'rituals',
  'sentence.ts',
  'vlog.ts',
  'wall.ts',
].map((name) => `shared/${name}`);

/** The SHA-256 of all these files, else of every file that the build reads, in hexadecimal. @returns {string} */
export function sourceHash(files = sources) {
  const hash = createHash('sha256');
  for (const source of files) add(source);
  return hash.digest('hex');

  /** @param {string} path */
  function add(path) {
    const full = join(root, path);
    const entries = list(full);
    if (entries) return entries.forEach((entry) => add(`${path}/${entry}`));
    hash.update(`${path}\0`).update(readFileSync(full));
  }
}

/** Runs `npm ci` unless node_modules came from this very lock file. */
export function install() {
  keep(join(root, 'node_modules/.wall-lock'), sha(readFileSync(join(root, 'package-lock.json'))), () => {
    npm('ci', '--include=dev', '--no-audit', '--no-fund');
  });
}

/** Builds the pages and the hub unless dist/ came from these very sources. */
export function build() {
  keep(join(root, 'dist/.sources'), sourceHash(), () => npm('run', '--silent', 'build'));
}

/** Does the work when the mark says that it was done for something else; the mark comes last, so that a cut counts as not done. */
function keep(/** @type {string} */ mark, /** @type {string} */ value, /** @type {() => void} */ work) {
  if (existsSync(mark) && readFileSync(mark, 'utf8') === value) return;
  work();
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, value);
}

function npm(/** @type {string[]} */ ...args) {
  const env = { ...process.env, NODE_ENV: 'production' }; // else a shell or a test that says otherwise gets slow, large pages
  // To stderr: what `npm start` and `npm run admin` print for people and programs stays clean.
  execFileSync('npm', args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}

function list(/** @type {string} */ path) {
  try {
    return readdirSync(path).sort();
  } catch {
    return undefined;
  }
}

const sha = (/** @type {Buffer} */ data) => createHash('sha256').update(data).digest('hex');

async function main() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`The wall needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  try {
    install();
    build();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  const entry = ['admin', 'demo'].find((name) => name === process.argv[2]) ?? 'main';
  await import(pathToFileURL(join(root, `dist/server/${entry}.js`)).href);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
