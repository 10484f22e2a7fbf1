/** One thing to do later: asking anew moves it. */
export class Later {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: () => void;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** In so many milliseconds; with nothing not at all. */
  readonly after = (milliseconds: number | undefined): void => {
    clearTimeout(this.#timer);
    if (milliseconds !== undefined) this.#timer = setTimeout(this.#work, milliseconds);
  };
}
