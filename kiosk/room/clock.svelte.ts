const TICK = 1_000;

/** The hub's clock, once a second, for a page that lives by it. `offset`: what to add to this screen's own. */
export class Clock {
  now: number = $state.raw(0);
  readonly #own: () => number;
  readonly #offset: () => number;

  constructor(own: () => number, offset: () => number) {
    this.#own = own;
    this.#offset = offset;
    this.tick();
  }

  tick(): void {
    this.now = this.#own() + this.#offset();
  }

  /** Starts it; the result stops it. */
  start(): () => void {
    const timer = setInterval(() => this.tick(), TICK);
    return () => clearInterval(timer);
  }
}
