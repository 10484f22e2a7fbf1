import { json, Router, type Request, type Response } from 'express';
import * as z from 'zod';
import type { Device } from '../access/document.ts';
import { deviceOf } from '../access/credentials.ts';
import { busy, fail, handler, languageFor } from './answers.ts';
import { VLOG_BYTES } from './desk-vlogs.ts';
import { addressOf } from './limit.ts';
import type { AppOptions } from './options.ts';
import { senderOf } from './sender.ts';
import { proposeVlog, Said } from './vlogs.ts';

const STUDIO_PATH = '/api/v1/studio';
const WAIT = 60_000;

const Enter = z.strictObject({ person: z.uuid(), pin: z.string().max(12) });
const Vlog = z.strictObject({ id: z.uuid(), vlog: Said });

/** How a leader records a vlog at a kiosk: who they are, their PIN, and what they send in. */
export function studioRoutes(options: AppOptions): Router {
  const { access, audit, secure, language } = options;
  const { people, tickets } = access;
  const router = Router();
  const refuse = (
    request: Request,
    response: Response,
    status: number,
    code: string,
    text: 'error.key' | 'desk.studio.pin' | 'desk.studio.again' | 'error.invalid',
  ) => fail(response, languageFor(request, language), { status, code, text });

  /** At a paired kiosk: what it carries is read only then. */
  const atKiosk = (work: (kiosk: Device, request: Request, response: Response) => unknown) =>
    handler((request, response) => {
      const kiosk = deviceOf(access, 'kiosk', request.headers, secure);
      response.setHeader('Cache-Control', 'no-store');
      return kiosk ? work(kiosk, request, response) : refuse(request, response, 401, 'not-allowed', 'error.key');
    });
  const kioskOnly = handler((request, response, next) => {
    if (deviceOf(access, 'kiosk', request.headers, secure)) return next();
    refuse(request, response, 401, 'not-allowed', 'error.key');
  });

  router.get(
    STUDIO_PATH,
    atKiosk((_, _request, response) => {
      const leaders = people.all.filter(
        ({ id, leader, pin }) => leader && pin !== undefined && people.agrees(id, 'vlog'),
      );
      response.json({ leaders: leaders.map(({ id, name }) => ({ id, name })) });
    }),
  );

  router.post(
    STUDIO_PATH,
    kioskOnly,
    json({ limit: '1kb', type: 'application/json' }),
    atKiosk(async (kiosk, request, response) => {
      const asked = Enter.safeParse(request.body);
      if (!asked.success) return refuse(request, response, 400, 'invalid', 'error.invalid');
      const { person, pin } = asked.data;
      const right = await people.isPin(person, pin, addressOf(request));
      const how = right === 'busy' ? 'busy' : right ? 'done' : 'wrong';
      await audit.report({ who: kiosk.id, did: 'studio', on: person, how });
      if (right === 'busy') return busy(response, languageFor(request, language), WAIT);
      if (!right) return refuse(request, response, 403, 'wrong', 'desk.studio.pin');
      response.json(tickets.begin(kiosk.id, person));
    }),
  );

  router.post(
    `${STUDIO_PATH}/vlogs`,
    kioskOnly,
    json({ limit: VLOG_BYTES, type: 'application/json' }),
    atKiosk(async (kiosk, request, response) => {
      const leader = senderOf(options, request)?.leader;
      if (!leader) return refuse(request, response, 401, 'not-in', 'desk.studio.again');
      const asked = Vlog.safeParse(request.body);
      if (!asked.success) return refuse(request, response, 400, 'invalid', 'error.invalid');
      const { id, vlog } = asked.data;
      const answer = await proposeVlog(options, kiosk.id, { id, type: 'vlogs.send', vlog, person: leader.person });
      await audit.report({
        who: kiosk.id,
        did: 'vlog.send',
        on: id,
        how: answer.ok ? 'done' : answer.refusal.code,
      });
      response.json({ answer });
    }),
  );
  return router;
}
