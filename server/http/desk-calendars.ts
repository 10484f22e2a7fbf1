import * as z from 'zod';
import { offered } from '../../shared/rituals/office.ts';
import { MOST } from '../calendars/fetch.ts';
import { Refused, route, type Asked, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';

const admin = ['admin'] as const;
const Body = z.union([
  z.strictObject({ url: z.string().min(1).max(2_000), allow: z.boolean().default(false) }),
  z.strictObject({ text: z.string().min(1) }),
]);

/** Where the meetings of each room come from. Of an address the desk tells its host, and no more: who knows it reads the calendar. */
export function calendarsRoutes({ calendars, hub }: AppOptions): readonly DeskRoute[] {
  const roomOf = ({ request }: Asked): string | undefined =>
    offered(hub.wall.office.rooms).find(({ id }) => id === request.params['id'])?.id;
  const missing = new Refused(404, 'missing', 'error.room');
  return [
    route('get /calendars', { may: admin, handle: () => ({ calendars: calendars.all }) }),
    route('post /calendars/:id', {
      may: admin,
      logs: 'calendar.set',
      limit: 2 * MOST,
      body: Body,
      handle: async (said, asked) => {
        const room = roomOf(asked);
        if (room === undefined) return missing;
        const fault = await ('url' in said ? calendars.set(room, said) : calendars.take(room, said.text));
        if (!fault) return undefined;
        return new Refused(
          fault === 'host' ? 409 : 400,
          fault,
          `desk.calendar.${fault}`,
          fault === 'host' ? 'allow' : 'url',
        );
      },
    }),
    route('delete /calendars/:id', {
      may: admin,
      logs: 'calendar.remove',
      handle: (_, asked) => calendars.remove(String(asked.request.params['id'])),
    }),
  ];
}
