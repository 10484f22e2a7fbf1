import type { Answer, Refusal } from '../shared/change.ts';
import type { Data, Type } from '../shared/wall.ts';
import { LATE, patience, refusalOf, type Word } from './patience.ts';
import type { Asking, Born, Needs } from './visit.ts';

/** What a person asks the hub and waits for: one thing at a time. */
export class Question {
  sending: Asking = $state('no');
  /** Why the hub, or the check before it, said no. */
  refusal: Refusal | undefined = $state.raw();

  #needs: Pick<Needs, 'propose' | 'online'>;

  constructor(needs: Pick<Needs, 'propose' | 'online'>) {
    this.#needs = needs;
  }

  /** The word that the person waited for, and the hub's last one, however long that takes. */
  async ask<T extends Type>(type: T, data: Data<T>, born: Born): Promise<{ word: Word; answer: Promise<Answer> }> {
    this.refusal = undefined;
    this.sending = 'asked';
    const asking = this.#needs.propose(type, data, born);
    // Who knows that nobody answers need not wait for it.
    const word = await patience(asking, this.#needs.online() ? LATE : 0, () => (this.sending = 'late'));
    this.sending = 'no';
    this.refusal = refusalOf(word);
    return { word, answer: asking.answer };
  }
}
