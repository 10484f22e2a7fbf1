import * as z from 'zod';
import { plain, search, eraseFinds, type Find } from '../search.ts';
import { openAgain } from './again.ts';
import { Password } from './desk-entry.ts';
import { Refused, route, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';

const admin = ['admin'] as const;
const SHORTEST = 2;
const MOST = 500;

/** In the body, never in an address: what is searched for is somebody's name [X16]. */
const Term = z.strictObject({
  term: z
    .string()
    .max(200)
    .refine((term) => plain(term).length >= SHORTEST),
});

const row = ({ changes, ...find }: Find) => ({ ...find, changes: changes.length });

/** Everything that mentions somebody: found [P-10], handed over, and erased for good [P-08]. */
export function eraseRoutes({ hub, access, clock, log }: AppOptions): readonly DeskRoute[] {
  const again = openAgain(access);

  return [
    route('post /search', {
      may: admin,
      logs: 'search',
      body: Term,
      handle: async ({ term }, { note }) => {
        const finds = await search(hub, term);
        note({ many: finds.length });
        return { many: finds.length, finds: finds.slice(0, MOST).map(row) };
      },
    }),
    route('post /export', {
      may: admin,
      logs: 'export',
      body: Term,
      handle: async ({ term }, { note }) => {
        const finds = await search(hub, term);
        note({ many: finds.length });
        return { made: new Date(clock()).toISOString(), term, finds };
      },
    }),
    route('post /erase', {
      may: admin,
      logs: 'erase',
      limit: 65_536,
      body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(MOST), password: Password.optional() }),
      handle: async ({ ids, password }, asked) => {
        const no = await again(asked, password);
        if (no) return no;
        asked.note({ on: ids.slice(0, 50).join(' '), many: ids.length });
        try {
          return { changes: await eraseFinds(hub, ids) };
        } catch (error) {
          log.error({ err: error }, 'not erased');
          return new Refused(503, 'not-saved', 'error.save');
        }
      },
    }),
  ];
}
