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
