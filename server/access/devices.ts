import type { Audience, ScreenProfile } from '../../shared/sync/screen.ts';
import type { Device, Document, LinkRole } from './document.ts';
import { fits, hashOf, newSecret } from './secrets.ts';

/** What an admin says of a device. */
export interface Described {
  readonly name: string;
  readonly profile: ScreenProfile;
}

/** The browsers that were let in. */
export interface Devices {
  readonly all: readonly Device[];
  find(id: string): Device | undefined;
  /** The device that this credential belongs to, in this role. */
  known(role: LinkRole, credential: string | undefined): Device | undefined;
  /** Lets one in; without a description it came by a link. Gives its credential, this once. */
  add(role: LinkRole, described?: Described): Promise<string>;
  describe(id: string, described: Described): Promise<void>;
  /** From now on nobody knows it. */
  revoke(id: string): Promise<void>;
}

export interface DevicesOptions {
  readonly document: Document;
  readonly clock: () => number;
  readonly newId: () => string;
}

/** Who may see what this device shows. One that came by a link is the installer's own; a kiosk stands inside. */
export const audienceOf = ({ role, profile }: Device): Audience =>
  role === 'kiosk' ? 'internal' : (profile?.audience ?? 'internal');

/** The same at this moment: with visitors in the office they pass every wall in a hall. Who sits at a kiosk works here. */
export const audienceNow = (device: Device, visit: boolean): Audience => {
  const audience = audienceOf(device);
  return visit && device.role === 'display' && audience === 'internal' ? 'visitors' : audience;
};

export function openDevices({ document, clock, newId }: DevicesOptions): Devices {
  let listed: readonly Device[] = [];
  let byId = new Map<string, Device>();
  /** For every message of every screen: a thousand devices are not looked through each time. */
  function find(id: string): Device | undefined {
    if (listed !== document.data.devices) {
      listed = document.data.devices;
      byId = new Map(listed.map((one) => [one.id, one]));
    }
    return byId.get(id);
  }

  return {
    get all() {
      return document.data.devices;
    },
    find,
    known(role, credential = '') {
      const [id = '', secret = ''] = credential.split('.');
      const found = find(id);
      return found?.role === role && fits(secret, found.hash) ? found : undefined;
    },
    async add(role, described) {
      const secret = newSecret();
      const device: Device = {
        id: `${role}-${newId()}`,
        role,
        hash: hashOf(secret),
        paired: clock(),
        ...described,
      };
      await document.change(({ devices }) => ({ devices: [...devices, device] }));
      return `${device.id}.${secret}`;
    },
    describe: (id, { name, profile }) =>
      document.change(({ devices }) => ({
        devices: devices.map((one) => (one.id === id ? { ...one, name, profile } : one)),
      })),
    revoke: (id) => document.change(({ devices }) => ({ devices: devices.filter((one) => one.id !== id) })),
  };
}
