import type { Kind, Theme } from '../../../shared/note.ts';
import { mask, needsEyes } from '../../../shared/privacy/mask.ts';
import { wrongRow, type Imported } from '../../../shared/imported.ts';
import { saidOn } from '../../../shared/read/counts.ts';
import { folded, tidy } from '../../../shared/sentence.ts';
import type { TextKey } from '../../../shared/text/nl.ts';
import type { DeskKey } from '../../../shared/text/desk.ts';
import type { Office } from '../../../shared/rituals/office.ts';
import type { Wall } from '../../../shared/wall.ts';
import { channelIn, dayIn, kindIn, themeIn, type Columns } from './guess.ts';
import type { Table } from './table.ts';

/** What a steward says of a list. */
export interface Choice {
  readonly columns: Columns;
  /** For a row that does not say. */
  readonly kind: Kind;
  readonly theme: Theme;
  readonly day: string;
  /** What a word in the list means, where that is not clear. */
  readonly kinds: { readonly [word: string]: Kind };
  readonly themes: { readonly [word: string]: Theme };
  /** What was mended by hand, per row. */
  readonly mended: { readonly [row: number]: { readonly title: string; readonly body: string } };
}

/** A row as it would hang, or why it would not. */
export interface Line {
  readonly row: number;
  readonly note: Imported;
  readonly wrong?: { readonly text: TextKey | DeskKey; readonly word?: string };
  /** Other words would help. */
  readonly mendable: boolean;
  /** A word stands in the place of what somebody can be found by. */
  readonly masked: boolean;
  /** It may be about somebody: a person looks. */
  readonly eyes: boolean;
  /** The same is on the wall, or higher in the list. */
  readonly double: boolean;
}

/** Goes along unless somebody says otherwise. */
export const goes = ({ wrong, eyes, double }: Line): boolean => !wrong && !eyes && !double;

/** All rows. `today` is the office's day, `zone` where that is. */
export function linesOf(table: Table, choice: Choice, wall: Wall, today: string, zone: string): readonly Line[] {
  const days = new Map<string, Set<string>>();
  const see = (text: string, day: string) => days.set(text, (days.get(text) ?? new Set()).add(day));
  const { hanging, drawer } = wall.notes;
  for (const note of [...hanging, ...drawer.map((kept) => kept.note)]) see(said(note), saidOn(note, zone));
  const before = new Set(days.keys());
  return table.rows.map((_, row) => {
    const line = lineOf(table, row, choice, today, wall.office);
    const text = said(line.note);
    const undated = !cell(table, row, choice.columns.date);
    const double = days.get(text)?.has(line.note.date) === true || (undated && before.has(text));
    see(text, line.note.date);
    return { ...line, double };
  });
}

const said = ({ title, body = '' }: { readonly title: string; readonly body?: string | undefined }): string =>
  folded(`${tidy(title)}\n${tidy(body)}`);

const cell = ({ rows }: Table, row: number, column: number | undefined): string =>
  (column === undefined ? undefined : rows[row]?.[column]) ?? '';

function lineOf(table: Table, row: number, choice: Choice, today: string, office: Office): Omit<Line, 'double'> {
  const { columns, mended } = choice;
  const word = (part: keyof Columns): string => tidy(cell(table, row, columns[part]));
  const written = [mended[row]?.title ?? word('title'), mended[row]?.body ?? word('body'), word('from')] as const;
  const [title, body, from] = written.map((text) => clean(text, office.formats));
  const kind = word('kind') === '' ? choice.kind : (kindIn(word('kind')) ?? choice.kinds[folded(word('kind'))]);
  const theme =
    word('theme') === '' ? choice.theme : (themeIn(word('theme'), office) ?? choice.themes[folded(word('theme'))]);
  const date = word('date') === '' ? choice.day : dayIn(word('date'));
  const channel = channelIn(word('channel'), office);
  const note: Imported = {
    kind: kind ?? choice.kind,
    theme: theme ?? choice.theme,
    title: title?.text ?? '',
    ...(body?.text && { body: body.text }),
    ...(from?.text && { from: from.text }),
    ...(channel && { channel }),
    date: date ?? today,
  };
  const looked = [title, body, from];
  const masked = looked.some((one) => one?.masked);
  const eyes = looked.some((one) => one?.eyes);
  const refusal = wrongRow(note, today, office);
  const wrong = why();
  const mendable = mended[row] !== undefined || refusal?.field === 'title' || refusal?.field === 'body';
  return { row, note, masked, eyes, mendable, ...(wrong && { wrong }) };

  function why(): Line['wrong'] {
    if (!kind) return { text: 'desk.import.kind', word: word('kind') };
    if (!theme) return { text: 'desk.import.theme', word: word('theme') };
    if (!date) return { text: 'desk.import.day', word: word('date') };
    return refusal && { text: refusal.text };
  }
}

/** Looked at once: a list is read anew at every choice. */
const known = new Map<string, { readonly text: string; readonly masked: boolean; readonly eyes: boolean }>();
function clean(text: string, formats: readonly string[]) {
  const key = `${formats.join(' ')}\n${text}`;
  const before = known.get(key);
  if (before) return before;
  const safe = mask(text, formats);
  const looked = { text: safe, masked: safe !== text, eyes: needsEyes(safe, false, formats) };
  known.set(key, looked);
  return looked;
}
