import { createHash } from 'node:crypto';
import { json, Router, type Request, type Response } from 'express';
import * as z from 'zod';
import { notSaved, type Answer, type By } from '../../shared/change.ts';
import { say, type Language } from '../../shared/text/say.ts';
import type { ApiKey } from '../access/access.ts';
import { keyOf } from '../access/credentials.ts';
import { masked } from '../personal-data.ts';
import { fail, handler, languageFor } from './answers.ts';
import type { AppOptions } from './options.ts';

const Body = z.strictObject({
  notes: z
    .array(z.looseObject({ id: z.uuid().optional() }))
    .min(1)
    .max(500),
});

/** POST /api/v1/notes: many notes at once, each with an answer of its own, in order (docs/contract.md, "HTTP"). */
export function notesRoutes(options: AppOptions): Router {
  const { access } = options;
  const router = Router();
  router.post(
    '/api/v1/notes',
    (request, response, next) => {
      const key = keyOf(access, request.headers);
      response.locals['key'] = key;
      if (key?.scopes.includes('write')) return next();
      fail(response, languageFor(request, options.language), { status: 401, code: 'not-allowed', text: 'error.key' });
    },
    json({ limit: '1mb', type: 'application/json' }),
    handler((request, response) => hang(request, response, options, response.locals['key'])),
  );
  return router;
}

async function hang(request: Request, response: Response, { hub, clock, language }: AppOptions, key: ApiKey) {
  const speaks = languageFor(request, language);
  const body = Body.safeParse(request.body);
  if (!body.success) {
    const [field, index, inner] = body.error.issues[0]?.path ?? [];
    const where = [field, index, inner].filter((one) => one !== undefined).join('.');
    return fail(response, speaks, {
      status: 400,
      code: 'invalid',
      text: 'error.invalid',
      ...(where && { field: where }),
    });
  }
  const idempotencyKey = request.headers['idempotency-key'];
  if (!idempotencyKey && body.data.notes.some(({ id }) => id === undefined)) {
    return fail(response, speaks, { status: 400, code: 'missing', text: 'error.needsId', field: 'id' });
  }
  const by: By = { device: `key-${key.id}`, role: 'api' };
  const results = await Promise.all(
    body.data.notes.map(async ({ id: given, ...data }, index) => {
      const id = given ?? idOf(key.id, String(idempotencyKey), index);
      const said = masked('notes.hang', data);
      const proposal = { id, type: 'notes.hang', data: said.data, made: clock(), seen: 0 };
      const answer = await hub.propose(by, proposal).catch((): Answer => ({ ok: false, refusal: notSaved }));
      return { id, ...plain(answer, speaks), ...(said.masked && { masked: true }) };
    }),
  );
  response.json({ results });
}

/** An answer for a program: with the sentence instead of its key. */
function plain(answer: Answer, language: Language) {
  if (answer.ok) return answer;
  const { text, ...refusal } = answer.refusal;
  return { ok: false, refusal: { ...refusal, message: say(language, text) } };
}

/** The same key, header and place always make the same UUID, so that a repeated request is a repeated proposal. */
function idOf(key: string, header: string, index: number): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([key, header, index]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
