// `npm test`: everything, from a fresh clone. Ends with 0 only when all of it ran and passed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, install } from '../start.mjs';

const reports = mkdtempSync(join(tmpdir(), 'wall-test-'));
const totals = { passed: 0, failed: 0 };
/** Said once more at the end, where a log that is cut short still has it. @type {string[]} */
const toSay = [];

install();
const { requireBrowser } = await import('./browser.mjs');

step('types', ['run', 'check']);
step('format and lint', ['run', 'lint']);
try {
  build();
} catch {
  fail('build');
}
vitest('unit');
vitest('faults');
playwright();

rmSync(reports, { recursive: true, force: true });
console.log();
for (const line of toSay) console.log(line);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;

/** One check that passes or fails as a whole. @param {string} name @param {string[]} args */
function step(name, args) {
  const { status } = npm(args);
  if (status === 0) totals.passed += 1;
  else fail(name);
}

/** @param {string} name */
function fail(name) {
  totals.failed += 1;
  toSay.push(`failed: ${name}`);
}

/** @param {string} project */
function vitest(project) {
  const file = join(reports, `${project}.json`);
  const { status, output } = npm([
    'exec',
    '--',
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]);
  toSay.push(...(output.match(/^not run: .*$/gm) ?? []));
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = read(file) ?? {};
  for (const { name, message, status, assertionResults } of testResults) {
    const failed = assertionResults.filter((/** @type {{ status: string }} */ one) => one.status === 'failed');
    for (const { fullName, failureMessages } of failed)
      toSay.push(`failed: ${fullName}: ${firstLine(failureMessages[0])}`);
    if (status === 'failed' && failed.length === 0) toSay.push(`failed: ${name}: ${firstLine(message)}`);
  }
  count(project, status, numPassedTests, numFailedTests);
}

function playwright() {
  const file = join(reports, 'e2e.json');
  let browser;
  try {
    browser = requireBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    toSay.push('not run: browser tests: there is no Chromium');
    return fail('e2e');
  }
  const env = { ...process.env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const { status } = npm(
    ['exec', '--', 'playwright', 'test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'],
    env,
  );
  const { stats, suites = [] } = read(file) ?? {};
  for (const { title, status: outcome, error } of browserTests(suites))
    if (outcome === 'unexpected' || outcome === 'flaky')
      toSay.push(`${outcome === 'flaky' ? 'passed only the second time' : 'failed'}: ${title}: ${firstLine(error)}`);
  count('e2e', status, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0);
  if (stats?.skipped) toSay.push(`not run: ${stats.skipped} browser tests were skipped`);
}

/** @param {any[]} suites @returns {{ title: string, status: string, error: unknown }[]} */
function browserTests(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.map((/** @type {any} */ { title, tests: [test] }) => ({
      title,
      status: test.status,
      error: test.results.map((/** @type {any} */ { error }) => error?.message).find(Boolean),
    })),
    ...browserTests(inner),
  ]);
}

/** @param {unknown} message */
function firstLine(message) {
  return stripVTControlCharacters(String(message ?? '')).split('\n', 1)[0];
}

/** A run that died without failing a test has failed all the same. @param {string} name @param {number | null} status */
function count(name, status, passed = 0, failed = 0) {
  totals.passed += passed;
  totals.failed += failed;
  if ((status !== 0 && failed === 0) || passed + failed === 0) fail(name);
}

/** @param {string[]} args */
function npm(args, env = process.env) {
  const { status, stdout } = spawnSync('npm', args, {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  process.stdout.write(stdout);
  return { status, output: stripVTControlCharacters(stdout) };
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
