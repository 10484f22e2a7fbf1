const AGAIN = 60_000;
const reloadedAt = 'wall.reloadedAt';

/** Loads the page anew. A hub that serves another build than its pages say must not make a screen do so for ever. */
export function reloadOnce(clock: () => number): void {
  const now = clock();
  if (Math.abs(now - Number(sessionStorage.getItem(reloadedAt) ?? 0)) < AGAIN) return;
  sessionStorage.setItem(reloadedAt, String(now));
  location.reload();
}
