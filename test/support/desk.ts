import type { ScreenProfile } from '../../shared/sync/screen.ts';
import type { Access } from '../../server/access/access.ts';

export const PASSWORD = 'vier koeien in de wei';

/** A browser at the desk of this hub: it keeps its cookie. */
export function desk(url: string, headers: Readonly<Record<string, string>> = {}) {
  let cookie = '';

  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${url}/api/v1/desk${path}`, {
      method,
      headers: { origin: url, cookie, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  }

  return {
    get cookie() {
      return cookie;
    },
    get: (path: string) => ask('GET', path),
    post: (path: string, body: unknown = {}) => ask('POST', path, body),
    remove: (path: string) => ask('DELETE', path),
    /** Makes the first admin and is in. Gives the token of the desk link. */
    async begin(access: Access, name = 'Ada Admin'): Promise<string> {
      const token = (await access.stewards.renewFirst()) ?? '';
      const { status } = await ask('POST', '/first', { token, name, password: PASSWORD });
      if (status !== 204) throw new Error(`no admin: ${status}`);
      return token;
    },
  };
}

export type Desk = ReturnType<typeof desk>;

export const profile: ScreenProfile = {
  place: 'Hal',
  inch: 55,
  distance: 4,
  orientation: 'landscape',
  audience: 'internal',
  motion: 'calm',
};

/** A browser without a credential that asks for a code. */
export function stranger(url: string, headers: Readonly<Record<string, string>> = {}) {
  const post = (path: string, body: object) =>
    fetch(`${url}/api/v1/pair/${path}`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json', 'user-agent': 'A TV', ...headers },
      body: JSON.stringify(body),
    });
  return {
    ask: (role: string) => post('code', { role }),
    wait: (secret: string) => post('wait', { secret }),
  };
}
