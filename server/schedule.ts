const TICK = 15_000;
const DAY = 86_400_000;

/** What a job is told when its turn comes. */
export interface Turn {
  /** Milliseconds UTC, as far as the clock can be believed. */
  readonly now: number;
  /** The clock went more than a day another way than time did, since the last turn of this job [T1]. */
  readonly leapt: boolean;
}

/** One thing that the hub does by itself, again and again. */
export interface Job {
  /** For the log, when it goes wrong. */
  readonly name: string;
  /** How long there is between two turns, at least: ms. */
  readonly every: number;
  readonly run: (turn: Turn) => unknown;
}

export interface ScheduleOptions {
  readonly jobs: readonly Job[];
  /** Milliseconds UTC. May be set by anybody, to anything. */
  readonly clock: () => number;
  /** Milliseconds that only ever go on, at the pace of time. */
  readonly steady: () => number;
  readonly onTrouble: (job: string, error: unknown) => void;
}

export interface Schedule {
  /** Gives every job whose time has come its turn, one after the other. What goes wrong in one does not stop the next. */
  turn(): Promise<void>;
  /** No turn begins any more; resolves when the last has ended. */
  close(): Promise<void>;
}

/** The hub's only timer. How long something lasts is measured by steady time: a clock that leaps brings no turn nearer. */
export function openSchedule({ jobs, clock, steady, onTrouble }: ScheduleOptions): Schedule {
  const last = new Map<Job, number>();
  const leapt = new Set<Job>();
  let ahead = clock() - steady();
  let turning: Promise<void> | undefined;
  let closed = false;

  async function turn(): Promise<void> {
    const now = clock();
    const before = ahead;
    ahead = now - steady();
    if (Math.abs(ahead - before) > DAY) for (const job of jobs) leapt.add(job);
    for (const job of jobs) {
      if (closed || steady() - (last.get(job) ?? -Infinity) < job.every) continue;
      last.set(job, steady());
      try {
        await job.run({ now, leapt: leapt.delete(job) });
      } catch (error) {
        onTrouble(job.name, error);
      }
    }
  }

  const next = (): Promise<void> => (turning ??= turn().finally(() => (turning = undefined)));
  const timer = setInterval(() => void next(), TICK).unref();

  return {
    turn: next,
    async close() {
      closed = true;
      clearInterval(timer);
      await turning;
    },
  };
}
