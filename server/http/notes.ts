import { json, Router, type Request, type Response } from 'express';
import * as z from 'zod';
import { notSaved, type Answer, type By } from '../../shared/change.ts';
import type { Language } from '../../shared/text/language.ts';
import { say } from '../../shared/text/say.ts';
import type { ApiKey } from '../access/document.ts';
import { keyOf } from '../access/credentials.ts';
import { masked } from '../personal-data.ts';
import { busy, fail, handler, languageFor } from './answers.ts';
import { idOf } from './ids.ts';
import type { AppOptions } from './options.ts';

interface Item {
  readonly id?: string;
  readonly [field: string]: unknown;
}

const Uuid = z.uuid().optional();
/** Looked at and not copied: a copy of what a stranger named `constructor` or `__proto__` is another thing [X3]. */
const Item = z
  .custom<Item>((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  .refine(({ id }) => Uuid.safeParse(id).success, { path: ['id'] });
const Body = z.strictObject({ notes: z.array(Item).min(1).max(500) });

const MOST = 2_000; // notes of one key that wait for their answer: more would hold up everybody else

/** POST /api/v1/notes: many notes at once, each with an answer of its own, in order (docs/contract.md, "HTTP"). */
export function notesRoutes(options: AppOptions): Router {
  const { access } = options;
  const router = Router();
  const waiting: Waiting = new Map();
  router.post(
    '/api/v1/notes',
    (request, response, next) => {
      const key = keyOf(access, request.headers);
      response.locals['key'] = key;
      if (key?.scopes.includes('write')) return next();
      fail(response, languageFor(request, options.language), { status: 401, code: 'not-allowed', text: 'error.key' });
    },
    json({ limit: '1mb', type: 'application/json' }),
    handler((request, response) => hang(request, response, options, response.locals['key'], waiting)),
  );
  return router;
}

type Waiting = Map<ApiKey['id'], number>;

async function hang(request: Request, response: Response, options: AppOptions, key: ApiKey, waiting: Waiting) {
  const { hub, clock, language } = options;
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
  const many = body.data.notes.length;
  const others = waiting.get(key.id) ?? 0;
  if (others + many > MOST) return busy(response, speaks, 1_000);
  waiting.set(key.id, others + many);
  const by: By = { device: `key-${key.id}`, role: 'api' };
  const results = await Promise.all(
    body.data.notes.map(async ({ id: given, ...data }, index) => {
      const id = given ?? idOf(key.id, String(idempotencyKey), index);
      const said = masked('notes.hang', data, hub.wall.office.formats);
      const proposal = { id, type: 'notes.hang', data: said.data, made: clock(), seen: 0 };
      const answer = await hub.propose(by, proposal).catch((): Answer => ({ ok: false, refusal: notSaved }));
      return { id, ...plain(answer, speaks), ...(said.masked && { masked: true }) };
    }),
  );
  waiting.set(key.id, (waiting.get(key.id) ?? many) - many);
  response.json({ results });
}

/** An answer for a program: with the sentence instead of its key. */
export function plain(answer: Answer, language: Language) {
  if (answer.ok) return answer;
  const { text, ...refusal } = answer.refusal;
  return { ok: false, refusal: { ...refusal, message: say(language, text) } };
}
