import type { Change } from '../shared/wall.ts';
import type { Kept } from './log/change-log.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ids that this change names: those of notes, of signals, of whatever it is about. Whose vlogs they are makes them no family. */
export function named(change: Kept): readonly string[] {
  const ids: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.length === 36 && UUID.test(value)) ids.push(value);
    } else if (typeof value === 'object' && value !== null)
      for (const [field, inner] of Object.entries(value)) if (field !== 'person') look(inner);
  };
  look(change.data);
  return ids;
}

/** A note with all that was ever said about it, and the notes that it was put together with or made of; a vlog, a story or a question in the same way. */
export interface Family {
  /** The id of its first change that is still there: its oldest note. */
  readonly id: string;
  /** When something last happened to it: milliseconds UTC, by the hub's clock. */
  readonly last: number;
  /** It had to be looked at first, and nobody ever said that it may hang. */
  readonly waits: boolean;
  /** When a permission ended without which it may not be kept, or ends: milliseconds UTC. */
  readonly until?: number;
}

export interface Families {
  readonly all: readonly Family[];
  /** The id of the family that this id is of; nothing for what is of no note. */
  of(id: string): string | undefined;
}

const ties = ({ type }: Kept): boolean =>
  ['notes.', 'vlogs.', 'stories.'].some((practice) => type.startsWith(practice)) ||
  type === 'klantvlag.wonder' ||
  type === 'klantvlag.asked';

/** When the permission ends that this change speaks of. */
const endOf = ({ type, data, at }: Kept): number | undefined => {
  if (type === 'stories.withdraw') return at;
  return type === 'stories.tell' && 'until' in data ? Number(data.until) : undefined;
};

/**
 * Which changes go together. Only changes of notes, vlogs, stories and questions tie: a meeting that names twenty notes goes with each of them, and
 * does not make them one.
 */
export async function familiesOf(changes: AsyncIterable<Change>): Promise<Families> {
  const parents = new Map<string, string>();
  const lasts = new Map<string, number>();
  const waiting = new Set<string>();
  const ends = new Map<string, number>();
  const first = (id: string): string => {
    let root = id;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    return root;
  };
  for await (const change of changes) {
    if (change.type === 'erased' || !ties(change)) continue;
    if (change.eyes) waiting.add(change.id);
    const about = named(change).map(first);
    if (change.type === 'notes.approve') for (const id of about) waiting.delete(id);
    const roots = [...new Set(about.filter((id) => lasts.has(id)))];
    const root = roots[0] ?? change.id;
    const last = Math.max(change.at, ...roots.map((id) => lasts.get(id) ?? 0));
    for (const id of [change.id, ...about]) parents.set(id, root);
    for (const id of roots) lasts.delete(id);
    lasts.set(root, last);
    const end = endOf(change);
    if (end !== undefined) ends.set(root, end);
  }
  return {
    all: [...lasts].map(([id, last]) => {
      const until = ends.get(id);
      return { id, last, waits: waiting.has(id), ...(until !== undefined && { until }) };
    }),
    of: (id) => (parents.has(id) ? first(id) : undefined),
  };
}

/** Does this change go when these families go? It is of one of them, or names what is. */
export const goesWith =
  (families: Families, ids: ReadonlySet<string>) =>
  (change: Kept): boolean =>
    [change.id, ...named(change)].some((id) => ids.has(families.of(id) ?? id));
