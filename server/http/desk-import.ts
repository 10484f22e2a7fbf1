import { setImmediate } from 'node:timers/promises';
import * as z from 'zod';
import type { By, Proposal, Refusal } from '../../shared/change.ts';
import { MOST_ROWS, wrongRow, type Imported } from '../../shared/imported.ts';
import { say } from '../../shared/text/say.ts';
import type { Office } from '../../shared/rituals/office.ts';
import { dayOf } from '../../shared/time/office.ts';
import { personalIn } from '../personal-data.ts';
import { languageFor } from './answers.ts';
import { Refused, route, type DeskRoute } from './desk-route.ts';
import { idOf } from './ids.ts';
import type { AppOptions } from './options.ts';

/** The most bytes of an import: 5,000 long notes. */
export const IMPORT_BYTES = 3 * 1_048_576;
export const IMPORT_PATH = '/api/v1/desk/import';

const Row = z.strictObject({
  kind: z.string(),
  theme: z.string(),
  title: z.string(),
  body: z.string().optional(),
  channel: z.string().optional(),
  from: z.string().optional(),
  date: z.string(),
});
const LOOK = 100; // rows between which the hub does other work
const HANG = 250; // and notes in one append

/**
 * Hangs the notes of a paper wall. All of them are looked at before the first is stored: one that cannot hang keeps off the
 * others. Each is known by what it says, so that who asks again, after a crash or a full disk, completes what was begun and
 * doubles nothing.
 */
export const importRoutes = ({ hub, clock, zone, language }: AppOptions): readonly DeskRoute[] => [
  route('post /import', {
    logs: 'import',
    may: ['editor', 'admin'],
    limit: IMPORT_BYTES,
    body: z.strictObject({ notes: z.array(Row).min(1).max(MOST_ROWS) }),
    handle: async ({ notes }, { at, request }) => {
      const by: By = { device: at?.steward.id ?? '', role: at?.steward.role ?? 'editor' };
      const now = clock();
      const refused = await wrong(notes, dayOf(now, zone), hub.wall.office);
      if (refused.length > 0) {
        const speaks = languageFor(request, language);
        const told = refused.map(([row, { text, ...why }]) => ({ row, ...why, message: say(speaks, text) }));
        return { hung: 0, known: 0, refused: told };
      }
      const before = hub.seq;
      const rows = proposals(notes, now);
      let hung = 0;
      for (let from = 0; from < rows.length; from += HANG) {
        const batch = rows.slice(from, from + HANG);
        const answers = await Promise.all(batch.map((one) => hub.propose(by, one).catch(() => undefined)));
        if (!answers.every((answer) => answer?.ok)) return new Refused(503, 'not-saved', 'desk.import.notSaved');
        hung += answers.filter((answer) => answer?.ok && answer.seq > before).length;
      }
      return { hung, known: rows.length - hung, refused: [] };
    },
  }),
];

async function wrong(
  notes: readonly Imported[],
  today: string,
  office: Office,
): Promise<readonly (readonly [number, Refusal])[]> {
  const found: (readonly [number, Refusal])[] = [];
  for (const [row, note] of notes.entries()) {
    if (row % LOOK === 0) await setImmediate();
    const why = wrongRow(note, today, office) ?? personalIn('notes.hang', note, office.formats);
    if (why) found.push([row, why]);
  }
  return found;
}

/** What is asked. Of two rows that say the same, each is a note of its own. */
function proposals(notes: readonly Imported[], now: number): readonly Omit<Proposal, 'by'>[] {
  const times = new Map<string, number>();
  return notes.map((note) => {
    const { kind, theme, title, body, channel, from, date } = note;
    const what = JSON.stringify([kind, theme, title, body, channel, from, date]);
    const nth = times.get(what) ?? 0;
    times.set(what, nth + 1);
    const made = Math.min(now, Date.parse(`${date}T12:00:00Z`)); // the hub goes back 30 days; `date` says the rest
    return { id: idOf('import', what, nth), type: 'notes.hang', data: { ...note, way: 'import' }, made, seen: 0 };
  });
}
