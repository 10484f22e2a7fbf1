import type { Refusal } from '../shared/change.ts';
import { TAKE_BACK } from '../shared/rituals/notes.ts';
import { LATE, patience, refusalOf } from './patience.ts';
import { SecondTap } from './second-tap.ts';
import { HOME_AFTER, type Asking, type Hung, type Needs } from './visit.ts';

const COUNT = 200;

/** "Haal terug": a note comes down again, in its first seconds. One for each note that was hung. */
export class TakeBack {
  asking: Asking = $state('no');
  done: boolean = $state(false);
  refusal: Refusal | undefined = $state.raw();
  /** Whole seconds in which it can still be asked. The hub counts from the note's birth, so we do. */
  seconds: number = $state(0);

  #needs: Needs;
  #visit: string;
  #note: Hung;
  #second: SecondTap;
  #leave: (milliseconds: number | undefined) => void;
  #count: ReturnType<typeof setInterval>;

  /** `leave` is told in how many milliseconds the page may go, and with nothing that it has to stay. */
  constructor(needs: Needs, visit: string, note: Hung, leave: (milliseconds: number | undefined) => void) {
    this.#needs = needs;
    this.#visit = visit;
    this.#note = note;
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
    const born = { id: this.#needs.newId(), made: this.#needs.clock(), visit: this.#visit };
    const asking = this.#needs.propose('notes.takeBack', { note: this.#note.id }, born);
    const word = await patience(asking, this.#needs.online() ? LATE : 0, () => {
      this.asking = 'late';
      this.#leave(HOME_AFTER.silence); // it will be taken down all the same: the question stays asked
    });
    this.asking = 'no';
    this.refusal = refusalOf(word);
    this.done = !this.refusal;
    this.#leave(this.done ? HOME_AFTER.undone : HOME_AFTER.silence);
  }

  #look(): void {
    const left = this.#note.made + TAKE_BACK - this.#needs.clock();
    this.seconds = Math.min(TAKE_BACK / 1000, Math.max(0, Math.ceil(left / 1000)));
  }
}
