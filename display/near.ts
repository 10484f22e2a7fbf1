import { mix, noPlaces, swap, type Places, type Shown } from '../shared/read/mix.ts';
import type { Note } from '../shared/note.ts';

const FRESH = 45_000; // so long a note that just came in keeps its right to a place
const LARGE_TURN = 3; // every third change is the large note's

/** The near plane of one screen: what hangs, and what it remembers of this day. Instants are the hub's. */
export class Near {
  places: Places;
  /** When something came to hang, last. */
  changed = -Infinity;
  #changes = 0;
  readonly #fresh = new Map<string, number>();
  readonly #hung = new Map<string, number>();
  readonly #large = new Map<string, number>();

  constructor(small: number) {
    this.places = noPlaces(small);
  }

  get all(): readonly (string | undefined)[] {
    return [this.places.large, ...this.places.small];
  }

  /** A new day: everything may be shown again. */
  begin(): void {
    this.#fresh.clear();
    this.#hung.clear();
    this.#large.clear();
  }

  welcome(added: readonly Note[], now: number): void {
    for (const { id } of added) this.#fresh.set(id, now);
  }

  /** Lets go of what is not on the wall any more, and of the right of what hung long enough. True when that may change places. */
  tire(notes: readonly Note[], now: number): boolean {
    if (this.#hung.size + this.#fresh.size > 2 * notes.length + 20) {
      const there = new Set(notes.map(({ id }) => id));
      for (const memory of [this.#hung, this.#large, this.#fresh])
        for (const id of memory.keys()) if (!there.has(id)) memory.delete(id);
    }
    const tired = [...this.#fresh].filter(([, since]) => now - since >= FRESH);
    for (const [id] of tired) this.#fresh.delete(id);
    return tired.length > 0;
  }

  settle(notes: readonly Note[], now: number): void {
    this.#hang(mix(notes, this.places, this.#shown, now), now);
  }

  /** The place whose note should go next: that which hung longest, every third time the large one. */
  tiredPlace(notes: readonly Note[], now: number): number | undefined {
    this.changed = now;
    this.#changes += 1;
    const since = (place: number): number => this.#hung.get(this.all[place] ?? '') ?? 0;
    const small = [...this.all.keys()].slice(1).sort((a, b) => since(a) - since(b));
    const order = this.#changes % LARGE_TURN === 0 || small.length === 0 ? [0, ...small] : small;
    return order.find((place) => {
      const id = this.all[place];
      if (id === undefined || this.#fresh.has(id)) return false;
      return swap(notes, this.places, place, this.#shown, now) !== this.places;
    });
  }

  /** Hangs another note at this place, if there is one. */
  change(notes: readonly Note[], place: number, now: number): void {
    this.#hang(swap(notes, this.places, place, this.#shown, now), now);
  }

  get #shown(): Shown {
    return { fresh: new Set(this.#fresh.keys()), hung: this.#hung, large: this.#large };
  }

  #hang(places: Places, now: number): void {
    const before = this.all;
    const same = before.every((id, place) => [places.large, ...places.small][place] === id);
    if (places.large !== undefined) this.#large.set(places.large, now);
    if (same) return;
    this.places = places;
    this.changed = now;
    for (const id of this.all) if (id !== undefined && !before.includes(id)) this.#hung.set(id, now);
  }
}
