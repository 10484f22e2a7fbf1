import { kinds, themes } from '../../shared/rituals/notes.ts';
import type { Data, Type, Wall } from '../../shared/wall.ts';
import type { Random } from './random.ts';
import { uuid } from './uuid.ts';

/** What people might do on this wall, per type. A new proposal without an entry here does not compile. */
export const doings: { readonly [T in Type]: (wall: Wall, die: Random) => Data<T> } = {
  'notes.hang': (_, die) => ({
    kind: die.pick(kinds) ?? 'idea',
    theme: die.pick(themes) ?? 'app',
    title: `geheim ${die.below(1e9)}`,
  }),
  'notes.takeBack': (wall, die) => ({ note: die.pick(wall.notes)?.id ?? uuid(0) }),
};
