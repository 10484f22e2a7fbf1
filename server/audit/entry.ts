import { createHash } from 'node:crypto';

/** THE LIST of what is written down of who did what. Each has a sentence at the desk: `desk.log.DID`. */
export const deeds = [
  'first',
  'login',
  'logout',
  'reset',
  'password',
  'pair.link',
  'pair.code',
  'pair.in',
  'pair.refuse',
  'screen.describe',
  'screen.revoke',
  'screen.move',
  'reader.invite',
  'reader.end',
  'link.withdraw',
  'steward.add',
  'steward.alter',
  'steward.invite',
  'person.add',
  'person.alter',
  'person.pin',
  'person.remove',
  'helper',
  'studio',
  'vlog.send',
  'vlog.publish',
  'vlog.withdraw',
  'calendar.set',
  'calendar.remove',
  'key.make',
  'import',
  'search',
  'export',
  'erase',
  'tidy',
  'tidy.sure',
  'backup',
  'restore',
] as const;
export type Deed = (typeof deeds)[number];

/** What a route, a command or the hub itself reports. Never a note's text, a secret, or the name of a person. */
export interface Report {
  /** The id of a steward, a device or a key; `operator` for who sits at the hub's own machine, `hub`, or `nobody`. */
  readonly who: string;
  readonly did: Deed | 'refused';
  /** Which: ids of what it was done to; for `refused` the route. */
  readonly on?: string;
  /** `done`, or the code of the refusal. */
  readonly how: string;
  /** The address from which somebody came who was not in yet. */
  readonly from?: string;
  /** How many it was done to. */
  readonly many?: number;
  /** How it was before, where that may be put back: what an admin says of a screen, a steward's role. */
  readonly was?: unknown;
}

export interface Entry extends Report {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The SHA-256 of the chain so far and of this entry: none can be altered, or taken out, without the next not fitting. */
  readonly chain: string;
}

/** The first line of a month's file. `before`: the chain at the end of the month before. */
export interface AuditHead {
  readonly audit: 1;
  readonly before: string;
}

/** What stands before the first entry of all. */
export const START = '0'.repeat(64);

/** The link that this entry is of the chain. */
export const link = (before: string, { chain: _, ...entry }: Omit<Entry, 'chain'> & { readonly chain?: string }) =>
  createHash('sha256')
    .update(before + JSON.stringify(entry))
    .digest('hex');
