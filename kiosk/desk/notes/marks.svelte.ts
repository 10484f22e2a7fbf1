import type { Piece } from '../../draft.ts';
import type { somebodyIn } from '../../somebody.ts';

/** Who can be found by what is written here, as the kiosk marks it: a chunk of its own, and the hub looks as well. */
export class Marks {
  #look: typeof somebodyIn | undefined = $state.raw(undefined);
  /** Numbers of which the steward said that they are orders'. */
  #orders: readonly string[] = $state.raw([]);

  readonly #formats: () => readonly string[];

  /** `formats`: how the company writes its own numbers. */
  constructor(formats: () => readonly string[]) {
    this.#formats = formats;
    void import('../../somebody.ts').then(
      (rules) => (this.#look = rules.somebodyIn),
      () => undefined,
    );
  }

  in(text: string | undefined): Piece | undefined {
    return text === undefined ? undefined : this.#look?.(text, this.#formats(), this.#orders);
  }

  /** Is there anybody in any of these? */
  any(texts: readonly (string | undefined)[]): boolean {
    return texts.some((text) => this.in(text) !== undefined);
  }

  asOrder({ piece }: Piece): void {
    this.#orders = [...this.#orders, piece];
  }

  /** What the hub has to be told with these texts. */
  said(texts: readonly (string | undefined)[]): { readonly numbers?: 'order' } {
    return this.#orders.some((order) => texts.some((text) => text?.includes(order))) ? { numbers: 'order' } : {};
  }
}
