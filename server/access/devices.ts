import type { Audience, ScreenProfile } from '../../shared/sync/screen.ts';
import type { Device, Document, DeviceRole } from './document.ts';
import { credential, READING_LASTS, renewed } from './renewal.ts';
import { hashOf, newSecret } from './secrets.ts';

/** What an admin says of a device. */
export interface Described {
  readonly name: string;
  readonly profile: ScreenProfile;
}

/** When a device was last heard, and from where its page was loaded. */
export interface Heard {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly address?: string;
  readonly browser?: string;
}

const READERS = 200; // at once

/** The browsers that were let in. */
export interface Devices {
  readonly all: readonly Device[];
  /** What hangs or stands somewhere. */
  readonly screens: readonly Device[];
  /** What colleagues carry with them and may still read along with. */
  readonly readers: readonly Device[];
  /** May one more read along? */
  readonly roomToRead: boolean;
  find(id: string): Device | undefined;
  /** The device that this credential belongs to, in this role. */
  known(role: DeviceRole, credential: string | undefined): Device | undefined;
  /** The same, to be asked again and again: nothing from the moment when the credential no longer counts. */
  pass(role: DeviceRole, credential: string | undefined): () => Device | undefined;
  /** Lets one in; without a description it came by a link. Gives its credential, this once. */
  add(role: DeviceRole, described?: Described): Promise<string>;
  /** Lets a colleague read along, for 30 days. Nothing when too many do. `before` is what this browser was until now. */
  addReader(name: string | undefined, before: string | undefined): Promise<string | undefined>;
  describe(id: string, described: Described): Promise<void>;
  /** One more credential for this device, which is at another address now; the others count on. */
  move(id: string): Promise<string | undefined>;
  /** Another credential for a device that shows this one, when it is time; until the browser shows that, both count. */
  renew(role: DeviceRole, shown: string | undefined): Promise<string | undefined>;
  /** Writes down when each was last heard, and from where. */
  saw(seen: (id: string) => Heard | undefined): Promise<void>;
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
  role === 'kiosk' ? 'internal' : role === 'room' ? 'meeting-room' : (profile?.audience ?? 'internal');

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

  /** Of whom this says it is, and the hash of what shows it: 256 bits of chance, comparing hashes tells nothing of use. */
  function parts(shown = ''): { readonly id: string; readonly hash: string } {
    const [id = '', secret = ''] = shown.split('.');
    return { id, hash: hashOf(secret) };
  }

  function pass(role: DeviceRole, shown: string | undefined): () => Device | undefined {
    const { id, hash } = parts(shown);
    return () => {
      const found = find(id);
      const counts = found?.credentials.some((one) => one.hash === hash && clock() < one.until);
      return found?.role === role && counts ? found : undefined;
    };
  }

  const reads = ({ reader, credentials }: Device): boolean =>
    reader === true && credentials.some(({ until }) => clock() < until);

  return {
    get all() {
      return document.data.devices;
    },
    get screens() {
      return document.data.devices.filter(({ reader }) => !reader);
    },
    get readers() {
      return document.data.devices.filter(reads);
    },
    get roomToRead() {
      return document.data.devices.filter(reads).length < READERS;
    },
    find,
    known: (role, credential) => pass(role, credential)(),
    pass,
    async add(role, described) {
      const secret = newSecret();
      const device: Device = {
        id: `${role}-${newId()}`,
        role,
        credentials: [credential(hashOf(secret), clock())],
        paired: clock(),
        ...described,
      };
      await document.change(({ devices }) => ({ devices: [...devices, device] }));
      return `${device.id}.${secret}`;
    },
    async addReader(name, before) {
      const secret = newSecret();
      const made = credential(hashOf(secret), clock(), READING_LASTS);
      const device: Device = {
        id: `display-${newId()}`,
        role: 'display',
        credentials: [made],
        paired: made.made,
        reader: true,
        ...(name !== undefined && { name }),
      };
      await document.change((old) => {
        const others = old.devices.filter((one) => one.id !== before && (!one.reader || reads(one)));
        return others.filter(reads).length < READERS ? { devices: [...others, device] } : {};
      });
      return find(device.id) && `${device.id}.${secret}`;
    },
    describe: (id, { name, profile }) =>
      document.change(({ devices }) => ({
        devices: devices.map((one) => (one.id === id ? { ...one, name, profile } : one)),
      })),
    async move(id) {
      const secret = newSecret();
      const made = credential(hashOf(secret), clock());
      const adds = (one: Device): boolean => one.id === id && !one.reader;
      await document.change(({ devices }) =>
        devices.some(adds)
          ? { devices: devices.map((one) => (adds(one) ? { ...one, credentials: [...one.credentials, made] } : one)) }
          : {},
      );
      return find(id)?.credentials.includes(made) ? `${id}.${secret}` : undefined;
    },
    async renew(role, shown) {
      const { id, hash } = parts(shown);
      const secret = newSecret();
      let given = false;
      await document.change(({ devices }) => {
        const device = devices.find((one) => one.id === id && one.role === role);
        const next = device && !device.reader && renewed(device.credentials, hash, credential(hashOf(secret), clock()));
        if (!next) return {};
        given = next.given;
        const { credentials } = next;
        return { devices: devices.map((one) => (one.id === id ? { ...one, credentials } : one)) };
      });
      return given ? `${id}.${secret}` : undefined;
    },
    saw: (seen) =>
      document.change((old) => {
        const devices = old.devices.map((one) => heard(one, seen(one.id)));
        return devices.some((one, index) => one !== old.devices[index]) ? { devices } : {};
      }),
    revoke: (id) => document.change(({ devices }) => ({ devices: devices.filter((one) => one.id !== id) })),
  };
}

const heard = (one: Device, { at, address = one.address, browser = one.browser }: Partial<Heard> = {}): Device =>
  at === undefined || at === one.seen
    ? one
    : { ...one, seen: at, ...(address && { address }), ...(browser && { browser }) };
