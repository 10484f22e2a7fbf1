import { join } from 'node:path';
import express, { Router } from 'express';
import { deviceOf, stewardOf } from '../access/credentials.ts';
import type { AppOptions } from './options.ts';

const YEAR = 365 * 86_400_000;

/** The pages of screens, and / which leads to the right one. Pages are always asked anew, their parts never. */
export function pageRoutes({ access, secure, client }: AppOptions): Router {
  const router = Router();
  const page = (name: string) => (_request: express.Request, response: express.Response) =>
    response.sendFile(`${name}/index.html`, { root: client, headers: { 'Cache-Control': 'no-cache' } });

  router.use(
    '/assets',
    express.static(join(client, 'assets'), { immutable: true, maxAge: YEAR, index: false, redirect: false }),
  );
  router.get('/sw.js', (_request, response) =>
    response.sendFile('sw.js', { root: client, headers: { 'Cache-Control': 'no-store' } }),
  );
  router.get('/display', page('display'));
  router.get('/kiosk', page('kiosk'));
  router.get('/desk', page('kiosk/desk'));
  router.get(['/room', '/room/:name'], page('kiosk/room')); // which room it is, the desk says
  router.get('/', ({ headers }, response) => {
    const role = (['kiosk', 'display'] as const).find((one) => deviceOf(access, one, headers, secure));
    const room = deviceOf(access, 'room', headers, secure)?.profile?.room;
    response.redirect(
      `/${role ?? (room === undefined ? undefined : `room/${room}`) ?? (stewardOf(access, headers, secure) ? 'desk' : 'display')}`,
    );
  });
  return router;
}
