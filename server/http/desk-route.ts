import { json, Router, type Request, type Response } from 'express';
import * as z from 'zod';
import { stewardOf } from '../access/credentials.ts';
import type { StewardRole } from '../access/document.ts';
import type { AtDesk } from '../access/sessions.ts';
import type { Deed, Report } from '../audit/entry.ts';
import { fail, handler, languageFor, type Failure } from './answers.ts';
import { addressOf } from './limit.ts';
import type { AppOptions } from './options.ts';

/** Who asks, and how. `at` is nothing only where anyone may. */
export interface Asked {
  readonly at: AtDesk | undefined;
  readonly request: Request;
  readonly response: Response;
  /** Adds to what is written down of this: who came in, how it was before. */
  readonly note: (more: Partial<Report>) => void;
}

/** One thing that the desk can ask: what it carries, who may, what it answers. */
export interface DeskRoute {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly may: readonly StewardRole[] | 'anyone';
  /** The most bytes that it may carry. */
  readonly limit: number;
  /** Under which word it is written down who did this, and that it was refused; nothing for what changes nothing. */
  readonly logs: Deed | undefined;
  readonly run: (body: unknown, asked: Asked) => Promise<unknown>;
}

/** Why not, as a route answers it. */
export class Refused {
  readonly failure: Failure;
  constructor(status: number, code: string, text: Failure['text'], field?: string) {
    this.failure = { status, code, text, ...(field !== undefined && { field }) };
  }
}

/** A file, as a route answers it. */
export class Download {
  readonly name: string;
  readonly type: string;
  readonly body: string | Buffer;
  constructor(name: string, type: string, body: string | Buffer) {
    this.name = name;
    this.type = type;
    this.body = body;
  }
}

interface Told<Schema extends z.core.$ZodType> {
  readonly may: DeskRoute['may'];
  readonly limit?: number;
  readonly logs?: Deed;
  /** Without it a request carries nothing. */
  readonly body?: Schema;
  /** Gives the answer; nothing for an empty one. Whoever asks has been let in. */
  readonly handle: (body: z.infer<Schema>, asked: Asked) => unknown;
}

const Nothing = z.strictObject({});

/** Declares a route: `post /stewards`, below /api/v1/desk. */
export function route<Schema extends z.core.$ZodType = typeof Nothing>(
  name: `${DeskRoute['method']} ${string}`,
  { may, limit = 8_192, logs, body, handle }: Told<Schema>,
): DeskRoute {
  const [method, path] = name.split(' ') as [DeskRoute['method'], string];
  const schema = body ?? Nothing;
  return {
    method,
    path: `/api/v1/desk${path}`,
    may,
    limit,
    logs,
    async run(sent, asked) {
      const valid = z.safeParse(schema, sent ?? {});
      if (valid.success) return handle(valid.data as z.infer<Schema>, asked);
      return new Refused(400, 'invalid', 'error.invalid', String(valid.error.issues[0]?.path[0] ?? 'body'));
    },
  };
}

/** Serves these: in, allowed, of the right shape, and only then done. Rights are looked up anew for every request [X12]. */
export function serveRoutes(routes: readonly DeskRoute[], { access, audit, secure, language }: AppOptions): Router {
  const router = Router();
  for (const { method, path, may, limit, logs, run } of routes) {
    const body = method === 'get' ? [] : [json({ limit, type: 'application/json' })];
    router[method](
      path,
      handler((request, response, next) => {
        response.setHeader('Cache-Control', 'no-store');
        const at = stewardOf(access, request.headers, secure);
        if (may === 'anyone' || (at && may.includes(at.steward.role))) return next();
        const failure = at
          ? ({ status: 403, code: 'not-allowed', text: 'desk.not.allowed' } as const)
          : ({ status: 401, code: 'not-in', text: 'desk.not.in' } as const);
        fail(response, languageFor(request, language), failure);
        if (at) void audit.report({ who: at.steward.id, did: 'refused', on: `${method} ${path}`, how: 'not-allowed' });
      }),
      ...body,
      handler(async (request, response) => {
        const at = stewardOf(access, request.headers, secure);
        let more: Partial<Report> = at ? {} : { from: addressOf(request) };
        const note: Asked['note'] = (also) => void (more = { ...more, ...also });
        const answer = await run(request.body, { at, request, response, note });
        const how = answer instanceof Refused ? answer.failure.code : 'done';
        const on = request.params['id'] ?? request.params['role'];
        if (logs)
          await audit.report({
            who: at?.steward.id ?? 'nobody',
            did: logs,
            ...(on && { on: String(on) }),
            how,
            ...more,
          });
        if (answer instanceof Refused) return fail(response, languageFor(request, language), answer.failure);
        if (answer instanceof Download) {
          response.attachment(answer.name).setHeader('Content-Type', answer.type);
          return response.end(answer.body);
        }
        if (answer === undefined) return response.status(204).end();
        response.json(answer);
      }),
    );
  }
  return router;
}
