import { isDone, stageOf } from '../../shared/note.ts';
import type { Data, Type, Wall } from '../../shared/wall.ts';

/** What somebody in the office does next. */
export type Act = { [T in Type]: { readonly type: T; readonly data: Data<T> } }[Type];

export interface LiveOptions {
  readonly wall: Wall;
  /** How many deeds there were before. */
  readonly turn: number;
  readonly notes: readonly Data<'notes.hang'>[];
  /** 0 up to 1. */
  readonly chance: () => number;
}

/** An office at work: every fourth deed a new note, now and then a step towards better, mostly "Dit hoor ik ook". */
export function next({ wall, turn, notes, chance }: LiveOptions): Act | undefined {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  const said = notes[Math.floor(turn / 4) % notes.length];
  if (turn % 4 === 0 && said) return { type: 'notes.hang', data: said };
  if (turn % 4 === 2) {
    const ready = pick(wall.notes.hanging.filter((note) => stageOf(note) === 'solved'));
    if (ready && chance() < 0.4) return { type: 'notes.advance', data: { note: ready.id, stage: 'implemented' } };
    const caught = pick(wall.notes.hanging.filter((note) => stageOf(note) === 'caught'));
    if (caught) return { type: 'notes.advance', data: { note: caught.id, stage: 'recorded' } };
  }
  const open = pick(wall.notes.hanging.filter((note) => !isDone(note)));
  return open && { type: 'notes.signal', data: { note: open.id } };
}
