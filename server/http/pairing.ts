import { json, Router } from 'express';
import * as z from 'zod';
import { deviceRoles, linkRoles } from '../access/document.ts';
import { cookieOf, deviceOf, setCookie } from '../access/credentials.ts';
import { READING_LASTS } from '../access/renewal.ts';
import { busy, fail, handler, languageFor } from './answers.ts';
import { addressOf } from './limit.ts';
import type { AppOptions } from './options.ts';
import { qrPath } from './qr.ts';

const Body = z.strictObject({ role: z.enum(linkRoles), token: z.string().max(128) });

const Token = z.strictObject({ token: z.string().max(128) });
const Code = z.strictObject({ role: z.enum(deviceRoles) });
const Wait = z.strictObject({ secret: z.string().max(128) });

/** POST /api/v1/pair: a browser that shows a first-run link's token gets a credential of its own, in a cookie. */
export function pairingRoutes({ access, audit, live, secure, language, baseUrl }: AppOptions): Router {
  const router = Router();
  const body = json({ limit: '1kb', type: 'application/json' });
  router.post(
    '/api/v1/pair',
    body,
    handler(async (request, response) => {
      const refuse = (status: number) =>
        fail(response, languageFor(request, language), { status, code: 'not-allowed', text: 'unpaired.title' });
      const body = Body.safeParse(request.body);
      if (!body.success) return refuse(400);
      const { role, token } = body.data;
      if (deviceOf(access, role, request.headers, secure)) return response.status(204).end(); // the same browser again
      const credential = await access.pair(role, token);
      await audit.report({
        who: credential?.split('.')[0] ?? 'nobody',
        did: 'pair.link',
        how: credential === undefined ? 'not-allowed' : 'done',
        from: addressOf(request),
      });
      if (credential === undefined) return refuse(403);
      response.setHeader('Set-Cookie', setCookie(role, credential, secure));
      response.status(204).end();
    }),
  );

  /** By an invitation, which this uses up. A browser that is a screen stays one; one that reads along does so 30 days more. */
  router.post(
    '/api/v1/pair/read',
    body,
    handler(async (request, response) => {
      const { headers } = request;
      const before = deviceOf(access, 'display', headers, secure);
      if (before && !before.reader) return response.status(204).end();
      const invitation = access.invitations.use(Token.safeParse(request.body).data?.token ?? '');
      const credential = invitation && (await access.devices.addReader(invitation.name, before?.id));
      if (credential === undefined)
        return fail(response, languageFor(request, language), {
          status: 403,
          code: 'not-allowed',
          text: 'unpaired.title',
        });
      response.setHeader('Set-Cookie', setCookie('display', credential, secure, READING_LASTS));
      response.status(201).end();
    }),
  );

  /** By the token that the hub gave a screen which it sent to this address. */
  router.post(
    '/api/v1/pair/move',
    body,
    handler(async (request, response) => {
      const device = access.devices.find(access.moves.end(Token.safeParse(request.body).data?.token ?? '') ?? '');
      const credential = device && (await access.devices.move(device.id));
      if (!device || credential === undefined)
        return fail(response, languageFor(request, language), {
          status: 403,
          code: 'not-allowed',
          text: 'unpaired.title',
        });
      response.setHeader('Set-Cookie', setCookie(device.role, credential, secure));
      response.status(204).end();
    }),
  );

  /** Without a link: a code for an admin to read from the screen, and a secret with which this browser asks again. */
  router.post(
    '/api/v1/pair/code',
    body,
    handler((request, response) => {
      const asked = Code.safeParse(request.body);
      const no = { status: 400, code: 'invalid', text: 'error.invalid' } as const;
      if (!asked.success) return fail(response, languageFor(request, language), no);
      const browser = (request.headers['user-agent'] ?? '').slice(0, 300);
      const code = access.codes.ask(asked.data.role, addressOf(request), browser);
      if (!code) return busy(response, languageFor(request, language), 60_000);
      const desk = new URL('/desk', baseUrl).href;
      response.setHeader('Cache-Control', 'no-store').json({ ...code, desk, qr: qrPath(desk) });
    }),
  );

  router.post(
    '/api/v1/pair/wait',
    body,
    handler(async (request, response) => {
      const asked = Wait.safeParse(request.body);
      const heard = access.codes.hear(asked.data?.secret ?? '');
      if (heard.state === 'in') {
        const credential = await access.devices.add(heard.role, heard.described);
        response.setHeader('Set-Cookie', setCookie(heard.role, credential, secure));
        await audit.report({
          who: credential.split('.')[0] ?? '',
          did: 'pair.in',
          how: 'done',
          from: addressOf(request),
        });
      }
      response.setHeader('Cache-Control', 'no-store').json({ state: heard.state });
    }),
  );

  /** A page asks this when it is loaded, and once a day: a new credential in time, and where it is. */
  router.post(
    '/api/v1/pair/renew',
    handler(async (request, response) => {
      const { headers } = request;
      const held = deviceRoles.filter((role) => deviceOf(access, role, headers, secure));
      if (held.length === 0)
        return fail(response, languageFor(request, language), { status: 401, code: 'not-in', text: 'unpaired.title' });
      const from = { address: addressOf(request), browser: (headers['user-agent'] ?? '').slice(0, 300) };
      for (const role of held) {
        const device = deviceOf(access, role, headers, secure);
        if (device) live.loaded(device.id, from);
        const fresh = await access.devices.renew(role, cookieOf(role, headers, secure));
        if (fresh !== undefined) response.append('Set-Cookie', setCookie(role, fresh, secure));
      }
      response.status(204).end();
    }),
  );
  return router;
}
