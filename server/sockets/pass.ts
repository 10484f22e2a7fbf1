import type { Socket } from 'socket.io';
import type { Access } from '../access/access.ts';
import { cookieOf } from '../access/credentials.ts';
import { audienceNow } from '../access/devices.ts';
import { deviceRoles, type Device, type DeviceRole } from '../access/document.ts';
import type { Speaker } from './registry.ts';

/** Who is at the other end, asked anew each time: nothing from the moment when they are no longer welcome [X12]. */
export type Pass = () => Omit<Speaker, 'listen' | 'look'> | undefined;

/** What a page said of itself when it connected. */
type Handshake = Pick<Socket['handshake'], 'auth' | 'headers'>;

interface Doors {
  readonly access: Access;
  readonly secure: boolean;
  /** Are there visitors in the halls now? */
  readonly visit: () => boolean;
}

export const asRole = (word: unknown): DeviceRole | undefined => deviceRoles.find((role) => role === word);

/** The device of which a page is, or shows, the picture. */
export function passOf({ access, secure, visit }: Doors, { auth, headers }: Handshake): Pass {
  const role = asRole(auth['as']);
  if (role) {
    const known = access.devices.pass(role, cookieOf(role, headers, secure));
    return () => describe(known(), role, visit());
  }
  if (auth['as'] !== 'preview') return () => undefined;
  const session = access.sessions.pass(cookieOf('desk', headers, secure));
  return () => {
    const device = session()?.role === 'admin' ? access.devices.find(String(auth['device'])) : undefined;
    return describe(device?.role === 'display' ? device : undefined, 'preview', visit());
  };
}

function describe(device: Device | undefined, role: Speaker['role'], visit: boolean): ReturnType<Pass> {
  if (!device) return undefined;
  const { id, name, profile: screen } = device;
  // A preview never speaks for the device, nor uses up what the device may say.
  return {
    device: role === 'preview' ? `preview-${id}` : id,
    role,
    audience: audienceNow(device, visit),
    name,
    screen,
  };
}
