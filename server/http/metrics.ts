import { Router } from 'express';
import { keyOf } from '../access/credentials.ts';
import { fail, handler, languageFor } from './answers.ts';
import type { AppOptions } from './options.ts';

/** GET /metrics: for a program with a key, and for this machine itself. */
export function metricsRoutes({ access, allowed, metrics, language }: AppOptions): Router {
  const router = Router();
  router.get(
    '/metrics',
    handler(async (request, response) => {
      if (!keyOf(access, request.headers) && !allowed.thisMachine(request)) {
        return fail(response, languageFor(request, language), { status: 401, code: 'not-allowed', text: 'error.key' });
      }
      const { type, text } = await metrics.read();
      response.setHeader('Cache-Control', 'no-store');
      response.setHeader('Content-Type', type).send(text);
    }),
  );
  return router;
}
