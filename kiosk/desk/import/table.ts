import Papa from 'papaparse';
import { plainCell } from '../../../shared/csv-cell.ts';
import { MOST_ROWS } from '../../../shared/imported.ts';
import type { DeskKey } from '../../../shared/text/desk.ts';

/** A list as it was read: the names of its columns, and its rows below them. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const MOST_BYTES = 2_097_152;

/** The text of a file: UTF-8 or UTF-16 where it is that, else what Excel on Windows makes of "CSV". */
export function textOf(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Reads a list with columns, whatever stands between them: a comma, a semicolon or a tab. Or says why not. */
export function readTable(text: string): Table | { readonly fault: DeskKey } {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return { fault: 'desk.import.large' };
  const { data } = Papa.parse<readonly string[]>(text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, ''), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [';', ',', '\t'],
  });
  const [columns = [], ...rows] = data.map((row) => row.map((cell) => plainCell(cell.trim())));
  if (rows.length === 0) return { fault: 'desk.import.empty' };
  return rows.length > MOST_ROWS ? { fault: 'desk.import.many' } : { columns, rows };
}
