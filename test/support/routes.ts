import type { Router } from 'express';
import { createApp } from '../../server/http/app.ts';

/** Every route of the app, from Express's own table, so that a new one cannot be forgotten. */
export function routes(): readonly (readonly [method: string, path: string])[] {
  const app = createApp({
    trustProxy: [],
    secure: false,
    client: '/',
    allowed: {},
    log: {},
    access: {},
    hub: {},
  } as never);
  const layers = (router: Router): Router['stack'] =>
    router.stack.flatMap((layer) => ('stack' in layer.handle ? layers(layer.handle as Router) : [layer]));
  return layers(app.router).flatMap(({ route }) =>
    route
      ? [route.path].flat().flatMap((path) => route.stack.map(({ method }) => [method.toUpperCase(), path] as const))
      : [],
  );
}
