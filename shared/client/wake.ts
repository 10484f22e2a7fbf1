const LOOK = 2_000;
const SLEPT = 15_000; // a timer that comes this late: the machine slept, or the page was frozen

/**
 * Calls `woke` when this page comes to after a sleep, or its network comes back: its line may be dead without a word,
 * and its timers stood still [E12]. `clock` is the system's, which goes on while a machine sleeps; one that is set
 * looks the same, and costs a connection. Gives what stops it.
 */
export function onWake(clock: () => number, woke: () => void): () => void {
  let last = clock();
  const look = (): void => {
    const now = clock();
    const slept = Math.abs(now - last) > SLEPT;
    last = now;
    if (slept && !document.hidden) woke(); // a browser slows the timers of a page that nobody sees
  };
  const timer = setInterval(look, LOOK);
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('visibilitychange', look, { signal });
  document.addEventListener('resume', woke, { signal });
  window.addEventListener('online', woke, { signal });
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}
