import { join } from 'node:path';
import { Low } from 'lowdb';
import type { ScreenProfile } from '../../shared/sync/screen.ts';
import { durableFile } from '../log/durable-file.ts';
import { Stop } from '../stop.ts';
import type { Hashed } from './passwords.ts';
import { credential, type Credential } from './renewal.ts';

/** The pages that a first-run link pairs. */
export const linkRoles = ['display', 'kiosk'] as const;
export type LinkRole = (typeof linkRoles)[number];

/** The pages that are somebody's screen. A meeting room's is let in by a code only. */
export const deviceRoles = [...linkRoles, 'room'] as const;
export type DeviceRole = (typeof deviceRoles)[number];

export const stewardRoles = ['editor', 'admin'] as const;
export type StewardRole = (typeof stewardRoles)[number];

export interface Device {
  readonly id: string;
  readonly role: DeviceRole;
  /** More than one while a new one takes the place of an old one (renewal.ts). */
  readonly credentials: readonly Credential[];
  /** Milliseconds UTC. */
  readonly paired: number;
  /** When it was last heard before the hub's start, and from where it last loaded its page; written once an hour. */
  readonly seen?: number;
  readonly address?: string;
  readonly browser?: string;
  /** A colleague's own phone or laptop that reads along for a while, and hangs nowhere. */
  readonly reader?: true;
  /** What the desk calls it, and where it hangs; nothing for one that came by a link and was never described. */
  readonly name?: string;
  readonly profile?: ScreenProfile;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly scopes: readonly ('read' | 'write' | 'flag')[];
  readonly made: number;
}

/** Who may work at the desk. */
export interface Steward {
  readonly id: string;
  readonly name: string;
  readonly role: StewardRole;
  /** Nothing until the steward has chosen one. */
  readonly password?: Hashed;
  readonly disabled?: true;
}

/** A steward who is in. */
export interface Session {
  readonly hash: string;
  readonly steward: string;
  /** Milliseconds UTC. */
  readonly made: number;
}

/** Somebody who agreed to be named or seen, or did. Instants are milliseconds UTC. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Leads: may record a vlog with a PIN. */
  readonly leader: boolean;
  readonly consents: readonly ('name' | 'vlog')[];
  readonly since: number;
  /** From then on it is as if they never had. */
  readonly until: number;
  readonly pin?: Hashed;
}

/** A link that works once, for a while. */
export interface Once {
  readonly hash: string;
  /** Milliseconds UTC. */
  readonly until: number;
}

/** Hashes, and the names of those who agreed: who reads this file can pretend to be nobody. */
export interface Secrets {
  /** The hash of each link; `''` for one that an admin withdrew. */
  readonly links: { readonly [Role in LinkRole]?: string };
  readonly devices: readonly Device[];
  readonly keys: readonly ApiKey[];
  readonly stewards: readonly Steward[];
  readonly sessions: readonly Session[];
  readonly people: readonly Person[];
  /** Whom colleagues ask for help: "Vraag Sanne". */
  readonly helper?: string | undefined;
  /** The desk link: whoever opens it first becomes the first admin. */
  readonly first?: Once | undefined;
  /** By steward: the link with which a password is chosen. */
  readonly resets: { readonly [steward: string]: Once };
}

const empty: Secrets = { links: {}, devices: [], keys: [], stewards: [], sessions: [], people: [], resets: {} };

/** A device from before credentials had an end. */
const renewable = ({ hash, ...device }: Device & { readonly hash?: string }): Device =>
  hash === undefined ? device : { ...device, credentials: [credential(hash, device.paired)] };

/** The one document of access. Every change waits its turn; what could not be written is not so. */
export interface Document {
  readonly data: Secrets;
  change(alter: (old: Secrets) => Partial<Secrets>): Promise<void>;
}

export async function openDocument(folder: string): Promise<Document> {
  const db = new Low<Secrets>(durableFile<Secrets>(join(folder, 'access.json')), empty);
  await db.read().catch(() => {
    throw new Stop(
      `${folder}/access.json cannot be read. Put back a copy of it, or remove it and pair every device anew.`,
    );
  });
  db.data = { ...empty, ...db.data }; // a file from before there were stewards
  db.data = { ...db.data, devices: db.data.devices.map(renewable) };

  let turn: Promise<unknown> = Promise.resolve();
  return {
    get data() {
      return db.data;
    },
    change(alter) {
      const work = turn.then(async () => {
        const before = db.data;
        const part = alter(before);
        if (Object.keys(part).length === 0) return; // nothing to change after all
        db.data = { ...before, ...part };
        await db.write().catch((error: unknown) => {
          db.data = before;
          throw error;
        });
      });
      turn = work.catch(() => undefined);
      return work;
    },
  };
}
