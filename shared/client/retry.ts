const FIRST = 250; // ms, twice as long each time
const MOST = 2_000; // 30 s would spare a hub that takes 1,000 screens a second anyway, and break [E12]

export interface Retry {
  /** Tries again, each time later. */
  later(): void;
  /** Tries again after about so long: milliseconds. */
  after(ms: number): void;
  /** It worked, or it may work again: begins anew with short delays. */
  fresh(): void;
  stop(): void;
}

/**
 * Calls `work` after a while. Between half and one and a half times as long as meant, always, so that screens that lost
 * a hub together do not all come back at once [E9].
 */
export function retry(work: () => void): Retry {
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const after = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(work, ms * (0.5 + Math.random()));
  };
  return {
    after,
    later() {
      after(Math.min(FIRST * 2 ** attempts, MOST));
      attempts += 1;
    },
    fresh: () => void (attempts = 0),
    stop: () => clearTimeout(timer),
  };
}
