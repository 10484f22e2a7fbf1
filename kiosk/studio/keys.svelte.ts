import type { Sizes } from '../sizes.ts';

/** Where the letters go, on a screen that brings keys of its own; a desk and a phone have theirs. */
export class Keys {
  readonly #mode: () => Sizes['keys'];
  /** The field that somebody writes in. */
  field: HTMLTextAreaElement | undefined = $state.raw();

  constructor(mode: () => Sizes['keys']) {
    this.#mode = mode;
  }

  get mode(): Sizes['keys'] {
    return this.#mode();
  }

  /** The keys lie below the page. */
  get open(): boolean {
    return this.mode !== 'none' && this.field !== undefined;
  }
}
