import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** docs/house.md, "What may never import what": exactly that list. */
const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = ['server', 'display', 'kiosk', 'shared', 'test'];

interface Import {
  readonly from: string;
  /** A path in the project, or a package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = rooms
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`),
  )
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(ts|svelte|mjs|css|c|html)$/.test(name));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const code = files.filter((name) => /\.(ts|svelte|mjs)$/.test(name));

const imports: readonly Import[] = code.flatMap((from) =>
  [...read(from).matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm)].map(
    ([, type, target = '']) => ({
      from,
      to: target.startsWith('.') ? relative(root, resolve(root, dirname(from), target)).replaceAll('\\', '/') : target,
      typeOnly: type !== undefined,
    }),
  ),
);

/** What files of `from` import out of `to`, as sentences; empty is good. */
const found = (from: RegExp, to: RegExp, but: (one: Import) => boolean = () => false): readonly string[] =>
  imports
    .filter((one) => from.test(one.from) && to.test(one.to) && !but(one))
    .map((one) => `${one.from} imports ${one.to}`);

const language = /^shared\/([\w-]+\.ts|(rituals|read|time|privacy|sync|text)\/)/;

describe('nobody imports what is not theirs', () => {
  test('the reader of imports sees them', () => {
    expect(imports.length).toBeGreaterThan(150);
    expect(found(/^server\/hub\.ts$/, /^shared\/wall\.ts$/)).toHaveLength(1);
  });

  test('1. the shared language knows no Node, no DOM, no framework and no other room', () => {
    expect(found(language, /^(node:|svelte|socket\.io|lowdb|express)/)).toEqual([]);
    expect(found(language, /^(server|display|kiosk|test|shared\/(client|ui))\b/)).toEqual([]);
    const finds = ({ from, to }: Import) => from.startsWith('shared/privacy/') && /^(libphone|iban)/.test(to);
    expect(found(language, /^[^.]/, (one) => /^(shared\/|zod\/)/.test(one.to) || finds(one))).toEqual([]);
  });

  test('1. what finds personal data is with the hub and the kiosk: no wall and no television carries it', () => {
    expect(found(/^(display|shared\/(?!privacy\/))/, /^shared\/privacy\//)).toEqual([]);
    expect(found(/^shared\/privacy\//, /^shared\/(?!privacy\/)/)).toEqual([]);
  });

  test('1. and no clock and no chance', () => {
    const impure = /Date\.now|new Date\(\)|Math\.random|randomUUID|performance\.now|setTimeout|setInterval/;
    expect(code.filter((file) => language.test(file) && impure.test(read(file)))).toEqual([]);
  });

  test('2. rituals do not use each other’s rules', () => {
    const part = ({ from, to }: Import) => to.startsWith(`${from.replace(/\.ts$/, '')}-`); // of one practice
    expect(found(/^shared\/rituals\//, /^shared\/rituals\//, (one) => one.typeOnly || part(one))).toEqual([]);
  });

  test('3. the server has no screens; display and kiosk know neither each other nor the server', () => {
    expect(found(/^server\//, /^(display|kiosk|shared\/(client|ui))\//)).toEqual([]);
    expect(found(/^display\//, /^(kiosk|server)\//)).toEqual([]);
    expect(found(/^kiosk\//, /^(display|server)\//)).toEqual([]);
    expect(found(/^shared\//, /^(display|kiosk|server)\//)).toEqual([]);
  });

  test('4. the hub is handed its log, clock and publish; each library has one place', () => {
    expect(
      found(/^server\/hub\.ts$/, /^(server\/(sockets|http|metrics)|express|socket\.io|lowdb|prom-client|node:)/),
    ).toEqual([]);
    expect(
      found(/^(server|display|kiosk|shared)\//, /^lowdb/, ({ from }) => /^server\/(log|access)\//.test(from)),
    ).toEqual([]);
    expect(found(/^(server|display|kiosk|shared)\//, /^chart\.js/)).toEqual([
      'display/radar-chart.ts imports chart.js',
    ]);
    expect(found(/^(server|display|kiosk|shared)\//, /^prom-client$/)).toEqual([
      'server/metrics.ts imports prom-client',
    ]);
    expect(
      found(/^(server|display|kiosk|shared)\//, /^socket\.io$/, ({ from }) => from.startsWith('server/sockets/')),
    ).toEqual([]);
    expect(
      found(
        /^(server|display|kiosk|shared)\//,
        /^socket\.io-client$/,
        ({ from }) => from === 'shared/client/connect.ts',
      ),
    ).toEqual([]);
  });

  test('4. what is large comes only when somebody needs it: videos and the grammar of captions', () => {
    expect(found(/^(server|display|kiosk|shared)\//, /^ical\.js$/)).toEqual([
      'server/calendars/agenda.mjs imports ical.js',
    ]);
    expect(found(/^(display|kiosk|shared)\//, /^mediabunny$/)).toEqual(['kiosk/studio/film.ts imports mediabunny']);
    expect(found(/^(display|kiosk|shared)\//, /^media-captions$/)).toEqual([
      'kiosk/studio/subtitles.ts imports media-captions',
    ]);
    const later = /^kiosk\/(studio\/(film|subtitles)\.ts|studio\/KioskStudio|desk\/vlogs\/Vlogs)/;
    expect(found(/^(display|kiosk|shared)\//, later, (one) => one.typeOnly)).toEqual([]);
  });

  test('5. a display never proposes, and no component sees a socket', () => {
    expect(code.filter((file) => file.startsWith('display/') && /\bpropose\b/.test(read(file)))).toEqual([]);
    expect(found(/\.svelte$/, /socket\.io|client\/connect/)).toEqual([]);
  });

  test('6. no barrels, nothing imports tests, no file over 250 lines', () => {
    expect(code.filter((file) => /(^|\/)(index|mod)\.ts$/.test(file))).toEqual([]);
    expect(found(/^(server|display|kiosk|shared)\//, /^test\//)).toEqual([]);
    expect(files.filter((file) => read(file).split('\n').length > 251)).toEqual([]);
  });

  test('6. no cycles', () => {
    const next = new Map(
      code.map((file) => [
        file,
        imports.filter(({ from, to }) => from === file && code.includes(to)).map(({ to }) => to),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) return void cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file)) return;
      for (const one of next.get(file) ?? []) visit(one, [...path, file]);
      done.add(file);
    };
    for (const file of code) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('effects stay at the rim', () => {
  const product = code.filter((file) => !file.startsWith('test/'));
  const only = (what: RegExp, where: RegExp) => product.filter((file) => what.test(read(file)) && !where.test(file));

  test('the environment is read in config.ts, the clock and ids in main.ts files and the kiosk’s flow', () => {
    expect(only(/process\.env/, /^server\/config\.ts$/)).toEqual([]);
    expect(only(/Date\.now|new Date\(\)/, /(^|\/)main\.ts$|^server\/admin\.ts$/)).toEqual([]);
    expect(only(/randomUUID/, /(^|\/)main\.ts$|^server\/admin\.ts$|^kiosk\/(flow\.svelte|new-id)\.ts$/)).toEqual([]);
  });

  test('timers run in the director, the connection, beats and codes, the watch over open lines, the desk’s polling, the kiosk’s flow, idle, patience, a room’s clock, later, taking back and held keys, the fonts, slow guesses, uploads, the hub’s schedule, a visit’s end, the end of the hub and the demo', () => {
    const where =
      /^(display\/director\.svelte\.ts|shared\/client\/(beats|connect|retry|wake|joining\.svelte)\.ts|kiosk\/desk\/poll\.ts|kiosk\/(flow|idle)\.svelte\.ts|kiosk\/(keyboard\/held|room\/clock\.svelte|later|patience|take-back\.svelte)\.ts|shared\/ui\/fonts\.ts|server\/(start|schedule|visiting|access\/guesses|media\/uploads|sockets\/watch)\.ts|server\/demo\/main\.ts)$/;
    expect(only(/setTimeout|setInterval|requestAnimationFrame/, where)).toEqual([]);
  });

  test('colours have names, and one file says what they are', () => {
    const colour = /(?<![.\w])#[0-9a-f]{3,8}\b(?!\()|\b(rgb|hsl)a?\(/i; // not a private method
    const painted = files.filter((file) => /^(display|kiosk|shared\/ui)\/.*\.(svelte|css|ts|html)$/.test(file));
    expect(painted.filter((file) => file !== 'shared/ui/tokens.css' && colour.test(read(file)))).toEqual([]);
    expect(colour.test(read('shared/ui/tokens.css'))).toBe(true);
  });

  test('nothing that Chromium 109 does not have: the oldest TVs and kiosks still in use', () => {
    const young = /\.(toSorted|toReversed|toSpliced|with)\(|Object\.groupBy|Promise\.withResolvers|Array\.fromAsync/;
    const inBrowsers = product.filter((file) => !file.startsWith('server/'));
    expect(inBrowsers.filter((file) => young.test(read(file)))).toEqual([]);
    const css = files.filter((file) => /^(display|kiosk|shared)\/.*\.(svelte|css)$/.test(file));
    expect(
      css.filter((file) => /color-mix\(|@starting-style|:has-slotted|\blh\b\)|text-box-trim/.test(read(file))),
    ).toEqual([]);
  });

  test('[V9] nothing makes markup out of text', () => {
    expect(only(/\{@html|innerHTML|insertAdjacentHTML|document\.write/, /^$/)).toEqual([]);
  });
});
