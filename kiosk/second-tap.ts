const SECOND_TAP = 500; // milliseconds: EN 301 549 5.8

/** Knows a tap that comes too soon after another on the same button to be meant. */
export class SecondTap {
  #clock: () => number;
  #last = new Map<string, number>();

  /** `clock`: milliseconds UTC, right or wrong. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  is(button: string): boolean {
    const now = this.#clock();
    const second = Math.abs(now - (this.#last.get(button) ?? -Infinity)) < SECOND_TAP;
    if (!second) this.#last.set(button, now);
    return second;
  }

  forget(): void {
    this.#last.clear();
  }
}
