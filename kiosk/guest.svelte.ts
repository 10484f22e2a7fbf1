import type { Language } from '../shared/text/language.ts';
import { plain, type Born, type Ease, type Needs } from './visit.ts';

/** Who stands at the kiosk now: in which language, and what makes it easier. Nobody knows more than that. */
export class Guest {
  ease: Ease = $state.raw(plain);
  /** The language that was asked for. */
  chosen: Language | undefined = $state();

  #visit: string;
  #needs: Pick<Needs, 'clock' | 'newId' | 'language'>;

  constructor(needs: Pick<Needs, 'clock' | 'newId' | 'language'>) {
    this.#needs = needs;
    this.#visit = needs.newId();
  }

  get language(): Language {
    return this.chosen ?? this.#needs.language();
  }

  /** What is asked in this visit gets this at its birth. */
  readonly born = (id = this.#needs.newId()): Born => ({ id, made: this.#needs.clock(), visit: this.#visit });

  /** The next one begins in the office's own language. */
  leave(): void {
    this.chosen = undefined;
    this.ease = plain;
    this.#visit = this.#needs.newId();
  }
}
