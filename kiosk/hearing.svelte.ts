import type { Refusal } from '../shared/change.ts';
import { LATE, patience, refusalOf } from './patience.ts';
import { SecondTap } from './second-tap.ts';
import type { Needs } from './visit.ts';

/** How it went with one note. `asked`: no answer yet. `again`: somebody tapped what was counted already. */
export type Told =
  | { readonly is: 'asked' }
  | { readonly is: 'counted'; readonly again: boolean }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/** "Dit hoor ik ook": the notes that were tapped in one visit. Every note counts once. */
export class Hearing {
  /** The note that was tapped last. */
  last: string | undefined = $state();

  #told: ReadonlyMap<string, Told> = $state.raw(new Map());
  #notSaved = new Map<string, string>();
  #needs: Pick<Needs, 'clock' | 'newId' | 'online' | 'propose'>;
  #visit: string;
  #second: SecondTap;

  constructor(needs: Pick<Needs, 'clock' | 'newId' | 'online' | 'propose'>, visit: string) {
    this.#needs = needs;
    this.#visit = visit;
    this.#second = new SecondTap(needs.clock);
  }

  /** Nothing for a note that nobody tapped. */
  of(note: string): Told | undefined {
    return this.#told.get(note);
  }

  /** One more customer said this. Nothing is lost when the page goes before the hub answers: the question stays asked. */
  async hear(note: string): Promise<void> {
    if (this.#second.is(note)) return;
    this.last = note;
    const before = this.of(note);
    if (before?.is === 'asked') return;
    if (before?.is === 'counted') return this.#tell(note, { is: 'counted', again: true });
    this.#tell(note, { is: 'asked' });
    // A note that could not be saved is asked with the id it had: the hub may have it after all.
    const id = this.#notSaved.get(note) ?? this.#needs.newId();
    const born = { id, made: this.#needs.clock(), visit: this.#visit };
    const word = await patience(this.#needs.propose('notes.signal', { note }, born), this.#needs.online() ? LATE : 0);
    const refusal = refusalOf(word);
    if (!refusal) return this.#tell(note, { is: 'counted', again: false });
    if (refusal.code === 'not-saved') this.#notSaved.set(note, id);
    else this.#notSaved.delete(note);
    this.#tell(note, refusal.code === 'duplicate-signal' ? { is: 'counted', again: true } : { is: 'refused', refusal });
  }

  #tell(note: string, told: Told): void {
    this.#told = new Map(this.#told).set(note, told);
  }
}
