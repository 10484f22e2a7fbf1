import type { Answer, By, Refusal } from '../change.ts';
import type { VisitorNote, VisitorWall } from '../read/audience.ts';
import {
  apply,
  check,
  emptyWall,
  read,
  type AnyProposal,
  type Change,
  type Data,
  type Type,
  type Wall,
} from '../wall.ts';
import type { News, ToVisitors, Whole } from './protocol.ts';

/** What was asked. `seq` once the hub accepted it; it is laid over the wall until the wall itself has it. */
export interface Pending {
  readonly proposal: AnyProposal;
  readonly seq?: number;
}

/** What a screen holds: the hub's wall as far as it heard, and what it has asked and is not there yet. Pure data. */
export interface Replica {
  readonly epoch: string;
  readonly seq: number;
  readonly wall: Wall;
  readonly pending: readonly Pending[];
  /** On a visitors' screen all that it was given: its wall is empty. */
  readonly shown: readonly VisitorNote[] | undefined;
}

export const blank: Replica = { epoch: '', seq: 0, wall: emptyWall, pending: [], shown: undefined };

/** The replica after this news; nothing when the news does not fit, and then it is time to say hello again. */
export function receive(replica: Replica, news: Whole | ToVisitors | News): Replica | undefined {
  if ('wall' in news) {
    const { epoch, seq, wall } = news;
    const seen = 'shown' in wall ? { wall: outside(wall), shown: wall.shown } : { wall, shown: undefined };
    return settled({ ...replica, epoch, seq, ...seen }, []);
  }
  if (news.epoch !== replica.epoch || news.from > replica.seq) return undefined;
  let { seq, wall } = replica;
  const heard: string[] = [];
  for (const change of news.changes) {
    if (change.seq <= seq) continue;
    if (change.seq !== seq + 1) return undefined;
    seq = change.seq;
    if ('hidden' in change) continue;
    wall = apply(wall, change);
    heard.push(change.id);
  }
  return settled({ ...replica, seq, wall }, heard);
}

/** Of the wall itself visitors' screens know when the office is open, and what is on where they are. */
export const outside = ({ opening, programme, vlogs }: VisitorWall): Wall => ({
  ...emptyWall,
  office: { ...emptyWall.office, opening },
  programme: { ...emptyWall.programme, ...programme },
  vlogs: { ...emptyWall.vlogs, shown: vlogs.map((vlog) => ({ ...vlog, person: '' })) },
});

/** The changes in this news that the replica has not heard yet: what a screen may celebrate. */
export const fresh = (replica: Replica, { changes }: News): readonly Change[] =>
  changes.filter((change): change is Change => change.seq > replica.seq && !('hidden' in change));

/** What the kiosk adds to a proposal at its birth: a UUID, its moment (milliseconds UTC), its maker and its visit. */
export interface Born {
  readonly id: string;
  readonly made: number;
  readonly by: By;
  readonly visit?: string | undefined;
}

export type Asked = { readonly proposal: AnyProposal; readonly replica: Replica } | { readonly refusal: Refusal };

/** The replica that asks for this, or why it cannot be asked: the hub's own schema and `check`, over what is pending. */
export function propose<T extends Type>(replica: Replica, type: T, data: Data<T>, born: Born): Asked {
  const proposal = read({ type, data, seen: replica.seq, ...born });
  if ('refusal' in proposal) return proposal;
  const refusal = check(preview(replica), proposal);
  if (refusal) return { refusal };
  return { proposal, replica: { ...replica, pending: [...replica.pending, { proposal }] } };
}

/**
 * The replica after the hub's last word on one proposal. What waits for a person is told to nobody but the desk, so that its
 * maker alone keeps it, to take it back.
 */
export function settle(replica: Replica, id: string, answer: Answer): Replica {
  const mine = answer.ok && answer.held && replica.pending.find(({ proposal }) => proposal.id === id)?.proposal;
  if (mine) return settled({ ...replica, wall: apply(replica.wall, { ...mine, eyes: true }) }, [id]);
  const pending = answer.ok
    ? replica.pending.map((one) => (one.proposal.id === id ? { ...one, seq: answer.seq } : one))
    : replica.pending.filter(({ proposal }) => proposal.id !== id);
  return settled({ ...replica, pending }, []);
}

/** What the hub has not answered yet, oldest first: to be asked again after every silence. */
export const unanswered = ({ pending }: Replica): readonly AnyProposal[] =>
  pending.filter(({ seq }) => seq === undefined).map(({ proposal }) => proposal);

/** The wall as it will be: what is pending laid over it, by the hub's own two functions. */
export const preview = ({ wall, pending }: Replica): Wall =>
  pending.reduce((ahead, { proposal }) => (check(ahead, proposal) ? ahead : apply(ahead, proposal)), wall);

/** Lets go of what the wall has by now: because its change was heard, or because it lies behind us. */
function settled(replica: Replica, heard: readonly string[]): Replica {
  if (replica.pending.length === 0) return replica;
  const pending = replica.pending.filter(
    ({ proposal, seq }) => !heard.includes(proposal.id) && !(seq !== undefined && seq <= replica.seq),
  );
  return { ...replica, pending };
}
