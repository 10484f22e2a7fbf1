import { met, type Goal, type Row } from './statistics.ts';

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** On what it was measured. */
export interface Conditions {
  /** The day, as 2026-11-25. */
  readonly date: string;
  readonly machine: string;
  readonly load: number;
  readonly node: string;
  readonly chromium: string;
  readonly build: string;
}

const short = (value: number | undefined): string =>
  value === undefined ? '' : Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });

function goalOf({ most, least, of }: Goal, unit: string): string {
  const words = most === undefined ? `at least ${least}` : `at most ${most}`;
  return of === 'ratio' ? `${words} x` : `${words} ${unit}`.trim();
}

function line(row: Row): string {
  const { name, unit, figure, limit, ratio, noise, goal } = row;
  const reached = met(row);
  return [
    name,
    goal ? goalOf(goal, unit) : '',
    `${short(figure)} ${unit}`.trim(),
    short(limit),
    short(ratio),
    short(noise),
    reached === undefined ? '' : reached ? 'yes' : '**no**',
  ].join(' | ');
}

/** The rows as a table in Markdown. */
export const table = (rows: readonly Row[]): string =>
  [
    '| | goal | figure | limit | figure / limit | noise | met |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${line(row)} |`),
  ].join('\n');

/** docs/bench.md. */
export const report = (sections: readonly Section[], conditions: Conditions): string => `# How fast the wall is

Written by \`npm run bench\`; do not edit. The product as it is built and shipped, with paired screens over its real socket,
each figure beside its limit in the same run.

- ${conditions.date}, build ${conditions.build}
- ${conditions.machine}; load ${short(conditions.load)} before the start
- Node ${conditions.node}, ${conditions.chromium}

*Figure* and *limit* are medians of rounds that take turns; *figure / limit* is formed round by round, and its median is
what a goal with an x is about. *Noise* is half the middle half of the rounds over their median: 0.1 is 10% up or down.
Screens and hub share the machine: at 1,000 screens their own reading is part of figure and limit alike. On the page, 4x is
a CPU slowed four times, the limit is an empty page, and a longest task of 0 means that none took 50 ms.

${sections.map(({ title, rows }) => `## ${title}\n\n${table(rows)}\n`).join('\n')}`;
