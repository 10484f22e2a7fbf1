import express, { type Express } from 'express';
import { fail, languageFor } from './answers.ts';
import { deskRoutes } from './desk.ts';
import { correlate, guardOrigin, limitLength, onError } from './edge.ts';
import { headers } from './headers.ts';
import { limitRefused } from './limit.ts';
import { mediaRoutes } from './media.ts';
import { metricsRoutes } from './metrics.ts';
import { notesRoutes } from './notes.ts';
import type { AppOptions } from './options.ts';
import { pageRoutes } from './pages.ts';
import { pairingRoutes } from './pairing.ts';
import { roomsRoutes } from './rooms.ts';
import { stateRoutes } from './state.ts';
import { studioRoutes } from './studio.ts';
import { Stop } from '../stop.ts';

/** All of HTTP, in the order in which a request meets it. */
export function createApp(options: AppOptions): Express {
  const { allowed, log, newId, language, secure, trustProxy } = options;
  const app = express();
  app.disable('x-powered-by');
  trust(app, trustProxy);
  app.set('query parser', 'simple');
  app.use(correlate(log, newId), headers(secure), guardOrigin(allowed, language), limitLength(language));
  app.use('/api', limitRefused(options));
  app.use(
    stateRoutes(options),
    metricsRoutes(options),
    notesRoutes(options),
    roomsRoutes(options),
    pairingRoutes(options),
    deskRoutes(options),
    studioRoutes(options),
    mediaRoutes(options),
    pageRoutes(options),
  );
  app.use((request, response) => {
    fail(response, languageFor(request, language), { status: 404, code: 'missing', text: 'error.missing' });
  });
  app.use(onError(log, language));
  return app;
}

function trust(app: Express, proxies: readonly string[]): void {
  try {
    app.set('trust proxy', proxies.length > 0 ? [...proxies] : false);
  } catch {
    throw new Stop('TRUST_PROXY must be addresses with commas between them, as 127.0.0.1,10.0.0.0/8.');
  }
}
