const WAIT = 450; // milliseconds until a held key repeats
const EACH = 70;

/** A key that goes on while it is held down. */
export class Held {
  #wait: ReturnType<typeof setTimeout> | undefined;
  #each: ReturnType<typeof setInterval> | undefined;

  /** Does it at once, and again and again until `end`. */
  begin(work: () => void): void {
    this.end();
    work();
    this.#wait = setTimeout(() => (this.#each = setInterval(work, EACH)), WAIT);
  }

  end(): void {
    clearTimeout(this.#wait);
    clearInterval(this.#each);
  }
}
