import Papa from 'papaparse';
import { safeCell } from '../../shared/csv-cell.ts';
import { sameTexts, stageOf, textsOf, type Away, type Note, type Notes } from '../../shared/note.ts';
import { saidOn } from '../../shared/read/counts.ts';
import { customers } from '../../shared/read/heard.ts';
import { Download, route, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';

/** The columns, in their order: names that programs may lean on (docs/contract.md, "Lists"). */
const columns = [
  'id',
  'state',
  'since',
  'reason',
  'merged_into',
  'kind',
  'theme',
  'title',
  'body',
  'channel',
  'from',
  'date',
  'hung_at',
  'customers',
  'stage',
  'recorded_at',
  'solved_at',
  'implemented_at',
  'told_at',
  'solution',
  'result',
  'story',
  'visitors',
] as const;
type Line = { readonly [Column in (typeof columns)[number]]: string | number | boolean | null };

const editors = ['editor', 'admin'] as const;

/** All notes as a list: for a spreadsheet, and for a program. */
export const exportRoutes = ({ hub, zone }: AppOptions): readonly DeskRoute[] => [
  route('get /notes.json', {
    may: editors,
    logs: 'export',
    handle: () =>
      new Download('notes.json', 'application/json', JSON.stringify({ notes: lines(hub.wall.notes, zone) })),
  }),
  // Excel in Dutch opens a file with semicolons and a byte order mark by a double click, with its letters right.
  route('get /notes.csv', {
    may: editors,
    logs: 'export',
    handle: () => {
      const rows = lines(hub.wall.notes, zone).map((line) => columns.map((name) => cell(line[name])));
      const text = Papa.unparse([[...columns], ...rows], { delimiter: ';', newline: '\r\n', quotes: true });
      return new Download('notes.csv', 'text/csv; charset=utf-8', `\uFEFF${text}\r\n`);
    },
  }),
];

const cell = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? safeCell(value) : value === null ? '' : String(value);

const lines = ({ hanging, drawer }: Notes, zone: string): readonly Line[] => [
  ...hanging.map((note) => lineOf(note, zone)),
  ...drawer.map(({ note, away, since }) => lineOf(note, zone, away, since)),
];

/**
 * What waits for a person, and what was taken down because somebody is named in it, goes without its words: a file is
 * nobody's to erase [P-08].
 */
function lineOf(note: Note, zone: string, away?: Away, since?: number): Line {
  const silent = away?.why === 'held' || (away?.why === 'down' && away.reason === 'personal');
  const said = silent ? undefined : note;
  const at = (stage: string): string | null => instant(note.steps.find((step) => step.stage === stage)?.made);
  return {
    id: note.id,
    state: away?.why ?? 'hangs',
    since: instant(since),
    reason: away?.why === 'down' ? away.reason : null,
    merged_into: away?.why === 'merged' ? away.into : null,
    kind: note.kind,
    theme: note.theme,
    title: said?.title ?? null,
    body: said?.body ?? null,
    channel: note.channel ?? null,
    from: said?.from ?? null,
    date: saidOn(note, zone),
    hung_at: instant(note.made),
    customers: customers(note),
    stage: stageOf(note),
    recorded_at: at('recorded'),
    solved_at: at('solved'),
    implemented_at: at('implemented'),
    told_at: instant(note.told),
    solution: said?.solution ?? null,
    result: said?.result ?? null,
    story: said?.story ?? null,
    visitors: note.approved !== undefined && sameTexts(note.approved, textsOf(note)),
  };
}

const instant = (made: number | undefined): string | null => (made === undefined ? null : new Date(made).toISOString());
