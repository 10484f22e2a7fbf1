import * as z from 'zod';
import { stewardRoles } from '../access/document.ts';
import { Name, refuse } from './desk-entry.ts';
import { Refused, route, type Asked, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';

const admin = ['admin'] as const;

/** Who may work at the desk: an admin's to say. */
export function stewardsRoutes({ access }: AppOptions): readonly DeskRoute[] {
  const { stewards } = access;
  const asked = ({ request }: Asked) => stewards.find(String(request.params['id']));
  const missing = new Refused(404, 'missing', 'error.missing');

  return [
    route('get /stewards', {
      may: admin,
      handle: () => ({
        stewards: stewards.all.map(({ id, name, role, password, disabled = false }) => {
          return { id, name, role, disabled, invited: password === undefined };
        }),
      }),
    }),
    route('post /stewards', {
      logs: 'steward.add',
      may: admin,
      body: z.strictObject({ name: Name, role: z.enum(stewardRoles) }),
      handle: async ({ name, role }, { note }) => {
        const made = await stewards.add(name, role);
        if ('yes' in made) note({ on: made.yes });
        return 'no' in made ? refuse(made.no) : { id: made.yes, token: await stewards.invite(made.yes) };
      },
    }),
    route('post /stewards/:id', {
      logs: 'steward.alter',
      may: admin,
      body: z.strictObject({ role: z.enum(stewardRoles).optional(), disabled: z.boolean().optional() }),
      handle: async ({ role, disabled }, from) => {
        const steward = asked(from);
        if (!steward) return missing;
        from.note({ was: { role: steward.role, disabled: steward.disabled ?? false } });
        const no = await stewards.alter(steward.id, {
          ...(role !== undefined && { role }),
          ...(disabled !== undefined && { disabled }),
        });
        return no && refuse(no);
      },
    }),
    route('post /stewards/:id/invite', {
      logs: 'steward.invite',
      may: admin,
      handle: async (_, from) => {
        const steward = asked(from);
        return steward ? { token: await stewards.invite(steward.id) } : missing;
      },
    }),
  ];
}
