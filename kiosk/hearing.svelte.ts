import type { Refusal } from '../shared/change.ts';
import type { Guest } from './guest.svelte.ts';
import { LATE, patience, refusalOf } from './patience.ts';
import { SecondTap } from './second-tap.ts';
import { TakeBack } from './take-back.svelte.ts';
import type { Needs } from './visit.ts';

/** How it went with one note. `asked`: no answer yet. `again`: somebody tapped what was counted already. `undone`: taken back. */
export type Told =
  | { readonly is: 'asked' }
  | { readonly is: 'undone' }
  | { readonly is: 'counted'; readonly again: boolean }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/** "Dit hoor ik ook": the notes that were tapped in one visit. Every note counts once. */
export class Hearing {
  /** The note that was tapped last. */
  last: string | undefined = $state();

  #undo: ReadonlyMap<string, TakeBack> = $state.raw(new Map());
  #told: ReadonlyMap<string, Told> = $state.raw(new Map());
  #notSaved = new Map<string, string>();
  #needs: Pick<Needs, 'clock' | 'online' | 'propose'>;
  #born: Guest['born'];
  #second: SecondTap;

  constructor(needs: Pick<Needs, 'clock' | 'online' | 'propose'>, born: Guest['born']) {
    this.#needs = needs;
    this.#born = born;
    this.#second = new SecondTap(needs.clock);
  }

  /** Nothing for a note that nobody tapped. */
  of(note: string): Told | undefined {
    return this.#told.get(note);
  }

  /** Whole seconds in which another tap takes it back. */
  seconds(note: string): number {
    return this.#undo.get(note)?.seconds ?? 0;
  }

  /** The page is gone. */
  stop(): void {
    for (const undo of this.#undo.values()) undo.stop();
  }

  /** One more customer said this; tapped again in its first seconds, it was a slip. Nothing is lost when the page goes before the hub answers: the question stays asked. */
  async hear(note: string): Promise<void> {
    if (this.#second.is(note)) return;
    this.last = note;
    const before = this.of(note);
    if (before?.is === 'asked') return;
    if (before?.is === 'counted') return this.#takeBack(note);
    this.#tell(note, { is: 'asked' });
    // A note that could not be saved is asked with the id it had: the hub may have it after all.
    const { made, visit, id } = this.#born(this.#notSaved.get(note));
    const asking = this.#needs.propose('notes.signal', { note }, { id, made, visit });
    const refusal = refusalOf(await patience(asking, this.#needs.online() ? LATE : 0));
    if (!refusal) {
      const unsay = () => this.#needs.propose('notes.unsignal', { note, signal: id }, this.#born());
      this.#undo = new Map(this.#undo).set(note, new TakeBack(this.#needs, made, unsay));
      return this.#tell(note, { is: 'counted', again: false });
    }
    if (refusal.code === 'not-saved') this.#notSaved.set(note, id);
    else this.#notSaved.delete(note);
    this.#tell(note, refusal.code === 'duplicate-signal' ? { is: 'counted', again: true } : { is: 'refused', refusal });
  }

  async #takeBack(note: string): Promise<void> {
    const undo = this.#undo.get(note);
    if (undo && undo.seconds > 0) await undo.ask();
    this.#tell(note, undo?.done ? { is: 'undone' } : { is: 'counted', again: true });
    if (undo?.done) this.#notSaved.delete(note);
  }

  #tell(note: string, told: Told): void {
    this.#told = new Map(this.#told).set(note, told);
  }
}
