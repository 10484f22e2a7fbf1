const KEY = 'woc.reloaded';
const ONCE_IN = 60_000; // a hub that keeps naming another build must not keep a kiosk from working

/** Takes in a new build at a moment when nobody notices and nothing is lost. */
export class Reload {
  #wanted = false;
  #clock: () => number;
  #may: () => boolean;

  /** `clock` in milliseconds UTC; `may` says whether nothing would be lost now. */
  constructor(clock: () => number, may: () => boolean) {
    this.#clock = clock;
    this.#may = may;
  }

  want(): void {
    this.#wanted = true;
    this.perhaps();
  }

  /** Reloads when that is wanted, may be, and did not happen in the last minute. */
  perhaps(): void {
    const now = this.#clock();
    const last = Number(sessionStorage.getItem(KEY) ?? -Infinity);
    if (!this.#wanted || !this.#may() || Math.abs(now - last) < ONCE_IN) return;
    sessionStorage.setItem(KEY, String(now));
    location.reload();
  }
}
