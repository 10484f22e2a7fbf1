import * as z from 'zod';
import { length, tidy } from '../../shared/sentence.ts';
import type { Person } from '../access/document.ts';
import { consents, type PersonNo } from '../access/people.ts';
import { Name } from './desk-entry.ts';
import { Refused, route, type Asked, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';

const admin = ['admin'] as const;
const LAST = 8_640_000_000_000_000; // no Date is later
const Instant = z.int().min(0).max(LAST);
const Told = z.strictObject({
  name: Name,
  leader: z.boolean(),
  consents: z
    .array(z.enum(consents))
    .max(consents.length)
    .refine((all) => new Set(all).size === all.length),
  since: Instant,
  until: Instant,
});
const Helper = z
  .string()
  .max(200)
  .transform(tidy)
  .refine((name) => length(name) <= 40);

/** Who agreed to be named or seen, and whom colleagues ask for help: an admin's to say. */
export function peopleRoutes({ access, consent, live, zone }: AppOptions): readonly DeskRoute[] {
  const { people } = access;
  const missing = new Refused(404, 'missing', 'error.missing');

  const withPerson =
    <Body>(work: (person: Person, body: Body) => unknown) =>
    (body: Body, { request }: Asked): unknown => {
      const person = people.find(String(request.params['id']));
      return person ? work(person, body) : missing;
    };

  return [
    route('get /people', {
      may: admin,
      handle: () => ({
        zone,
        helper: access.helper ?? '',
        people: people.all.map(({ pin, ...person }) => ({ ...person, pin: pin !== undefined })),
      }),
    }),
    route('post /people', {
      may: admin,
      logs: 'person.add',
      body: Told,
      handle: async (told) => {
        const made = await people.add(told);
        return 'no' in made ? refuse(made.no) : { id: made.yes };
      },
    }),
    route('post /people/:id', {
      may: admin,
      logs: 'person.alter',
      body: Told,
      handle: withPerson(async ({ id }, told: z.infer<typeof Told>) => {
        const no = await people.alter(id, told);
        if (no) return refuse(no);
        await consent.of(id);
        return undefined;
      }),
    }),
    route('delete /people/:id', {
      may: admin,
      logs: 'person.remove',
      handle: withPerson(async ({ id }) => {
        await people.remove(id);
        await consent.of(id);
      }),
    }),
    route('post /people/:id/pin', {
      may: admin,
      logs: 'person.pin',
      body: z.strictObject({ pin: z.string().regex(/^\d{6}$/) }),
      handle: withPerson(async ({ id }, { pin }: { readonly pin: string }) => {
        const no = await people.choosePin(id, pin);
        return no && refuse(no);
      }),
    }),
    route('post /helper', {
      may: admin,
      logs: 'helper',
      body: z.strictObject({ name: Helper }),
      handle: async ({ name }) => {
        await access.setHelper(name);
        for (const { id, role } of access.devices.all)
          if (role === 'kiosk') live.command(id, { do: 'steward', name: access.helper ?? '' });
      },
    }),
  ];
}

/** The answer to what cannot be said of somebody. */
function refuse(no: PersonNo): Refused {
  switch (no) {
    case 'desk.person.until':
    case 'desk.person.long':
      return new Refused(400, 'invalid', no, 'until');
    case 'desk.pin.easy':
      return new Refused(400, 'invalid', no, 'pin');
    case 'desk.pin.leader':
      return new Refused(409, 'invalid', no);
    default:
      return no satisfies never;
  }
}
