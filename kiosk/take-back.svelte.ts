import type { Refusal } from '../shared/change.ts';
import { TAKE_BACK } from '../shared/note.ts';
import { LATE, patience, refusalOf } from './patience.ts';
import { SecondTap } from './second-tap.ts';
import type { Asking as Asked } from '../shared/client/connection.ts';
import { HOME_AFTER, type Asking, type Needs } from './visit.ts';

const COUNT = 200;

/** "Haal terug": what was just done is undone, in its first seconds. One for each thing that was done. */
export class TakeBack {
  asking: Asking = $state('no');
  done: boolean = $state(false);
  refusal: Refusal | undefined = $state.raw();
  /** Whole seconds in which it can still be asked. The hub counts from the birth of what was done, so we do. */
  seconds: number = $state(0);

  #needs: Pick<Needs, 'clock' | 'online'>;
  #made: number;
  #propose: () => Asked;
  #second: SecondTap;
  #leave: (milliseconds: number | undefined) => void;
  #count: ReturnType<typeof setInterval>;

  /**
   * `made` is the birth of what was done, `propose` asks the hub to undo it, and `leave` is told in how many
   * milliseconds the page may go, and with nothing that it has to stay.
   */
  constructor(
    needs: Pick<Needs, 'clock' | 'online'>,
    made: number,
    propose: () => Asked,
    leave: (milliseconds: number | undefined) => void = () => undefined,
  ) {
    this.#needs = needs;
    this.#made = made;
    this.#propose = propose;
    this.#second = new SecondTap(needs.clock);
    this.#leave = leave;
    this.#count = setInterval(() => this.#look(), COUNT);
    this.#look();
  }

  /** The page is gone: what was asked stays asked. */
  stop(): void {
    clearInterval(this.#count);
    this.#leave = () => undefined;
  }

  async ask(): Promise<void> {
    if (this.asking !== 'no' || this.done || this.#second.is('takeBack')) return;
    this.#leave(undefined);
    this.refusal = undefined;
    this.asking = 'asked';
    const word = await patience(this.#propose(), this.#needs.online() ? LATE : 0, () => {
      this.asking = 'late';
      this.#leave(HOME_AFTER.silence); // it will be undone all the same: the question stays asked
    });
    this.asking = 'no';
    this.refusal = refusalOf(word);
    this.done = !this.refusal;
    this.#leave(this.done ? HOME_AFTER.undone : HOME_AFTER.silence);
  }

  #look(): void {
    const left = this.#made + TAKE_BACK - this.#needs.clock();
    this.seconds = Math.min(TAKE_BACK / 1000, Math.max(0, Math.ceil(left / 1000)));
    if (left <= 0) clearInterval(this.#count);
  }
}
