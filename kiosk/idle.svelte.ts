const SILENCE = 40_000;
const SECONDS = 20; // WCAG 2.2.1 asks at least 20 to say "I am still here", as often as people want
const SECOND = 1_000;

export interface Needs {
  /** Somebody began something that may end, and nothing of it is on its way to the hub. */
  readonly mayEnd: () => boolean;
  /** It would cost them something. */
  readonly asks: () => boolean;
  readonly onEnd: () => void;
}

/** Is anybody there? After 40 s without a touch it asks, and 20 s later the visit is over. */
export class Idle {
  /** Whole seconds until the visit is over, while it asks. */
  left: number | undefined = $state();

  #needs: Needs;
  #held = false;
  #working = false;
  #wait = SILENCE;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #count: ReturnType<typeof setInterval> | undefined;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Somebody touched, typed or turned a wheel. While it asks only the answer counts. */
  touch(): void {
    if (this.left === undefined) this.stay();
  }

  /** A finger or a button of the mouse went down, or is up again. */
  hold(down: boolean): void {
    this.#held = down;
    this.touch();
  }

  /** Something goes on that nobody has to touch, as a recording: the visit does not end meanwhile. */
  work(on: boolean): void {
    this.#working = on;
    this.touch();
  }

  /** How long it is silent before it asks, in milliseconds: where people think longer. */
  patience(silence = SILENCE): void {
    this.#wait = silence;
    this.touch();
  }

  /** "I am still here." */
  stay(): void {
    this.stop();
    this.#silence = setTimeout(() => this.#silent(), this.#wait);
  }

  stop(): void {
    clearTimeout(this.#silence);
    clearInterval(this.#count);
    this.left = undefined;
  }

  #silent(): void {
    if (this.#held || this.#working || !this.#needs.mayEnd()) this.stay();
    else if (this.#needs.asks()) this.#ask();
    else this.#end();
  }

  #ask(): void {
    this.left = SECONDS;
    this.#count = setInterval(() => {
      this.left = (this.left ?? 0) - 1;
      if (this.left <= 0) this.#end();
    }, SECOND);
  }

  #end(): void {
    this.#needs.onEnd();
    this.stay();
  }
}
