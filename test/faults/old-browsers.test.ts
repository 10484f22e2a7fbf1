import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What is served to a television, libraries and all: test/architecture.test.ts reads only what we wrote. */
const client = fileURLToPath(new URL('../../dist/client/', import.meta.url));
const assets = `${client}assets/`;

/** Methods and functions that came after Chromium 109 (January 2023), with the version that brought them. */
const young: readonly (readonly [RegExp, number])[] = [
  [/\.(toSorted|toReversed|toSpliced)\(/, 110],
  [/\.with\(\s*-?[\w.]+\s*,/, 110],
  [/\.(isWellFormed|toWellFormed)\(/, 111],
  [/\.transferToFixedLength\(/, 114],
  [/\b(Object|Map)\.groupBy\(/, 117],
  [/Promise\.withResolvers/, 119],
  [/URL\.(canParse|parse)\(/, 120],
  [/Array\.fromAsync/, 121],
  [/\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/, 122],
  [/AbortSignal\.any\(/, 116],
  [/Iterator\.from\(/, 122],
  [/Promise\.try\(/, 128],
  [/RegExp\.escape\(/, 136],
  [/Math\.sumPrecise|Error\.isError|\.(toBase64|fromBase64|toHex|fromHex)\(/, 133],
  [/\.moveBefore\(/, 133],
  [/\/[dgimsuy]*v[dgimsuy]*\.test\(/, 112],
];
/** What a style sheet would lose. What is only less beautiful without (text-wrap) is no matter. */
const youngStyle = /color-mix\(|@starting-style|light-dark\(|@scope|linear\([\d.]|:popover-open|\bround\(|&[\s.:[]/;

/** Everything that this page may come to load: its own scripts and styles, and what these name. */
function loaded(page: string): readonly string[] {
  const names = readdirSync(assets);
  const found = new Set<string>();
  const look = (text: string): void => {
    for (const name of names)
      if (!found.has(name) && /\.(js|css)$/.test(name) && text.includes(name)) {
        found.add(name);
        look(readFileSync(assets + name, 'utf8'));
      }
  };
  look(readFileSync(`${client}${page}/index.html`, 'utf8'));
  return [...found];
}

const finds = (text: string): readonly number[] =>
  young.flatMap(([what, version]) => (what.test(text) ? [version] : []));

test('the list knows what is young', () => {
  expect(finds('a.toSorted();b.with(0,1);Object.groupBy(c,d)')).toEqual([110, 110, 117]);
  expect(finds('a.sort();b.width(0);c.groupBy(d)')).toEqual([]);
});

test('no script or style of a display needs more than Chromium 109', () => {
  expect(existsSync(assets), 'npm run build comes first').toBe(true);
  const all = loaded('display');
  expect(all.length).toBeGreaterThan(6);
  const read = (name: string) => readFileSync(assets + name, 'utf8');
  const scripts = all.filter((name) => name.endsWith('.js'));
  expect(scripts.map((name) => [name, finds(read(name))])).toEqual(scripts.map((name) => [name, []]));
  expect(all.filter((name) => name.endsWith('.css') && youngStyle.test(read(name)))).toEqual([]);
});
