import express, { type Express } from 'express';
import { fail, languageFor } from './answers.ts';
import { correlate, guardOrigin, onError } from './edge.ts';
import { headers } from './headers.ts';
import { notesRoutes } from './notes.ts';
import type { AppOptions } from './options.ts';
import { pageRoutes } from './pages.ts';
import { pairingRoutes } from './pairing.ts';
import { stateRoutes } from './state.ts';

/** All of HTTP, in the order in which a request meets it. */
export function createApp(options: AppOptions): Express {
  const { allowed, log, newId, language, secure, trustProxy } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy.length > 0 ? [...trustProxy] : false);
  app.set('query parser', 'simple');
  app.use(correlate(log, newId), headers(secure), guardOrigin(allowed, language));
  app.use(stateRoutes(options), notesRoutes(options), pairingRoutes(options), pageRoutes(options));
  app.use((request, response) => {
    fail(response, languageFor(request, language), { status: 404, code: 'missing', text: 'error.missing' });
  });
  app.use(onError(log, language));
  return app;
}
