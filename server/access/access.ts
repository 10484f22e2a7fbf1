import { join } from 'node:path';
import { Low } from 'lowdb';
import { durableFile } from '../log/durable-file.ts';
import { Stop } from '../stop.ts';
import { fits, hashOf, newSecret } from './secrets.ts';

/** The pages that a first-run link pairs. */
export const linkRoles = ['display', 'kiosk'] as const;
export type LinkRole = (typeof linkRoles)[number];

export interface Device {
  readonly id: string;
  readonly role: LinkRole;
  readonly hash: string;
  /** Milliseconds UTC. */
  readonly paired: number;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly scopes: readonly ('read' | 'write')[];
  readonly made: number;
}

/** Hashes only: who reads this file can pretend to be nobody. */
interface Secrets {
  readonly links: { readonly [Role in LinkRole]?: string };
  readonly devices: readonly Device[];
  readonly keys: readonly ApiKey[];
}

/** Who is this? The one place that knows credentials, and never says them again. */
export interface Access {
  /** Makes a new link for this role; the one before it pairs nobody any more. Gives its token. */
  renewLink(role: LinkRole): Promise<string>;
  isLink(role: LinkRole, token: string): boolean;
  /** A credential for a browser that shows this role's link, or nothing when the token is not, or no longer, the link's. */
  pair(role: LinkRole, token: string): Promise<string | undefined>;
  device(role: LinkRole, credential: string | undefined): Device | undefined;
  /** Makes an API key and gives it, this once. */
  makeKey(name: string): Promise<string>;
  key(bearer: string | undefined): ApiKey | undefined;
}

export interface AccessOptions {
  readonly folder: string;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  /** A UUID. */
  readonly newId: () => string;
}

export async function openAccess({ folder, clock, newId }: AccessOptions): Promise<Access> {
  const db = new Low<Secrets>(durableFile<Secrets>(join(folder, 'access.json')), { links: {}, devices: [], keys: [] });
  await db.read().catch(() => {
    throw new Stop(
      `${folder}/access.json cannot be read. Put back a copy of it, or remove it and pair every device anew.`,
    );
  });

  let turn: Promise<unknown> = Promise.resolve();
  /** One change at a time; what could not be written is not so. */
  function change(alter: (old: Secrets) => Partial<Secrets>): Promise<void> {
    const work = turn.then(async () => {
      const before = db.data;
      db.data = { ...before, ...alter(before) };
      await db.write().catch((error: unknown) => {
        db.data = before;
        throw error;
      });
    });
    turn = work.catch(() => undefined);
    return work;
  }

  let known: readonly Device[] = [];
  let byId = new Map<string, Device>();
  /** For every message of every screen: a thousand devices are not looked through each time. */
  function find(id: string | undefined): Device | undefined {
    if (known !== db.data.devices) {
      known = db.data.devices;
      byId = new Map(known.map((one) => [one.id, one]));
    }
    return byId.get(id ?? '');
  }

  const isLink = (role: LinkRole, token: string) => fits(token, db.data.links[role] ?? '');

  return {
    isLink,
    async renewLink(role) {
      const token = newSecret();
      await change(({ links }) => ({ links: { ...links, [role]: hashOf(token) } }));
      return token;
    },
    async pair(role, token) {
      if (!isLink(role, token)) return undefined;
      const secret = newSecret();
      const device: Device = { id: `${role}-${newId()}`, role, hash: hashOf(secret), paired: clock() };
      await change(({ devices }) => ({ devices: [...devices, device] }));
      return `${device.id}.${secret}`;
    },
    device(role, credential = '') {
      const [id, secret = ''] = credential.split('.');
      const found = find(id);
      return found?.role === role && fits(secret, found.hash) ? found : undefined;
    },
    async makeKey(name) {
      const secret = newSecret();
      const key: ApiKey = {
        id: newId().slice(0, 8),
        name,
        hash: hashOf(secret),
        scopes: ['read', 'write'],
        made: clock(),
      };
      await change(({ keys }) => ({ keys: [...keys, key] }));
      return `woc_${key.id}_${secret}`;
    },
    key(bearer = '') {
      const [, id, secret] = /^woc_([0-9a-f]{8})_([0-9a-f]{64})$/.exec(bearer) ?? [];
      const found = db.data.keys.find((one) => one.id === id);
      return found && fits(secret ?? '', found.hash) ? found : undefined;
    },
  };
}
