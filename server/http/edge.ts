import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Language } from '../../shared/text/say.ts';
import type { Allowed } from '../allowed.ts';
import { fail, languageFor } from './answers.ts';
import { PIECE } from '../media/limits.ts';
import { IMPORT_BYTES, IMPORT_PATH } from './desk-import.ts';
import { MEDIA_PATH } from './media.ts';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Gives every request a number that its log line and its answer share, and writes that line: no body, no query, and of
 * the address the route, not what somebody wrote in it [X16].
 */
export const correlate =
  (log: Logger, newId: () => string): RequestHandler =>
  (request, response, next) => {
    const id = newId();
    const start = performance.now();
    const { method, path } = request;
    response.locals['id'] = id;
    response.setHeader('X-Correlation-Id', id);
    response.on('finish', () => {
      const route: unknown = request.route?.path;
      const line = {
        id,
        method,
        path: typeof route === 'string' ? route : undefined,
        status: response.statusCode,
        ms: Math.round(performance.now() - start),
      };
      log[path.startsWith('/api/') ? 'info' : 'debug'](line, 'request');
    });
    next();
  };

/**
 * Turns away what another page in a colleague's browser might send [X10]: a Host that is not ours always; what is not
 * a mere question when its Origin is not ours. A program with an API key has no Origin, and has no cookie to abuse.
 */
export const guardOrigin =
  (allowed: Allowed, language: Language): RequestHandler =>
  (request, response, next) => {
    const { host, origin, authorization } = request.headers;
    const ours = origin === undefined ? authorization !== undefined : allowed.origin(origin);
    if (allowed.host(host) && (SAFE.includes(request.method) || ours)) return next();
    fail(response, languageFor(request, language), { status: 403, code: 'not-allowed', text: 'error.host' });
  };

const MOST = 1_048_576; // bytes of any other body

/** Refuses what says that it is too large before the first byte of it: Express would read all of it first [X4]. */
export const limitLength =
  (language: Language): RequestHandler =>
  (request, response, next) => {
    const { method, path } = request;
    const piece = method === 'PUT' && path.startsWith(`${MEDIA_PATH}/`);
    const most = piece ? PIECE : path === IMPORT_PATH ? IMPORT_BYTES : MOST;
    if (Number(request.headers['content-length'] ?? 0) <= most) return next();
    response.setHeader('Connection', 'close');
    fail(response, languageFor(request, language), { status: 413, code: 'invalid', text: 'error.tooLong' });
  };

/** The last resort: what Express or a handler threw. A client's mistake keeps its status, all else is ours. */
export const onError =
  (log: Logger, language: Language): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ id: response.locals['id'], err: error }, 'request failed');
    if (response.headersSent) return void response.destroy();
    const text = status === 413 ? 'error.tooLong' : status < 500 ? 'error.json' : 'error.server';
    fail(response, languageFor(request, language), { status, code: status < 500 ? 'invalid' : 'server', text });
  };

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
