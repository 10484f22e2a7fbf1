/** What a screen sees of its video when it looks: once a second. */
export interface Look {
  /** Milliseconds, of any clock that runs. */
  readonly at: number;
  /** How far it is: seconds. */
  readonly time: number;
  /** Pictures that were decoded. */
  readonly frames: number;
}

/** The last look, and since when nothing moved. */
export interface Watch {
  readonly last: Look;
  readonly since: number;
}

const PATIENCE = 4_000; // with a look a second, what stands still is gone within five [V6]
const LEAP = 3_000; // between two looks: the clock was set, or the page slept

/** Looks again. A video goes on when its time and its picture do: sound beside a still is none [V5]. */
export function watch(before: Watch | undefined, now: Look): Watch {
  if (!before) return { last: now, since: now.at };
  const { last } = before;
  const leapt = now.at < last.at || now.at - last.at > LEAP;
  const moved = now.time !== last.time && now.frames !== last.frames;
  return { last: now, since: leapt || moved ? now.at : before.since };
}

export const stands = ({ last, since }: Watch): boolean => last.at - since >= PATIENCE;
