/** Videos (their `media`) that this screen cannot play, across reloads, as long as its browser is the same. */

const KEY = 'wall.cannot';
const MOST = 20; // as many as a beat takes
const AGAIN = 600_000; // what only did not come is tried again

type Keep = Pick<Storage, 'getItem' | 'setItem'>;

export class Cannot {
  readonly #storage: () => Keep | undefined;
  readonly #browser: () => string;
  #media: readonly string[] | undefined;
  #waits: ReadonlyMap<string, number> = new Map();
  #all: ReadonlySet<string> = new Set();

  /** `browser` names this browser and its version: another may play what this one could not. */
  constructor(storage: () => Keep | undefined, browser: () => string) {
    this.#storage = storage;
    this.#browser = browser;
  }

  /** What it tried and cannot play, oldest first: for its beat. */
  get media(): readonly string[] {
    return (this.#media ??= this.#read());
  }

  /** The same with what did not come within the last minutes: the very same set as long as that does not change. */
  at(now: number): ReadonlySet<string> {
    const waits = [...this.#waits].flatMap(([media, since]) => (Math.abs(now - since) < AGAIN ? [media] : []));
    const all = [...this.media, ...waits];
    if (all.length !== this.#all.size || all.some((one) => !this.#all.has(one))) this.#all = new Set(all);
    return this.#all;
  }

  /** It did not come: not now. */
  wait(media: string, now: number): void {
    this.#waits = new Map([...this.#waits, [media, now] as const].slice(-MOST));
  }

  /** This screen cannot play it. */
  add(media: string): void {
    if (!this.media.includes(media)) this.#keep([...this.media, media].slice(-MOST));
  }

  /** Forgets what no vlog on the wall refers to any more. Not for a wall that is not there yet. */
  retain(known: ReadonlySet<string>): void {
    const left = this.media.filter((one) => known.has(one));
    if (left.length < this.media.length) this.#keep(left);
  }

  #keep(media: readonly string[]): void {
    this.#media = media;
    try {
      this.#storage()?.setItem(KEY, JSON.stringify({ browser: this.#browser(), media }));
    } catch {
      // a browser that keeps nothing tries it again after a reload
    }
  }

  #read(): readonly string[] {
    try {
      const kept: unknown = JSON.parse(this.#storage()?.getItem(KEY) ?? 'null');
      if (typeof kept !== 'object' || kept === null || !('media' in kept) || !('browser' in kept)) return [];
      if (kept.browser !== this.#browser() || !Array.isArray(kept.media)) return [];
      return kept.media.filter((one): one is string => typeof one === 'string').slice(-MOST);
    } catch {
      return [];
    }
  }
}

/** This page's own. */
export const cannot = new Cannot(
  () => localStorage,
  () => navigator.userAgent,
);
