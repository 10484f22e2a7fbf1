import { json, Router } from 'express';
import * as z from 'zod';
import { linkRoles } from '../access/document.ts';
import { deviceOf, setCookie } from '../access/credentials.ts';
import { fail, handler, languageFor } from './answers.ts';
import type { AppOptions } from './options.ts';

const Body = z.strictObject({ role: z.enum(linkRoles), token: z.string().max(128) });

/** POST /api/v1/pair: a browser that shows a first-run link's token gets a credential of its own, in a cookie. */
export function pairingRoutes({ access, secure, language }: AppOptions): Router {
  const router = Router();
  router.post(
    '/api/v1/pair',
    json({ limit: '1kb', type: 'application/json' }),
    handler(async (request, response) => {
      const refuse = (status: number) =>
        fail(response, languageFor(request, language), { status, code: 'not-allowed', text: 'unpaired.title' });
      const body = Body.safeParse(request.body);
      if (!body.success) return refuse(400);
      const { role, token } = body.data;
      if (deviceOf(access, role, request.headers, secure)) return response.status(204).end(); // the same browser again
      const credential = await access.pair(role, token);
      if (credential === undefined) return refuse(403);
      response.setHeader('Set-Cookie', setCookie(role, credential, secure));
      response.status(204).end();
    }),
  );
  return router;
}
