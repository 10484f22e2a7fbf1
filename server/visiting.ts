import type { Wall } from '../shared/wall.ts';

const LOOK = 60_000; // a clock that is set is noticed within a minute

export interface VisitingOptions {
  readonly wall: () => Wall;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  /** Visitors came, or they went. */
  readonly onTurn: () => void;
  /** Does this after so many milliseconds; gives what stops it. */
  readonly later?: (work: () => void, ms: number) => () => void;
}

/** Are there visitors in the office's halls? */
export interface Visiting {
  readonly now: boolean;
  /** The wall changed: looks whether they came or went, and waits for the end of their hour. */
  look(): void;
  stop(): void;
}

/** Their hour is on the wall, so that a restart keeps it; that it is over is nobody's change. */
export function openVisiting({ wall, clock, onTurn, later = afterwards }: VisitingOptions): Visiting {
  const left = (): number => wall().visitors.until - clock();
  let now = left() > 0;
  let until = 0;
  let stop: (() => void) | undefined;

  function look(): void {
    const here = left() > 0;
    if (!here || until !== wall().visitors.until) arm();
    if (here === now) return;
    now = here;
    onTurn();
  }

  function arm(): void {
    stop?.();
    stop = undefined;
    until = wall().visitors.until;
    if (left() > 0) stop = later(again, Math.min(left(), LOOK));
  }

  function again(): void {
    arm();
    look();
  }

  arm();
  return {
    get now() {
      return now;
    },
    look,
    stop: () => stop?.(),
  };
}

function afterwards(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms).unref();
  return () => clearTimeout(timer);
}
