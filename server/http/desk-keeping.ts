import type { Entry } from '../audit/entry.ts';
import type { Change } from '../../shared/wall.ts';
import { periods } from '../retention.ts';
import { route, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';

const admin = ['admin'] as const;
const ROWS = 200;
const BACK = 5_000; // changes that are looked through for what stewards did on the wall

/** One line of what was done. `undo`: what to ask to have it as it was, where that harms nobody. */
interface Row extends Pick<Entry, 'at' | 'who' | 'on' | 'how' | 'many'> {
  /** A deed of the audit trail, or the type of a change. */
  readonly did: string;
  readonly undo?: { readonly path: string; readonly body: unknown };
}

/** How long what is kept, what is wrong now, and who did what. */
export function keepingRoutes(options: AppOptions): readonly DeskRoute[] {
  const { hub, access, audit, alarms, retention, clock, zone } = options;

  /** What stewards did on the wall, as the log of changes has it: newest first. */
  async function onTheWall(): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for await (const change of hub.read(Math.max(0, hub.seq - BACK))) {
      const row = rowOf(change);
      if (row) rows.push(row);
    }
    return rows.toReversed();
  }

  return [
    route('get /alarms', { may: ['editor', 'admin'], handle: () => ({ alarms: alarms.now }) }),
    route('get /keeping', {
      may: admin,
      handle: () => ({
        now: clock(),
        zone,
        periods,
        looked: retention.looked,
        held: retention.held,
        backup: alarms.backup,
      }),
    }),
    route('post /keeping/sure', {
      may: admin,
      logs: 'tidy.sure',
      handle: async (_, { note }) => {
        const notes = await retention.sure(clock());
        note({ many: notes });
        return { notes };
      },
    }),
    route('get /log', {
      may: admin,
      handle: async () => {
        const rows = [...withUndo(await audit.last(ROWS)), ...(await onTheWall())]
          .toSorted((one, other) => (one.at < other.at ? 1 : -1))
          .slice(0, ROWS);
        const names = Object.fromEntries(
          [...access.stewards.all, ...access.devices.all].flatMap(({ id, name }) => (name ? [[id, name]] : [])),
        );
        return { zone, rows, names };
      },
    }),
  ];
}

function rowOf(change: Change): Row | undefined {
  if (change.type === 'erased' || !['editor', 'admin'].includes(change.by.role)) return undefined;
  const { type, by, at, id, data } = change;
  const on = 'note' in data ? data.note : id;
  return { at: new Date(at).toISOString(), who: by.device, did: type, on, how: 'done' };
}

const undoPaths = { 'screen.describe': '/screens/', 'steward.alter': '/stewards/' } as const;

/** Only the last of its kind can be undone: of an older one it is no longer so. What had no name before stays. */
function withUndo(entries: readonly Entry[]): readonly Row[] {
  const later = new Set<string>();
  return entries.map(({ chain: _, was, from: _from, ...entry }): Row => {
    const path = Object.entries(undoPaths).find(([did]) => did === entry.did)?.[1];
    const what = `${entry.did} ${entry.on ?? ''}`;
    if (!path || !entry.on || entry.how !== 'done' || later.has(what)) return entry;
    later.add(what);
    return was === undefined ? entry : { ...entry, undo: { path: path + entry.on, body: was } };
  });
}
