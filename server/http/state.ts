import { Router } from 'express';
import { deviceRoles } from '../access/document.ts';
import { deviceOf, keyOf, stewardOf } from '../access/credentials.ts';
import { audienceNow } from '../access/devices.ts';
import { forScreens, forVisitors } from '../sockets/audience.ts';
import { fail, handler, languageFor } from './answers.ts';
import type { AppOptions } from './options.ts';

/** How the hub is, and what hangs on the wall. */
export function stateRoutes({ hub, access, build, secure, language, live }: AppOptions): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    const { healthy: ok, readOnly, seq } = hub;
    response.status(ok ? 200 : 503).json({ ok, build, seq, ...(readOnly && { readOnly }) });
  });

  // The hub listens only after the wall is loaded, so whoever gets an answer has a wall.
  router.get('/readyz', (_request, response) => void response.json({ ok: true }));

  router.get(
    '/api/v1/wall',
    handler((request, response) => {
      const { headers } = request;
      const devices = deviceRoles.flatMap((role) => deviceOf(access, role, headers, secure) ?? []);
      const atDesk = stewardOf(access, headers, secure) !== undefined;
      const inside = devices.some((one) => audienceNow(one, live.visit()) !== 'visitors');
      const mayRead = atDesk || inside || keyOf(access, headers)?.scopes.includes('read');
      if (!mayRead && devices.length === 0) {
        return fail(response, languageFor(request, language), { status: 401, code: 'not-allowed', text: 'error.key' });
      }
      response.setHeader('Cache-Control', 'private, no-cache');
      if (!mayRead) return response.json(forVisitors(hub.wall)); // its ETag is Express's own, of these bytes alone
      const { epoch, seq, wall } = atDesk ? hub : forScreens(hub);
      const etag = `"${epoch}-${seq}${atDesk ? '-desk' : ''}"`;
      response.setHeader('ETag', etag);
      if (headers['if-none-match'] === etag) return response.status(304).end();
      response.json({ epoch, seq, wall });
    }),
  );
  return router;
}
