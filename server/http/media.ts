import { json, Router, type Request, type Response } from 'express';
import * as z from 'zod';
import { deviceRoles } from '../access/document.ts';
import { deviceOf, stewardOf } from '../access/credentials.ts';
import { audienceNow } from '../access/devices.ts';
import type { MediaNo } from '../media/limits.ts';
import { trust } from '../patience.ts';
import { visitorWall } from '../../shared/read/audience.ts';
import type { DeskKey } from '../../shared/text/desk.ts';
import { VLOG_KEPT } from '../../shared/vlog.ts';
import { fail, handler, languageFor, type Failure } from './answers.ts';
import type { AppOptions } from './options.ts';
import { senderOf, type Sender } from './sender.ts';

export const MEDIA_PATH = '/api/v1/media';

const Begin = z.strictObject({ size: z.int().min(1) });
const notIn = { status: 401, code: 'not-in', text: 'desk.not.in' } as const;
const missing = { status: 404, code: 'missing', text: 'error.missing' } as const;

/** Videos: in, in pieces, by stewards and leaders (docs/contract.md, "Videos"); and out, to who may see them [SEC-27]. */
export function mediaRoutes(options: AppOptions): Router {
  const { media, language } = options;
  const router = Router();
  const no = (request: Request, response: Response, failure: Failure) =>
    fail(response, languageFor(request, language), failure);

  const sent = (work: (sender: Sender, request: Request, response: Response) => unknown) =>
    handler((request, response) => {
      response.setHeader('Cache-Control', 'no-store');
      const sender = senderOf(options, request);
      return sender ? work(sender, request, response) : no(request, response, notIn);
    });

  router.post(
    MEDIA_PATH,
    handler((request, response, next) => {
      if (senderOf(options, request)) return next();
      no(request, response, notIn);
    }),
    json({ limit: '1kb', type: 'application/json' }),
    sent(async ({ id }, request, response) => {
      const asked = Begin.safeParse(request.body);
      if (!asked.success)
        return no(request, response, { status: 400, code: 'invalid', text: 'error.invalid', field: 'size' });
      const begun = await media.uploads.begin(id, asked.data.size);
      if ('no' in begun) return no(request, response, failures[begun.no]);
      response.status(201).json(begun);
    }),
  );

  router.head(
    `${MEDIA_PATH}/:upload`,
    sent(({ id }, request, response) => {
      const at = media.uploads.offset(id, String(request.params['upload']));
      if (at === undefined) return no(request, response, missing);
      response.status(204).setHeader('Upload-Offset', at).end();
    }),
  );

  router.put(
    `${MEDIA_PATH}/:upload`,
    sent(async ({ id }, request, response) => {
      const offset = /^\d{1,12}$/.exec(request.get('upload-offset') ?? '')?.[0];
      if (offset === undefined || !request.is('application/octet-stream'))
        return no(request, response, { status: 400, code: 'invalid', text: 'error.invalid', field: 'Upload-Offset' });
      const done = trust(request);
      const bytes = request.iterator({ destroyOnReturn: false });
      const cut = () => void request.destroy();
      const taken = await media.uploads
        .take(id, String(request.params['upload']), Number(offset), { bytes, cut })
        .finally(done);
      if (!taken) return no(request, response, missing);
      if ('no' in taken) {
        if (!request.complete) response.setHeader('Connection', 'close'); // nobody reads the rest
        return no(request, response, failures[taken.no]);
      }
      if ('media' in taken) return response.json(taken);
      response.setHeader('Upload-Offset', taken.at);
      if (taken.wrong) return no(request, response, { status: 409, code: 'offset', text: 'error.invalid' });
      response.status(204).end();
    }),
  );

  router.delete(
    `${MEDIA_PATH}/:upload`,
    sent(async ({ id }, request, response) => {
      const whole = await media.uploads.drop(id, String(request.params['upload']));
      if (whole !== undefined) await media.remove(whole);
      response.status(204).end();
    }),
  );

  router.get(
    '/media/:media',
    handler(async (request, response) => {
      const name = String(request.params['media']);
      if (!maySee(options, request, name) || !(await media.has(name))) return no(request, response, missing);
      response.sendFile(`${name}.mp4`, {
        root: media.folder,
        cacheControl: false,
        lastModified: false,
        headers: {
          'Content-Type': 'video/mp4',
          'Content-Disposition': `inline; filename="${name}.mp4"`,
          'Content-Security-Policy': "sandbox; default-src 'none'",
          'Cross-Origin-Resource-Policy': 'same-origin',
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': `private, max-age=${VLOG_KEPT / 1_000}, immutable`,
          ETag: `"${name}"`,
        },
      });
    }),
  );
  return router;
}

/** The desk sees what waits too, and what a steward sent in; a screen what its wall has. */
function maySee({ hub, access, media, live, secure }: AppOptions, { headers }: Request, name: string): boolean {
  const { shown, waiting } = hub.wall.vlogs;
  const isOf = (vlogs: readonly { readonly media: string }[]) => vlogs.some((one) => one.media === name);
  const at = stewardOf(access, headers, secure);
  if (at && (isOf(shown) || isOf(waiting) || media.sender(name) === at.steward.id)) return true;
  const devices = deviceRoles.flatMap((role) => deviceOf(access, role, headers, secure) ?? []);
  if (devices.some((one) => audienceNow(one, live.visit()) !== 'visitors')) return isOf(shown);
  return devices.length > 0 && isOf(visitorWall(hub.wall).vlogs);
}

/** What a sender is told. */
const failure = (status: number, code: string, text: DeskKey): Failure => ({ status, code, text });
const failures: { readonly [No in MediaNo]: Failure } = {
  large: failure(413, 'too-large', 'desk.media.large'),
  full: failure(507, 'full', 'desk.media.full'),
  mp4: failure(422, 'not-mp4', 'desk.media.mp4'),
  codec: failure(422, 'codec', 'desk.media.codec'),
  sound: failure(422, 'sound', 'desk.media.sound'),
  picture: failure(422, 'no-picture', 'desk.media.picture'),
  short: failure(422, 'too-short', 'desk.media.short'),
  long: failure(422, 'too-long', 'desk.media.long'),
};
