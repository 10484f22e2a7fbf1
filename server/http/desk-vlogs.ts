import * as z from 'zod';
import { route, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';
import { proposeVlog, Said } from './vlogs.ts';

const stewards = ['editor', 'admin'] as const;
export const VLOG_BYTES = 65_536; // 120 captions with room

/** The desk's part in vlogs: who may be in one, and putting one on the screens. It withdraws one as any other proposal. */
export const vlogsRoutes = (options: AppOptions): readonly DeskRoute[] => [
  route('get /vlogs/people', {
    may: stewards,
    handle: () => ({
      people: options.access.people.all
        .filter(({ id }) => options.access.people.agrees(id, 'vlog'))
        .map(({ id, name }) => ({ id, name })),
    }),
  }),
  route('post /vlogs', {
    may: stewards,
    logs: 'vlog.publish',
    limit: VLOG_BYTES,
    body: z.strictObject({ id: z.uuid(), vlog: Said, replaces: z.uuid().optional() }),
    handle: async ({ id, vlog, replaces }, { at, note }) => {
      const person = String(Reflect.get(vlog, 'person'));
      const asked = { id, type: 'vlogs.publish', vlog, person, replaces } as const;
      const answer = await proposeVlog(options, at?.steward.id ?? '', asked);
      note({ on: id, how: answer.ok ? 'done' : answer.refusal.code });
      return { answer };
    },
  }),
];
