import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { isDeskKey, sayDesk, type DeskKey } from '../../shared/text/desk.ts';
import type { TextKey } from '../../shared/text/nl.ts';
import { languageOf, type Language } from '../../shared/text/language.ts';
import { say } from '../../shared/text/say.ts';

/** Why a request is not done: the status and, for the body, a code for programs and a sentence for people. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly text: TextKey | DeskKey;
  readonly field?: string;
}

/** The language of the person behind a request, as far as the request tells. */
export const languageFor = (request: Request, fallback: Language): Language =>
  languageOf(request.headers['accept-language'], fallback);

/** Answers `{ error: { code, message, field? } }` (docs/contract.md, "HTTP"). Never a stack. */
export function fail(response: Response, language: Language, { status, code, text, field }: Failure): void {
  const message = isDeskKey(text) ? sayDesk(language, text) : say(language, text);
  response.status(status).json({ error: field === undefined ? { code, message } : { code, message, field } });
}

/** Answers that there is no room for this now, and when there is: milliseconds. */
export function busy(response: Response, language: Language, wait: number): void {
  response.setHeader('Retry-After', Math.ceil(wait / 1_000));
  fail(response, language, { status: 429, code: 'busy', text: 'error.busy' });
}

/** A handler that may be asynchronous; Express sends what it throws to the error handler. */
export const handler =
  (work: (request: Request, response: Response, next: NextFunction) => unknown): RequestHandler =>
  async (request: Request, response: Response, next: NextFunction) => {
    await work(request, response, next);
  };
