import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { requireBrowser } from '../browser.mjs';
import { append } from './append.ts';
import { back } from './back.ts';
import { fanout } from './fanout.ts';
import { openLab, type Lab } from './lab.ts';
import { page } from './page.ts';
import { report, table, type Conditions, type Section } from './report.ts';
import { scales, type Scale } from './scale.ts';
import { start } from './start.ts';
import type { Row } from './statistics.ts';
import { throughput } from './throughput.ts';

interface Part {
  readonly title: string;
  readonly measure: (lab: Lab, scale: Scale) => Promise<readonly Row[]>;
}

const parts: { readonly [name: string]: Part } = {
  fanout: { title: 'One note, many screens', measure: fanout },
  append: { title: 'To the disk', measure: append },
  throughput: { title: 'Many notes', measure: throughput },
  back: { title: 'All screens at once', measure: back },
  start: { title: 'Start', measure: start },
  page: { title: 'The page of a wall', measure: page },
};

/** `npm run bench [-- PART ...] [--quick]`; a whole run that is not `--quick` writes docs/bench.md, or where `--out` says. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, tiny: { type: 'boolean' }, out: { type: 'string' } },
  });
  const unknown = positionals.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined)
    throw new Error(`There is no part ${unknown}. There are: ${Object.keys(parts).join(', ')}`);
  const scale = scales[values.tiny ? 'tiny' : values.quick ? 'quick' : 'full'];
  const wanted = positionals.length > 0 ? positionals : Object.keys(parts);
  const whole = scale === scales.full && positionals.length === 0;
  const conditions = look();

  const { fanout, back, append, throughput, rounds } = scale;
  const screens = Math.max(...fanout.map((one) => one.screens), back.screens, throughput.screens);
  const kiosks = Math.max(throughput.flight, Math.ceil((rounds * append.notes + 100) / 40));
  const lab = await openLab(screens, kiosks);
  const sections: Section[] = [];
  for (const name of wanted) {
    const part = parts[name];
    if (!part) continue;
    const began = performance.now();
    const section = { title: part.title, rows: await part.measure(lab, scale) };
    console.log(`\n${name}, ${Math.round((performance.now() - began) / 1_000)} s\n\n${table(section.rows)}`);
    sections.push(section);
  }
  const file = values.out ?? (whole ? fileURLToPath(new URL('../../docs/bench.md', import.meta.url)) : undefined);
  if (file !== undefined) writeFileSync(file, report(sections, conditions));
}

function look(): Conditions {
  const [first] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores, ${first?.model.trim() ?? 'unknown'}, ${process.platform}`,
    load: loadavg()[0] ?? NaN,
    node: process.versions.node,
    chromium: execFileSync(requireBrowser(), ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim(),
    build: __BUILD__,
  };
}

await main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
process.exit(); // a line that was cut on purpose may still hold the loop
