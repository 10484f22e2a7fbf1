import type { Answer, By, Proposal } from '../shared/change.ts';
import { refuse } from '../shared/change.ts';
import { Envelope, type News, type Whole } from '../shared/sync/protocol.ts';
import { apply, check, emptyWall, may, read, type Change, type Wall } from '../shared/wall.ts';
import { personalData } from './personal-data.ts';
import { MAX_BATCH, type ChangeLog, type Kept } from './log/change-log.ts';
import { remembered } from './remembered.ts';

const REMEMBER = 200_000; // ids in memory, some 40 MB; of an older one the log itself knows
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
  readonly build: string;
  readonly remember?: number;
}

export interface Hub {
  readonly epoch: string;
  readonly seq: number;
  readonly wall: Wall;
  /** False when nothing can be stored any more. */
  readonly healthy: boolean;
  /** The last word on a proposal, told once it is on disk. Rejects when there is none: the sender keeps it. */
  propose(by: By, input: unknown): Promise<Answer>;
  /** What a screen that holds this much needs: the changes that it missed, or the whole wall. */
  hello(screen: { readonly epoch?: string | undefined; readonly seq?: number | undefined }): News | Whole;
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
export async function openHub({
  log,
  clock,
  newEpoch,
  publish,
  onTrouble,
  build,
  remember = REMEMBER,
}: Parts): Promise<Hub> {
  const kept = await log.snapshot();
  let { seq, at, wall } = kept?.build === build ? kept : { seq: 0, at: 0, wall: emptyWall };
  let epoch = newEpoch();
  let tail: Change[] = [];
  const ids = remembered(remember, log.read);

  const stop = await log.follow(Math.max(0, seq - remember), (changes) => {
    const from = seq;
    for (const change of changes) learn(change);
    if (seq > from) publish({ epoch, from, changes: changes.filter((change) => change.seq > from) });
  });

  function learn(change: Change): void {
    ids.add(change);
    if (change.seq <= seq) return; // the snapshot has it
    ({ seq, at } = change);
    wall = apply(wall, change);
    if (tail.length > 2 * GAP) tail = tail.slice(-GAP);
    tail.push(change);
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
      const known = accepted.get(proposal.id)?.seq ?? (await ids.find(proposal));
      if (known !== undefined) return { ok: true, seq: known };
      const valid = read(proposal);
      if ('refusal' in valid) return { ok: false, refusal: valid.refusal };
      if (!may(by.role, valid.type)) return { ok: false, refusal: refuse('not-allowed', 'error.notAllowed') };
      const refusal = personalData(valid) ?? check(ahead, valid);
      if (refusal) return { ok: false, refusal };
      const change: Kept = { seq: after + accepted.size + 1, at: now, ...valid };
      ahead = apply(ahead, change); // what throws here is a bug, and is not stored
      accepted.set(change.id, change);
      return { ok: true, seq: change.seq };
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
      for (const one of tell) one();
    } catch (error) {
      onTrouble(error);
      for (const asked of batch) asked.fail(error);
    }
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
    get healthy() {
      return !log.broken;
    },
    propose: (by, input) =>
      new Promise((answer, fail) => {
        waiting.push({ by, input, answer, fail });
        void inTurn(decide);
      }),
    hello: (screen) => {
      const missed = seq - (screen.seq ?? -1);
      const near = screen.epoch === epoch && missed >= 0 && missed <= Math.min(GAP, tail.length);
      if (!near) return { epoch, seq, wall };
      return { epoch, from: seq - missed, changes: tail.slice(tail.length - missed) };
    },
    erase: (match) =>
      inTurn(async () => {
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
        if (!log.broken) await log.keep({ build, seq, at, wall });
        await log.close();
      }),
  };
}
