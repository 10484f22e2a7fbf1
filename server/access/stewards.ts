import type { Document, Secrets, Steward, StewardRole } from './document.ts';
import { hashPassword, isPassword, weakness, type Weak } from './passwords.ts';
import { fits, hashOf, newSecret } from './secrets.ts';
import { withoutSessions } from './sessions.ts';

/** How long the desk link and a link for a new password work. */
export const LINK_LASTS = 30 * 60_000;

/** Why not; the desk has a sentence for each. */
export type No =
  Weak | 'desk.first.link' | 'desk.first.over' | 'desk.reset.link' | 'desk.name.taken' | 'desk.last.admin';

/** The people of the desk. `yes` is the steward's id. */
export interface Stewards {
  readonly all: readonly Steward[];
  find(id: string): Steward | undefined;
  named(name: string): Steward | undefined;
  /** Is there an admin? From then on the desk link is no way in. */
  readonly begun: boolean;
  /** A new desk link's token, or nothing when there is an admin. */
  renewFirst(): Promise<string | undefined>;
  /** Makes the first admin: once, whoever asks how often [X14]. */
  first(token: string, name: string, password: string): Promise<{ readonly yes: string } | { readonly no: No }>;
  /** Whose password is this? Nothing when it is not, and for who may not come in. */
  login(name: string, password: string): Promise<Steward | undefined>;
  isPassword(id: string, password: string): Promise<boolean>;
  /** Chooses a new password, and ends all of this steward's sessions. */
  choose(id: string, password: string): Promise<No | undefined>;
  add(name: string, role: StewardRole): Promise<{ readonly yes: string } | { readonly no: No }>;
  /** Another role, or out, or in again. Ends the sessions. */
  alter(id: string, what: { readonly role?: StewardRole; readonly disabled?: boolean }): Promise<No | undefined>;
  /** The token of a link with which this steward chooses a password, once. */
  invite(id: string): Promise<string>;
  /** Chooses a password by that link. */
  accept(token: string, password: string): Promise<{ readonly yes: string } | { readonly no: No }>;
}

export interface StewardsOptions {
  readonly document: Document;
  readonly clock: () => number;
  readonly newId: () => string;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const isAdmin = ({ role, disabled }: Steward): boolean => role === 'admin' && !disabled;

export function openStewards({ document, clock, newId }: StewardsOptions): Stewards {
  const all = (): readonly Steward[] => document.data.stewards;
  const find = (id: string) => all().find((one) => one.id === id);
  const named = (name: string) => all().find((one) => same(one.name, name));
  const once = (): { readonly token: string; readonly hash: string; readonly until: number } => {
    const token = newSecret();
    return { token, hash: hashOf(token), until: clock() + LINK_LASTS };
  };
  const holds = (token: string, link: { readonly hash: string; readonly until: number } | undefined): boolean =>
    link !== undefined && clock() < link.until && fits(token, link.hash);

  let turn: Promise<unknown> = Promise.resolve();
  /** Fifty who try at once do not make the hub hash fifty passwords. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function choose(id: string, password: string): Promise<No | undefined> {
    const weak = await weakness(password, find(id)?.name ?? '');
    if (weak) return weak;
    const hashed = await hashPassword(password);
    await document.change((old) => ({
      stewards: old.stewards.map((one) => (one.id === id ? { ...one, password: hashed } : one)),
      sessions: withoutSessions(old, id),
      resets: without(old.resets, id),
    }));
    return undefined;
  }

  return {
    get all() {
      return all();
    },
    get begun() {
      return all().length > 0;
    },
    find,
    named,
    async renewFirst() {
      const { token, hash, until } = once();
      await document.change(({ stewards }) => (stewards.length > 0 ? {} : { first: { hash, until } }));
      return all().length > 0 ? undefined : token;
    },
    first: (token, name, password) =>
      inTurn(async () => {
        if (all().length > 0) return { no: 'desk.first.over' };
        if (!holds(token, document.data.first)) return { no: 'desk.first.link' };
        const weak = await weakness(password, name);
        if (weak) return { no: weak };
        const admin: Steward = { id: newId(), name, role: 'admin', password: await hashPassword(password) };
        await document.change(({ stewards }) => (stewards.length > 0 ? {} : { stewards: [admin], first: undefined }));
        return find(admin.id) ? { yes: admin.id } : { no: 'desk.first.over' };
      }),
    async login(name, password) {
      const found = named(name);
      const right = await isPassword(password, found?.password);
      return right && found && !find(found.id)?.disabled ? found : undefined;
    },
    isPassword: (id, password) => isPassword(password, find(id)?.password),
    choose,
    async add(name, role) {
      const steward: Steward = { id: newId(), name, role };
      await document.change(({ stewards }) =>
        stewards.some((one) => same(one.name, name)) ? {} : { stewards: [...stewards, steward] },
      );
      return find(steward.id) ? { yes: steward.id } : { no: 'desk.name.taken' };
    },
    async alter(id, what) {
      let no: No | undefined;
      await document.change((old) => {
        const stewards = old.stewards.map((one): Steward => (one.id === id ? altered(one, what) : one));
        if (old.stewards.some(isAdmin) && !stewards.some(isAdmin)) {
          no = 'desk.last.admin';
          return {};
        }
        return { stewards, sessions: withoutSessions(old, id) };
      });
      return no;
    },
    async invite(id) {
      const { token, hash, until } = once();
      await document.change(({ resets }) => ({ resets: { ...resets, [id]: { hash, until } } }));
      return token;
    },
    accept: (token, password) =>
      inTurn(async () => {
        const id = Object.entries(document.data.resets).find(([, link]) => holds(token, link))?.[0];
        if (id === undefined || !find(id) || find(id)?.disabled) return { no: 'desk.reset.link' };
        const no = await choose(id, password);
        return no ? { no } : { yes: id };
      }),
  };
}

function altered(
  one: Steward,
  { role = one.role, disabled }: { readonly role?: StewardRole; readonly disabled?: boolean },
): Steward {
  const { disabled: before, ...rest } = one;
  return { ...rest, role, ...((disabled ?? before) && { disabled: true }) };
}

const without = (resets: Secrets['resets'], id: string): Secrets['resets'] =>
  Object.fromEntries(Object.entries(resets).filter(([one]) => one !== id));
