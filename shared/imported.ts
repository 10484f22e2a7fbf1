import { refuse, type Refusal } from './change.ts';
import { unsaid } from './note.ts';
import type { Office } from './rituals/office.ts';
import { read } from './wall.ts';

/** How many notes an import may have. */
export const MOST_ROWS = 5_000;
const OLDEST_DAYS = 730; // promises.md P-07: notes are kept for 24 months

/** A note of a paper wall, or out of another tool, as it is asked: always with the day on which the customer said it. */
export interface Imported {
  readonly kind: string;
  readonly theme: string;
  readonly title: string;
  readonly body?: string | undefined;
  readonly channel?: string | undefined;
  readonly from?: string | undefined;
  readonly date: string;
}

/** Why this cannot hang; nothing when it can. Days as `2026-11-23`; of the office's lists only what is offered now. */
export function wrongRow(row: Imported, today: string, office: Office): Refusal | undefined {
  const valid = read({
    type: 'notes.hang',
    data: { ...row, way: 'import' },
    id: '',
    made: 0,
    seen: 0,
    by: { device: '', role: 'editor' },
  });
  if ('refusal' in valid) return valid.refusal;
  return unsaid(office, row, Infinity) ?? wrongDay(row.date, today);
}

function wrongDay(day: string, today: string): Refusal | undefined {
  if (day > today) return refuse('invalid', 'error.future', 'date');
  const days = (Date.parse(`${today}T12:00:00Z`) - Date.parse(`${day}T12:00:00Z`)) / 86_400_000;
  return days > OLDEST_DAYS ? refuse('invalid', 'error.old', 'date') : undefined;
}
