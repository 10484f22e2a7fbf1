import * as z from 'zod';
import { length, tidy } from '../../shared/sentence.ts';
import { Refused, route, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';
import { qrPath } from './qr.ts';

const stewards = ['editor', 'admin'] as const;
const Name = z
  .string()
  .max(200)
  .transform(tidy)
  .refine((name) => length(name) <= 40);

/** Colleagues who read the wall on a phone or laptop of their own: who they are, a way in for one more, the end of it. */
export function readersRoutes({ access, live, clock, zone, baseUrl }: AppOptions): readonly DeskRoute[] {
  const { devices, invitations } = access;
  return [
    route('get /readers', {
      may: stewards,
      handle: () => ({
        now: clock(),
        zone,
        open: invitations.open.map(({ id }) => id),
        readers: devices.readers.map((device) => {
          const { id, name, paired, credentials } = device;
          const { at = device.seen, browser = device.browser, pages = 0 } = live.seen(id) ?? {};
          return { id, name, paired, until: credentials[0]?.until, at, browser, on: pages > 0 };
        }),
      }),
    }),
    route('post /readers', {
      may: stewards,
      logs: 'reader.invite',
      body: z.strictObject({ name: Name }),
      handle: ({ name }) => {
        if (!devices.roomToRead) return new Refused(409, 'full', 'desk.readers.full');
        const { id, token, until } = invitations.make(name);
        const url = new URL(`/display#join=${token}`, baseUrl).href;
        return { id, url, until, qr: qrPath(url) };
      },
    }),
    route('delete /readers/:id', {
      may: stewards,
      logs: 'reader.end',
      handle: async (_, { request }) => {
        const reader = devices.readers.find(({ id }) => id === request.params['id']);
        if (!reader) return new Refused(404, 'missing', 'error.missing');
        await devices.revoke(reader.id);
        live.cut(reader.id);
        live.forget(reader.id);
        return undefined;
      },
    }),
  ];
}
