import { RateLimiterMemory } from 'rate-limiter-flexible';
import * as z from 'zod';
import { ScreenProfile } from '../../shared/sync/screen.ts';
import { audienceOf } from '../access/devices.ts';
import { linkRoles } from '../access/document.ts';
import { stateOf } from '../sockets/presence.ts';
import { Name, Password } from './desk-entry.ts';
import { Refused, route, type Asked, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';

const admin = ['admin'] as const;
const Described = z.strictObject({ name: Name, profile: ScreenProfile });
const WRONG = { points: 10, duration: 900 };

/** Which screens there are and how they are, who asks to be one, and what an admin does with them. */
export function screensRoutes({ access, live, clock, build, zone, hub, baseUrl }: AppOptions): readonly DeskRoute[] {
  const { devices, codes, stewards } = access;
  const guesses = new RateLimiterMemory(WRONG);
  const missing = new Refused(404, 'missing', 'error.missing');
  const idOf = ({ request }: Asked): string => String(request.params['id']);
  const screen = (id: string) => devices.screens.find((one) => one.id === id);

  /** One thing to do with a screen that is there. */
  const withScreen =
    (work: (id: string, name: string) => unknown) =>
    (_: unknown, asked: Asked): unknown => {
      const device = screen(idOf(asked));
      return device ? work(device.id, device.name ?? device.id.slice(0, 12)) : missing;
    };

  return [
    route('get /screens', {
      may: admin,
      handle: () => ({
        now: clock(),
        zone,
        seq: hub.seq,
        address: baseUrl.origin,
        links: Object.fromEntries(linkRoles.map((role) => [role, !access.withdrawn(role)])),
        asking: codes.asking,
        screens: devices.screens.map((device) => {
          const { id, role, name, profile, paired } = device;
          const seen = live.seen(id);
          const { opening } = hub.wall.office;
          const state = stateOf({ seen, hours: profile?.hours, opening, build, now: clock(), zone });
          const { at = device.seen, beat, painted, pages = 0 } = seen ?? {};
          const { address, browser } = { ...device, ...seen };
          const elsewhere = pages > 0 && seen?.host !== baseUrl.host;
          const is = { elsewhere, audience: audienceOf(device), state, pages, at, beat, painted, address, browser };
          return { id, role, name, profile, paired, ...is };
        }),
      }),
    }),
    route('post /asking/:id', {
      may: admin,
      logs: 'pair.code',
      body: z.strictObject({ ...Described.shape, code: z.string().max(40), password: Password.optional() }),
      handle: async ({ name, profile, code, password }, asked) => {
        const { steward, just } = asked.at ?? {};
        const key = steward?.id ?? '';
        // Counted before it is judged, so that many at once are no way around.
        const room = await guesses.consume(key).then(Boolean, () => false);
        if (!room) return new Refused(429, 'busy', 'desk.login.wait');
        const known = just || (password !== undefined && (await stewards.isPassword(key, password)));
        if (!known && password === undefined) await guesses.reward(key); // only asked whether it is needed
        if (!known) return new Refused(403, 'password', 'desk.pair.again', 'again');
        const answer = codes.approve(idOf(asked), code, { name, profile });
        if (answer === 'wrong') return new Refused(403, 'not-the-code', 'desk.pair.wrong', 'code');
        await guesses.reward(key);
        return answer === 'yes' ? undefined : new Refused(404, 'gone', 'desk.pair.gone');
      },
    }),
    route('delete /asking/:id', {
      may: admin,
      logs: 'pair.refuse',
      handle: (_, asked) => codes.refuse(idOf(asked)),
    }),
    route('post /screens/:id', {
      may: admin,
      logs: 'screen.describe',
      body: Described,
      handle: async (described, asked) => {
        const before = screen(idOf(asked));
        if (!before) return missing;
        if (before.name && before.profile) asked.note({ was: { name: before.name, profile: before.profile } });
        await devices.describe(before.id, described);
        const after = devices.find(before.id);
        if (!after || audienceOf(after) !== audienceOf(before))
          live.cut(before.id); // it comes back to another wall
        else live.command(before.id, { do: 'profile', name: described.name, screen: described.profile });
        return undefined;
      },
    }),
    route('post /screens/:id/identify', {
      may: admin,
      handle: withScreen((id, name) => live.command(id, { do: 'identify', name })),
    }),
    route('post /screens/:id/reload', { may: admin, handle: withScreen((id) => live.command(id, { do: 'reload' })) }),
    // Only to the hub's own address: one that an admin typed might be wrong, and then nobody brings the screen back.
    route('post /screens/:id/move', {
      may: admin,
      logs: 'screen.move',
      handle: withScreen((id) => {
        const page = new URL(`/#move=${access.moves.begin(id)}`, baseUrl);
        live.command(id, { do: 'redirect', url: page.href });
      }),
    }),
    route('delete /screens/:id', {
      may: admin,
      logs: 'screen.revoke',
      handle: withScreen(async (id) => {
        await devices.revoke(id);
        live.cut(id);
        live.forget(id);
      }),
    }),
    route('delete /links/:role', {
      may: admin,
      logs: 'link.withdraw',
      handle: async (_, { request }) => {
        const role = linkRoles.find((one) => one === request.params['role']);
        if (!role) return missing;
        return access.withdrawLink(role);
      },
    }),
  ];
}
