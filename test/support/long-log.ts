import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from '../../server/log/lines.ts';
import { pageName } from '../../server/log/wall-file.ts';
import { kinds, stages, type Stage } from '../../shared/note.ts';
import { emptyWall, type Data, type Type } from '../../shared/wall.ts';
import { kiosk } from './make.ts';
import { random } from './random.ts';
import { uuid } from './uuid.ts';

const APART = 2_160_000; // forty changes a day, weekends too, for fourteen years: some 2,500 notes hang at once
const PER_PAGE = 1_000;
const END = Date.UTC(2026, 10, 23, 16);

/** Writes a data folder with so many changes, as an office makes them in years: for five new notes eight times "heard too" and four steps. */
export function longLog(folder: string, count: number): void {
  const die = random(7);
  const open: { readonly id: string; stage: Stage }[] = []; // the notes of the last weeks
  const pages: number[] = [];
  let page: string[] = [];
  mkdirSync(join(folder, 'pages'), { recursive: true });
  for (let seq = 1; seq <= count; seq += 1) {
    const id = uuid(seq, 0xdddd);
    const made = END - (count - seq) * APART;
    const { type, data } = deed(id);
    if (page.length === 0) page.push(encode({ format: 1, wall: 'long', first: seq }));
    page.push(
      encode({ seq, at: made + 40, by: kiosk, id, type, data, made, seen: seq - 1, visit: uuid(seq >> 2, 0xeeee) }),
    );
    if (page.length <= PER_PAGE && seq < count) continue;
    const first = seq - page.length + 2;
    writeFileSync(join(folder, 'pages', pageName(first)), page.join(''));
    pages.push(first);
    page = [];
  }
  writeFileSync(join(folder, 'wall.json'), JSON.stringify({ format: 1, wall: 'long', pages }));

  function deed(id: string): { readonly [T in Type]: { readonly type: T; readonly data: Data<T> } }[Type] {
    const note = die.pick(open);
    const next = note && stages[stages.indexOf(note.stage) + 1];
    if (note && next && next !== 'caught' && die.chance(0.25)) {
      note.stage = next;
      return {
        type: 'notes.advance',
        data: { note: note.id, stage: next, solution: 'We leggen de eerste rekening uit' },
      };
    }
    if (note && die.chance(0.6)) return { type: 'notes.signal', data: { note: note.id } };
    open.push({ id, stage: 'caught' });
    if (open.length > 400) open.shift();
    const title = `Klant wacht al ${die.below(90)} dagen op een antwoord`.slice(0, 42);
    const data = {
      kind: die.pick(kinds) ?? 'idea',
      theme: die.pick(emptyWall.office.themes)?.id ?? 'app',
      title,
      from: 'Klantenservice',
    };
    return { type: 'notes.hang', data };
  }
}
