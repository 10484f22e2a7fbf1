import { kinds, reasons, themes } from '../../shared/note.ts';
import type { Data, Type, Wall } from '../../shared/wall.ts';
import type { Random } from './random.ts';
import { uuid } from './uuid.ts';

const any = (wall: Wall, die: Random): string => die.pick(wall.notes.hanging)?.id ?? uuid(0);

/** What people might do on this wall, per type. A new proposal without an entry here does not compile. */
export const doings: { readonly [T in Type]: (wall: Wall, die: Random) => Data<T> } = {
  'notes.hang': (_, die) => ({
    kind: die.pick(kinds) ?? 'idea',
    theme: die.pick(themes) ?? 'app',
    title: `geheim ${die.below(1e9)}`,
  }),
  'notes.takeBack': (wall, die) => ({ note: any(wall, die) }),
  // seldom one that hangs: a wall would stay empty
  'notes.takeDown': (wall, die) => ({
    note: die.chance(0.1) ? any(wall, die) : uuid(0),
    reason: die.pick(reasons) ?? 'wrong',
  }),
  'notes.signal': (wall, die) => ({ note: any(wall, die) }),
  'notes.unsignal': (wall, die) => {
    const note = die.pick(wall.notes.hanging);
    return { note: note?.id ?? uuid(0), signal: note?.signals.at(-1)?.id ?? uuid(0) };
  },
  'notes.advance': (wall, die) => ({
    note: any(wall, die),
    stage: die.pick(['recorded', 'solved', 'implemented'] as const) ?? 'recorded',
    ...(die.chance(0.7) && { solution: 'Dat doen we nu anders.' }),
  }),
  'notes.tell': (wall, die) => ({ note: any(wall, die) }),
  'notes.mend': (wall, die) => ({ note: any(wall, die), title: `beter ${die.below(1e9)}` }),
  'notes.approve': (wall, die) => ({
    note: die.pick(wall.notes.drawer)?.note.id ?? uuid(0),
    kind: 'idea',
    theme: 'app',
    title: `gezien ${die.below(1e9)}`,
  }),
  'notes.putBack': (wall, die) => ({ note: die.pick(wall.notes.drawer)?.note.id ?? uuid(0) }),
  'notes.merge': (wall, die) => ({ note: die.chance(0.1) ? any(wall, die) : uuid(0), into: any(wall, die) }),
  'notes.split': (wall, die) => ({ note: any(wall, die), kind: 'idea', theme: 'app', title: `deel ${die.below(1e9)}` }),
  'notes.show': (wall, die) => {
    const note = die.pick(wall.notes.hanging);
    const { body, solution, result } = note ?? {};
    return { note: note?.id ?? uuid(0), title: note?.title ?? 'Leeg bord', body, solution, result };
  },
  'notes.hide': (wall, die) => ({ note: any(wall, die) }),
  'visitors.come': () => ({}),
  'visitors.go': () => ({}),
  'visitors.clear': () => ({}),
  'visitors.resume': () => ({}),
};
