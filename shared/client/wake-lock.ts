/**
 * Keeps this screen from going to sleep, where its browser can: on HTTPS or this very machine. A browser lets go of that
 * when it hides the page, so it is asked again when the page is seen again.
 */
export function stayAwake(): void {
  const { wakeLock } = navigator as Partial<Navigator>;
  const ask = (): void => {
    if (!document.hidden) wakeLock?.request('screen').catch(() => undefined); // a battery that is low says no
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
