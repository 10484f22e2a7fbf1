// Which Chromium the browser tests use: CHROMIUM_PATH, the system's, Playwright's own; else one is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const SYSTEM = '/usr/bin/chromium';

/** The path of a Chromium that is there, or undefined. @returns {string | undefined} */
export function findBrowser() {
  return [process.env.CHROMIUM_PATH, SYSTEM, playwrights()].find((path) => path && existsSync(path));
}

/** The path of a Chromium, installed if need be. Throws one sentence when there is no way. @returns {string} */
export function requireBrowser() {
  const there = findBrowser();
  if (there) return there;
  const asRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (asRoot && run('apt-get', 'update', '-qq'))
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
  if (!findBrowser()) run('npx', '--no-install', 'playwright', 'install', 'chromium');
  const path = findBrowser();
  if (path) return path;
  throw new Error('No Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.');
}

/** Without a sandbox where the kernel gives us none (root, containers), and without a word to anybody outside. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Playwright would keep its own. @returns {string | undefined} */
function playwrights() {
  try {
    return createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** @param {string} command @param {string[]} args */
function run(command, ...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env, timeout: 600_000 }).status === 0;
}
