import { notSaved, type By } from '../../shared/change.ts';
import { MAX_BYTES, Propose } from '../../shared/sync/protocol.ts';
import { route, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';

/** What the desk asks of the wall, as any other proposer: each proposal has an answer of its own. It reads GET /api/v1/wall. */
export const wallRoutes = ({ hub, clock }: AppOptions): readonly DeskRoute[] => [
  route('post /propose', {
    may: ['editor', 'admin'],
    limit: MAX_BYTES,
    body: Propose,
    handle: async ({ proposals }, { at }) => {
      const by: By = { device: at?.steward.id ?? '', role: at?.steward.role ?? 'editor' };
      const made = clock(); // asked now: a steward's computer may be wrong about the time
      const answers = await Promise.all(
        proposals.map((one) =>
          hub.propose(by, { ...Object(one), made }).catch(() => ({ ok: false, refusal: notSaved }) as const),
        ),
      );
      return { answers };
    },
  }),
];
