import * as z from 'zod';
import { cookieOf, setCookie } from '../access/credentials.ts';
import { openGuesses } from '../access/guesses.ts';
import { PASSWORD_MAX } from '../access/passwords.ts';
import type { No } from '../access/stewards.ts';
import { length, tidy } from '../../shared/sentence.ts';
import { route, Refused, type Asked, type DeskRoute } from './desk-route.ts';
import { addressOf } from './limit.ts';
import type { AppOptions } from './options.ts';

/** A name of somebody or something at the desk. */
export const Name = z
  .string()
  .max(200)
  .transform(tidy)
  .refine((name) => length(name) > 0 && length(name) <= 40);
export const Password = z.string().max(4 * PASSWORD_MAX);
const Token = z.string().max(128);

/** How somebody comes in at the desk, and goes. */
export function entryRoutes({ access, secure, zone, clock }: AppOptions): readonly DeskRoute[] {
  const { stewards, sessions } = access;
  const guesses = openGuesses();

  /** In, with a session that is new, whatever this browser held before. */
  async function enter(id: string, { request, response, note }: Asked): Promise<undefined> {
    note({ who: id });
    await sessions.end(cookieOf('desk', request.headers, secure));
    response.setHeader('Set-Cookie', setCookie('desk', await sessions.begin(id), secure));
  }

  return [
    route('get ', {
      may: 'anyone',
      handle: (_, { at }) => ({
        begun: stewards.begun,
        secure,
        ...(at && { zone, now: clock(), steward: { id: at.steward.id, name: at.steward.name, role: at.steward.role } }),
      }),
    }),
    route('post /first', {
      logs: 'first',
      may: 'anyone',
      body: z.strictObject({ token: Token, name: Name, password: Password }),
      handle: async ({ token, name, password }, asked) => {
        const made = await stewards.first(token, name, password);
        return 'no' in made ? refuse(made.no) : enter(made.yes, asked);
      },
    }),
    route('post /login', {
      logs: 'login',
      may: 'anyone',
      body: z.strictObject({ name: z.string().max(200), password: Password }),
      handle: async ({ name, password }, asked) => {
        const [account, address] = [tidy(name), addressOf(asked.request)];
        const wait = await guesses.before(account, address);
        if (wait !== undefined) {
          asked.response.setHeader('Retry-After', Math.ceil(wait / 1_000));
          return new Refused(429, 'busy', 'desk.login.wait');
        }
        asked.note({ on: stewards.named(account)?.id ?? 'nobody' });
        const steward = await stewards.login(account, password);
        if (!steward) return new Refused(401, 'not-allowed', 'desk.login.wrong', 'password');
        await guesses.right(account, address);
        return enter(steward.id, asked);
      },
    }),
    route('post /reset', {
      logs: 'reset',
      may: 'anyone',
      body: z.strictObject({ token: Token, password: Password }),
      handle: async ({ token, password }, asked) => {
        const chosen = await stewards.accept(token, password);
        return 'no' in chosen ? refuse(chosen.no) : enter(chosen.yes, asked);
      },
    }),
    route('post /logout', {
      logs: 'logout',
      may: 'anyone',
      handle: async (_, { request, response }) => {
        await sessions.end(cookieOf('desk', request.headers, secure));
        response.setHeader('Set-Cookie', setCookie('desk', '', secure));
      },
    }),
    route('post /password', {
      logs: 'password',
      may: ['editor', 'admin'],
      body: z.strictObject({ old: Password, password: Password }),
      handle: async ({ old, password }, asked) => {
        const id = asked.at?.steward.id ?? '';
        const address = addressOf(asked.request);
        if ((await guesses.before(id, address)) !== undefined) return new Refused(429, 'busy', 'desk.login.wait');
        if (!(await stewards.isPassword(id, old))) return new Refused(403, 'wrong', 'desk.password.old', 'old');
        await guesses.right(id, address);
        const no = await stewards.choose(id, password);
        return no ? refuse(no) : enter(id, asked);
      },
    }),
  ];
}

/** The answer to what a steward may not become or choose. */
export function refuse(no: No): Refused {
  switch (no) {
    case 'desk.first.over':
      return new Refused(404, 'missing', no);
    case 'desk.first.link':
    case 'desk.reset.link':
      return new Refused(403, 'not-allowed', no);
    case 'desk.name.taken':
      return new Refused(409, 'invalid', no, 'name');
    case 'desk.last.admin':
      return new Refused(409, 'invalid', no);
    case 'desk.password.short':
    case 'desk.password.long':
    case 'desk.password.common':
      return new Refused(400, 'invalid', no, 'password');
    default:
      return no satisfies never;
  }
}
