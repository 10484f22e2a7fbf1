import type { Answer, By, Proposal } from '../shared/change.ts';
import { notSaved, refuse } from '../shared/change.ts';
import { Envelope, type News, type Whole } from '../shared/sync/protocol.ts';
import {
  apply,
  check,
  emptyWall,
  may,
  read,
  seenBy,
  type AnyProposal,
  type Change,
  type Wall,
} from '../shared/wall.ts';
import { personalData } from './personal-data.ts';
import { MAX_BATCH, type ChangeLog, type Kept } from './log/change-log.ts';
import { remembered } from './remembered.ts';

const FRESH = 10_000; // changes that a hub may have to fold again at the next start
const GAP = 500; // a screen that missed more gets the whole wall
const SKEW = 5_000; // how far a kiosk's clock may be ahead of ours
const OLDEST = 30 * 86_400_000; // how long ago a proposal may have been made

export interface Parts {
  readonly log: ChangeLog;
  readonly clock: () => number;
  readonly newEpoch: () => string;
  readonly publish: (news: News) => void;
  /** A rule threw, or the disk refused: what happened, for the log of the process. Never carries what was asked. */
  readonly onTrouble: (error: unknown) => void;
  /** For who keeps count: what each proposal got, `not-saved` for one that got no last word. */
  readonly onAnswer?: (answer: Answer) => void;
  /** Must a person look before others may see this, where the company writes its own numbers so? Nobody has to without it. */
  readonly needsEyes?: (proposal: AnyProposal, formats: readonly string[]) => boolean;
  /** A hash of the code that folds: only a snapshot of the same code is of use. */
  readonly fold: string;
}

export interface Hub {
  readonly epoch: string;
  readonly seq: number;
  readonly wall: Wall;
  /** Nothing can be stored any more: the wall can only be looked at until somebody mends the disk and starts the hub anew. */
  readonly readOnly: boolean;
  /** False while nothing can be stored: for good, or since a full disk refused the last change. */
  readonly healthy: boolean;
  /** The last word on a proposal, told once it is on disk. Rejects when there is none: the sender keeps it. */
  propose(by: By, input: unknown): Promise<Answer>;
  /** What a screen that holds this much needs: the changes that it missed, or the whole wall. */
  hello(screen: { readonly epoch?: string | undefined; readonly seq?: number | undefined }): News | Whole;
  /** The changes after this seq, oldest first: what reports and searches fold. */
  read(after: number): AsyncIterable<Change>;
  /** Takes every match out of the log and off every screen. Resolves with how many there were. */
  erase(match: (change: Kept) => boolean): Promise<number>;
  /** Finishes what waits, keeps a snapshot. */
  close(): Promise<void>;
}

interface Asked {
  readonly by: By;
  readonly input: unknown;
  readonly answer: (answer: Answer) => void;
  readonly fail: (reason: unknown) => void;
}

/** The authority. The wall moves only when the log says so, and nobody hears of anything before that. */
export async function openHub(parts: Parts): Promise<Hub> {
  const { log, clock, newEpoch, publish, onTrouble, onAnswer = () => undefined, needsEyes = () => false, fold } = parts;
  const kept = await log.snapshot();
  const folded = kept?.fold === fold ? kept : { seq: 0, at: 0, id: '', wall: emptyWall, marks: new Uint32Array() };
  let { seq, at, id, wall } = folded;
  let epoch = newEpoch();
  let tail: Change[] = [];
  let refused = false; // the last append
  let mourned = log.broken; // everybody was told that nothing can be stored any more
  const ids = remembered(log.read, folded.marks);

  const stop = await log.follow(seq, (changes) => {
    const from = seq;
    for (const change of changes) learn(change);
    // What screens cannot follow from what they know: they hear that they missed something, and get the whole wall.
    const anew = changes.some(({ type }) => seenBy(type) === 'anew');
    if (seq > from) publish(anew ? { epoch, from: seq, changes: [] } : { epoch, from, changes });
  });

  let keptAt = folded.seq;
  let keeping: Promise<unknown> = Promise.resolve();
  keepNowAndThen();

  function learn(change: Change): void {
    ({ seq, at, id } = change);
    ids.add(id);
    wall = apply(wall, change);
    if (tail.length > 2 * GAP) tail = tail.slice(-GAP);
    if (seenBy(change.type) === 'anew') tail = [];
    else tail.push(change);
  }

  const waiting: Asked[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  /** Takes all that waits, decides one by one, writes once, then answers: a refusal too may rest on what was written. */
  async function decide(): Promise<void> {
    const batch = waiting.splice(0, MAX_BATCH);
    if (batch.length === 0) return;
    const after = seq;
    const now = Math.max(clock(), at);
    const accepted = new Map<string, Kept>();
    const tell: (() => void)[] = [];
    let ahead = wall;

    async function judge({ by, input }: Asked): Promise<Answer> {
      const envelope = Envelope.safeParse(input);
      if (!envelope.success) return { ok: false, refusal: refuse('invalid', 'error.invalid') };
      const made = Math.min(Math.max(envelope.data.made, now - OLDEST), now + SKEW);
      const proposal: Proposal = { by, ...envelope.data, made };
      const before = accepted.get(proposal.id) ?? tail.find(({ id }) => id === proposal.id);
      const known = before ?? (await ids.find(proposal.id));
      if (known) return taken(known);
      const valid = read(proposal);
      if ('refusal' in valid) return { ok: false, refusal: valid.refusal };
      if (!may(by.role, valid.type)) return { ok: false, refusal: refuse('not-allowed', 'error.notAllowed') };
      const refusal = personalData(valid, ahead.office.formats) ?? check(ahead, valid);
      if (refusal) return { ok: false, refusal };
      const eyes = needsEyes(valid, ahead.office.formats) && { eyes: true as const };
      const change: Kept = { seq: after + accepted.size + 1, at: now, ...valid, ...eyes };
      ahead = apply(ahead, change); // what throws here is a bug, and is not stored
      accepted.set(change.id, change);
      return taken(change);
    }

    for (const asked of batch) {
      await judge(asked).then(
        (answer) => tell.push(() => asked.answer(answer)),
        (error: unknown) => {
          onTrouble(error);
          asked.fail(error);
        },
      );
    }
    try {
      if (accepted.size > 0) await log.append([...accepted.values()], after);
      refused &&= accepted.size === 0;
      for (const one of tell) one();
      keepNowAndThen();
    } catch (error) {
      refused = true;
      if (!mourned) onTrouble(error);
      for (const asked of batch) asked.fail(error);
      if (log.broken) mourn();
    }
  }

  /** Beside the work: a hub that is killed has little to fold again. */
  function keepNowAndThen(): void {
    if (seq - keptAt >= FRESH && !log.broken) void keep();
  }

  function keep(): Promise<unknown> {
    keptAt = seq;
    const snapshot = { fold, seq, at, id, wall, marks: ids.marks() };
    // Without it the next start takes longer, that is all.
    return (keeping = keeping.then(() => log.keep(snapshot)).catch(onTrouble));
  }

  /** Tells every screen, once: after a hole it says hello again, and learns from our answer that the wall is read-only. */
  function mourn(): void {
    if (mourned) return;
    mourned = true;
    publish({ epoch, from: seq + 1, changes: [] });
  }

  return {
    get epoch() {
      return epoch;
    },
    get seq() {
      return seq;
    },
    get wall() {
      return wall;
    },
    get readOnly() {
      return log.broken;
    },
    get healthy() {
      return !log.broken && !refused;
    },
    propose: (by, input) =>
      new Promise((answer, fail) => {
        const told = (said: Answer) => (onAnswer(said), answer(said));
        const failed = (reason: unknown) => (onAnswer({ ok: false, refusal: notSaved }), fail(reason));
        waiting.push({ by, input, answer: told, fail: failed });
        void inTurn(decide);
      }),
    hello: (screen) => {
      const missed = seq - (screen.seq ?? -1);
      const near = screen.epoch === epoch && missed >= 0 && missed <= Math.min(GAP, tail.length);
      if (!near) return { epoch, seq, wall };
      return { epoch, from: seq - missed, changes: tail.slice(tail.length - missed) };
    },
    read: (after) => log.read(after),
    erase: (match) =>
      inTurn(async () => {
        await keeping; // a snapshot that is on its way still has the text
        keptAt = 0; // and goes first
        const count = await log.erase(match);
        let clean = emptyWall;
        for await (const change of log.read(0)) clean = apply(clean, change);
        wall = clean;
        tail = [];
        epoch = newEpoch();
        publish({ epoch, from: seq, changes: [] }); // fits nobody: every screen says hello again
        return count;
      }),
    close: () =>
      inTurn(async () => {
        stop();
        if (seq > keptAt && !log.broken) void keep();
        await keeping;
        await log.close();
      }),
  };
}

/** It is in the log; somebody looks first, where the hub said so. */
const taken = (change: Change): Answer => {
  const { seq } = change;
  return 'eyes' in change && change.eyes ? { ok: true, seq, held: true } : { ok: true, seq };
};
