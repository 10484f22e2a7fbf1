import { table, textsIn, type Change, type Wall } from '../shared/wall.ts';
import { familiesOf, goesWith } from './families.ts';
import type { Hub } from './hub.ts';
import type { Kept } from './log/change-log.ts';

/** Where a record stands: on the wall, put away beside it, or in the log alone. */
export type Stands = 'wall' | 'away' | 'log';

/** A note, or another thing that was said, with all that the log has of it. */
export interface Find {
  /** Of its family, or of the one change that it is: with it all of it is erased. */
  readonly id: string;
  /** When it was first said: milliseconds UTC. */
  readonly at: number;
  readonly stands: Stands;
  /** What people wrote in it, oldest first. */
  readonly texts: readonly string[];
  readonly changes: readonly Kept[];
}

/** As people search: without capitals, accents, and more than one space. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Every text in this change that people wrote. Of a practice that this build does not know: every text. */
const textsOf = ({ type, data }: Kept): readonly string[] =>
  table.has(type) ? textsIn(type, data).map(({ text }) => text) : stringsIn(data);

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** All records that mention a term, newest first, whether they hang, are put away, or are in the log alone [P-10]. */
export async function search(hub: Hub, term: string): Promise<readonly Find[]> {
  const wanted = plain(term);
  const hits: string[] = [];
  async function* looking(): AsyncGenerator<Change> {
    for await (const change of hub.read(0)) {
      if (change.type !== 'erased' && plain(textsOf(change).join('\n')).includes(wanted)) hits.push(change.id);
      yield change;
    }
  }
  const families = await familiesOf(looking());
  const whole = ({ id }: Change): string => families.of(id) ?? id;
  const found = new Map<string, Kept[]>(hits.map((id) => [families.of(id) ?? id, []]));
  for await (const change of hub.read(0)) if (change.type !== 'erased') found.get(whole(change))?.push(change);
  const { hanging, away } = piles(hub.wall);
  return [...found]
    .map(([id, changes]): Find => {
      const on = (pile: ReadonlySet<string>) => changes.some((one) => pile.has(one.id));
      const stands = on(hanging) ? 'wall' : on(away) ? 'away' : 'log';
      return { id, at: changes[0]?.at ?? 0, stands, texts: [...new Set(changes.flatMap(textsOf))], changes };
    })
    .toSorted((one, other) => other.at - one.at);
}

/** The ids of what hangs, and of what a practice keeps in a drawer beside the wall. */
function piles(wall: Wall): { readonly hanging: ReadonlySet<string>; readonly away: ReadonlySet<string> } {
  const hanging = new Set<string>();
  const away = new Set<string>();
  const into = (pile: Set<string>, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value && typeof value.id === 'string') pile.add(value.id);
    for (const [name, inner] of Object.entries(value)) into(name === 'drawer' ? away : pile, inner);
  };
  into(hanging, wall);
  return { hanging, away };
}

/** Takes all of these out of the log and off every screen, with what was said about them since they were found. */
export async function eraseFinds(hub: Hub, ids: readonly string[]): Promise<number> {
  const families = await familiesOf(hub.read(0));
  return hub.erase(goesWith(families, new Set(ids.map((id) => families.of(id) ?? id))));
}
