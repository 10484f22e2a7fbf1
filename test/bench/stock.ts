import { randomUUID } from 'node:crypto';
import before from '../../server/demo/notes.nl.json' with { type: 'json' };
import { DemoNotes } from '../../server/demo/past.ts';
import { MAX_BATCH, type Kept } from '../../server/log/change-log.ts';
import { openPages } from '../../server/log/pages.ts';
import type { By } from '../../shared/change.ts';
import type { Data } from '../../shared/wall.ts';

const SPAN = 50 * 86_400_000; // milliseconds: all of it hangs in the mosaic
const by: By = { device: 'bench', role: 'admin' };

const said: readonly Data<'notes.hang'>[] = DemoNotes.parse(before.notes).map(
  ({ kind, theme, title, body, channel }) => ({ kind, theme, title, body, channel }),
);

/** The words of a note: the demo's forty, again and again. */
export function words(index: number): Data<'notes.hang'> {
  const one = said[index % said.length];
  if (!one) throw new Error('the demo has no notes');
  return one;
}

/** Writes so many changes into this folder with the product's own log: notes are hung, and the oldest taken down, so that so many live. Gives the folder. */
export async function fill(folder: string, changes: number, living: number): Promise<string> {
  const log = await openPages({ folder, newWall: randomUUID(), warn: console.error });
  const start = Date.now() - SPAN;
  const hanging: string[] = [];
  let oldest = 0;
  let batch: Kept[] = [];
  for (let seq = 1; seq <= changes; seq += 1) {
    const at = start + Math.floor((SPAN / (changes + 1)) * seq);
    const stamp = { seq, at, id: randomUUID(), by, made: at, seen: seq - 1 };
    const note = hanging.length - oldest < living ? undefined : hanging[oldest];
    if (note === undefined) {
      hanging.push(stamp.id);
      batch.push({ ...stamp, type: 'notes.hang', data: words(seq) });
    } else {
      oldest += 1;
      batch.push({ ...stamp, type: 'notes.takeDown', data: { note, reason: 'double' } });
    }
    if (batch.length === MAX_BATCH || seq === changes) {
      await log.append(batch, seq - batch.length);
      batch = [];
    }
  }
  await log.close();
  return folder;
}
