import type { IncomingHttpHeaders } from 'node:http';
import type { Access, ApiKey, Device, LinkRole } from './access.ts';

const YEAR = 365 * 86_400; // seconds

/** The name of the cookie in which a browser keeps its credential for this role (docs/contract.md, "First run"). */
export const cookieName = (role: LinkRole, secure: boolean): string => `${secure ? '__Host-' : ''}woc_${role}`;

/** The header that gives a browser its credential. */
export const setCookie = (role: LinkRole, credential: string, secure: boolean): string =>
  `${cookieName(role, secure)}=${credential}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${YEAR}${secure ? '; Secure' : ''}`;

/** The device that speaks in this role, or nothing. Looked up anew each time: a revoked one is gone at once. */
export function deviceOf(
  access: Access,
  role: LinkRole,
  headers: IncomingHttpHeaders,
  secure: boolean,
): Device | undefined {
  const wanted = `${cookieName(role, secure)}=`;
  const cookies = (headers.cookie ?? '').split(';').map((one) => one.trim());
  return access.device(role, cookies.find((one) => one.startsWith(wanted))?.slice(wanted.length));
}

/** The API key that `Authorization: Bearer woc_...` carries, or nothing. */
export const keyOf = (access: Access, headers: IncomingHttpHeaders): ApiKey | undefined =>
  access.key(/^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]);
