import { notSaved, type By } from '../../shared/change.ts';
import { MAX_BYTES, Propose } from '../../shared/sync/protocol.ts';
import { route, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';

/**
 * What the desk asks of the wall, as any other proposer: each proposal has an answer of its own. It reads GET /api/v1/wall.
 * And where a note could be read [P-14].
 */
export const wallRoutes = ({ hub, clock, shown, access }: AppOptions): readonly DeskRoute[] => [
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
  route('get /notes/:id/shown', {
    may: ['editor', 'admin'],
    handle: async (_, { request }) => {
      const spans = await shown.of(String(request.params['id']));
      return { shown: spans.map((span) => ({ ...span, name: access.devices.find(span.device)?.name })) };
    },
  }),
];
