import { json, Router } from 'express';
import * as z from 'zod';
import { notSaved, type Answer, type By } from '../../shared/change.ts';
import { flagReasons } from '../../shared/library.ts';
import { flagIn } from '../../shared/read/klantvlag.ts';
import { offered } from '../../shared/rituals/office.ts';
import type { Data } from '../../shared/wall.ts';
import { keyOf } from '../access/credentials.ts';
import { fail, handler, languageFor } from './answers.ts';
import { idOf } from './ids.ts';
import { plain } from './notes.ts';
import type { AppOptions } from './options.ts';

const Body = z.strictObject({ raise: z.boolean(), reason: z.enum(flagReasons).optional() });

/** POST /api/v1/rooms/NAME/flag: a button on a table raises or lowers a room's klantvlag (docs/contract.md, "HTTP"). */
export function roomsRoutes({ access, hub, clock, newId, language }: AppOptions): Router {
  const router = Router();

  /** The room with this id, or with this name: a button's script is written by hand. */
  function roomOf(name: string): string | undefined {
    const same = (word: string): boolean => word.toLowerCase() === name.toLowerCase();
    return offered(hub.wall.office.rooms).find(({ id, nl, en }) => id === name || same(nl) || same(en))?.id;
  }

  /** What is asked; nothing where the flag is as it should be. */
  function asked(room: string, { raise, reason }: z.infer<typeof Body>) {
    const up = flagIn(hub.wall, room, clock());
    if (!raise) return up && { type: 'klantvlag.lower', data: { flag: up.id } satisfies Data<'klantvlag.lower'> };
    const data = { room, ...(reason && { reason }) } satisfies Data<'klantvlag.raise'>;
    return up ? undefined : { type: 'klantvlag.raise', data };
  }

  router.post(
    '/api/v1/rooms/:name/flag',
    (request, response, next) => {
      if (keyOf(access, request.headers)?.scopes.includes('flag')) return next();
      fail(response, languageFor(request, language), { status: 401, code: 'not-allowed', text: 'error.key' });
    },
    json({ limit: '1kb', type: 'application/json' }),
    handler(async (request, response) => {
      const speaks = languageFor(request, language);
      const body = Body.safeParse(request.body);
      if (!body.success) {
        const field = body.error.issues[0]?.path.join('.');
        return fail(response, speaks, { status: 400, code: 'invalid', text: 'error.invalid', ...(field && { field }) });
      }
      const room = roomOf(String(request.params['name']));
      if (room === undefined) return fail(response, speaks, { status: 404, code: 'missing', text: 'error.room' });
      const key = keyOf(access, request.headers)?.id ?? '';
      const wanted = asked(room, body.data);
      if (!wanted) return response.json({ ok: true, already: true });
      const by: By = { device: `key-${key}`, role: 'api' };
      const repeat = request.headers['idempotency-key'];
      const id = repeat === undefined ? newId() : idOf(key, String(repeat), wanted.type);
      const answer = await hub
        .propose(by, { id, ...wanted, made: clock(), seen: 0 })
        .catch((): Answer => ({ ok: false, refusal: notSaved }));
      // A button that was pressed twice: the flag is up, or was a moment ago.
      if (!answer.ok && answer.refusal.code === 'gone') return response.json({ ok: true, already: true });
      return response.status(answer.ok ? 200 : 503).json(plain(answer, speaks));
    }),
  );
  return router;
}
