import { openCodes, type Codes } from './codes.ts';
import { openDevices, type Devices } from './devices.ts';
import { openDocument, type ApiKey, type LinkRole } from './document.ts';
import { openInvitations, type Invitations } from './invitations.ts';
import { openMoves, type Moves } from './moves.ts';
import { openPeople, type People } from './people.ts';
import { fits, hashOf, newSecret } from './secrets.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { openStewards, type Stewards } from './stewards.ts';
import { openTickets, type Tickets } from './tickets.ts';

/** Who is this? The one place that knows credentials, and never says them again. */
export interface Access {
  /** Makes a new link for this role; the one before it pairs nobody any more. Gives its token. */
  renewLink(role: LinkRole): Promise<string>;
  isLink(role: LinkRole, token: string): boolean;
  /** This link pairs nobody any more, and the next start makes no other. */
  withdrawLink(role: LinkRole): Promise<void>;
  withdrawn(role: LinkRole): boolean;
  /** A credential for a browser that shows this role's link, or nothing when the token is not, or no longer, the link's. */
  pair(role: LinkRole, token: string): Promise<string | undefined>;
  /** Makes an API key and gives it, this once. */
  makeKey(name: string): Promise<string>;
  key(bearer: string | undefined): ApiKey | undefined;
  readonly devices: Devices;
  /** Who asks to be let in by a code. */
  readonly codes: Codes;
  /** What lets a colleague read along. */
  readonly invitations: Invitations;
  /** What lets a device be the same one at another address of this hub. */
  readonly moves: Moves;
  readonly stewards: Stewards;
  readonly sessions: Sessions;
  readonly people: People;
  /** Who records a vlog at which kiosk. */
  readonly tickets: Tickets;
  /** Whom colleagues ask for help; nothing where nobody was named. */
  readonly helper: string | undefined;
  setHelper(name: string): Promise<void>;
}

export interface AccessOptions {
  readonly folder: string;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  /** A UUID. */
  readonly newId: () => string;
}

export async function openAccess({ folder, clock, newId }: AccessOptions): Promise<Access> {
  const document = await openDocument(folder);
  const { change } = document;

  const devices = openDevices({ document, clock, newId });
  const isLink = (role: LinkRole, token: string) => fits(token, document.data.links[role] ?? '');

  return {
    devices,
    codes: openCodes(clock, newId),
    invitations: openInvitations(clock, newId),
    moves: openMoves(clock),
    stewards: openStewards({ document, clock, newId }),
    sessions: openSessions(document, clock),
    people: openPeople({ document, clock, newId }),
    tickets: openTickets(clock),
    get helper() {
      return document.data.helper;
    },
    setHelper: (name) => change(() => ({ helper: name === '' ? undefined : name })),
    isLink,
    withdrawLink: (role) => change(({ links }) => ({ links: { ...links, [role]: '' } })),
    withdrawn: (role) => document.data.links[role] === '',
    async renewLink(role) {
      const token = newSecret();
      await change(({ links }) => ({ links: { ...links, [role]: hashOf(token) } }));
      return token;
    },
    async pair(role, token) {
      if (!isLink(role, token)) return undefined;
      return devices.add(role);
    },
    async makeKey(name) {
      const secret = newSecret();
      const key: ApiKey = {
        id: newId().slice(0, 8),
        name,
        hash: hashOf(secret),
        scopes: ['read', 'write', 'flag'],
        made: clock(),
      };
      await change(({ keys }) => ({ keys: [...keys, key] }));
      return `woc_${key.id}_${secret}`;
    },
    key(bearer = '') {
      const [, id, secret] = /^woc_([0-9a-f]{8})_([0-9a-f]{64})$/.exec(bearer) ?? [];
      const found = document.data.keys.find((one) => one.id === id);
      return found && fits(secret ?? '', found.hash) ? found : undefined;
    },
  };
}
