import type { IncomingHttpHeaders } from 'node:http';
import type { Access } from './access.ts';
import type { ApiKey, Device, DeviceRole } from './document.ts';
import { CREDENTIAL_LASTS } from './renewal.ts';
import { SESSION_LASTS, type AtDesk } from './sessions.ts';

/** Whose credential a cookie holds. */
type Holder = DeviceRole | 'desk';

/** The name of the cookie in which a browser keeps its credential for this role (docs/contract.md, "First run"). */
export const cookieName = (role: Holder, secure: boolean): string => `${secure ? '__Host-' : ''}woc_${role}`;

/** The header that gives a browser its credential, for so many milliseconds; without one it takes it away. */
export const setCookie = (
  role: Holder,
  credential: string,
  secure: boolean,
  lasts = role === 'desk' ? SESSION_LASTS : CREDENTIAL_LASTS,
): string => {
  const age = credential === '' ? 0 : lasts / 1_000;
  return `${cookieName(role, secure)}=${credential}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure ? '; Secure' : ''}`;
};

/**
 * What this browser keeps for this role, true or false. A screen that was paired before the hub went to HTTPS is known by
 * its old cookie, so that it can be sent to the new address; a steward is not.
 */
export function cookieOf(role: Holder, headers: IncomingHttpHeaders, secure: boolean): string | undefined {
  const cookies = (headers.cookie ?? '').split(';').map((one) => one.trim());
  const named = (name: string): string | undefined =>
    cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  return named(cookieName(role, secure)) ?? (role === 'desk' ? undefined : named(cookieName(role, false)));
}

/** The device that speaks in this role, or nothing. Looked up anew each time: a revoked one is gone at once. */
export const deviceOf = (
  access: Access,
  role: DeviceRole,
  headers: IncomingHttpHeaders,
  secure: boolean,
): Device | undefined => access.devices.known(role, cookieOf(role, headers, secure));

/** The steward at this browser, with what they may now; or nothing. */
export const stewardOf = (access: Access, headers: IncomingHttpHeaders, secure: boolean): AtDesk | undefined =>
  access.sessions.at(cookieOf('desk', headers, secure));

/** The API key that `Authorization: Bearer woc_...` carries, or nothing. */
export const keyOf = (access: Access, headers: IncomingHttpHeaders): ApiKey | undefined =>
  access.key(/^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]);
