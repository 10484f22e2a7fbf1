import type { WallStore } from '../shared/client/wall-store.svelte.ts';
import { mix, noPlaces, type Places } from '../shared/read/mix.ts';
import type { Note } from '../shared/rituals/notes.ts';
import { recent } from '../shared/read/counts.ts';
import { dayOf } from '../shared/time/office.ts';

const TICK = 1_000;
const MINUTE = 60_000;
const FRESH = 45_000; // the longest time that a scene hangs: so long a note that just came in keeps its right to a place
const UNPLACED = Infinity;

/** `offline` is a screen that has nothing to show yet; one that lost its hub keeps its wall. */
export type Scene = 'pairing' | 'offline' | 'empty' | 'wall';

/** What is on, and when. Owns the display's only timer; all instants are the hub's clock, milliseconds UTC. */
export class Director {
  now: number = $state.raw(0);
  /** An instant of the office's present day. It moves only when the day does. */
  today: number = $state.raw(0);
  places: Places = $state.raw(noPlaces);
  /** Notes that took their place while people could be looking: these land. */
  landed: ReadonlySet<string> = $state.raw(new Set());

  /** The far plane of this day: ids of older notes, newest first, and of today's as they came. Nothing moves by day. */
  squares: { readonly older: readonly string[]; readonly today: readonly string[] } = $state.raw({
    older: [],
    today: [],
  });

  readonly #store: WallStore;
  readonly #clock: () => number;
  #day = '';
  #online = 0;
  #known: ReadonlySet<string> | undefined;
  /** Notes that came in while this screen was on, and since when each hangs. */
  readonly #fresh = new Map<string, number>();
  readonly #large = new Map<string, number>();

  constructor(store: WallStore, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
    this.#online = clock();
    this.tick();
  }

  get scene(): Scene {
    const { link, replica, wall } = this.#store;
    if (link === 'unpaired') return 'pairing';
    if (replica.epoch === '') return 'offline';
    return wall.notes.length === 0 ? 'empty' : 'wall';
  }

  /** For how many whole minutes there has been no hub; nothing when there is one. */
  get offline(): number | undefined {
    const { link } = this.#store;
    if (link === 'online' || link === 'unpaired') return undefined;
    return Math.max(0, Math.floor((this.now - this.#online) / MINUTE));
  }

  /** The last moment at which what is shown was true. */
  get trueUntil(): number {
    return this.#online;
  }

  /** Starts the clock; the result stops it. */
  start(): () => void {
    const timer = setInterval(() => this.tick(), TICK);
    return () => clearInterval(timer);
  }

  tick(): void {
    const { link, offset, profile } = this.#store;
    this.now = this.#clock() + offset;
    if (link === 'online') this.#online = this.now;
    const day = dayOf(this.now, profile.zone);
    if (day !== this.#day) this.#begin(day);
    if (this.#tire()) this.#settle();
  }

  /** Looks at the wall after a change. On the first look nothing is new: the wall hung there before this screen did. */
  look(): void {
    const { replica, wall } = this.#store;
    if (replica.epoch === '') return;
    this.tick();
    for (const { id } of wall.notes) if (this.#known && !this.#known.has(id)) this.#fresh.set(id, UNPLACED);
    const first = this.#known === undefined;
    this.#known = new Set(wall.notes.map(({ id }) => id));
    for (const id of this.#fresh.keys()) if (!this.#known.has(id)) this.#fresh.delete(id);
    if (first) this.#layOut();
    else this.#add();
    this.#settle(first);
  }

  /** Once a day, at night: what was taken down leaves no gap any more, and older notes move up. */
  #layOut(): void {
    const { notes, older } = recent(this.#store.wall.notes, this.now, this.#store.profile.zone);
    const ids = notes.map(({ id }) => id);
    this.squares = { older: ids.slice(0, older).toReversed(), today: ids.slice(older) };
  }

  /** By day a square is only added: what is taken down leaves its place free until night. */
  #add(): void {
    const { older, today } = this.squares;
    const there = new Set([...older, ...today]);
    const added = this.#store.wall.notes.map(({ id }) => id).filter((id) => !there.has(id) && this.#fresh.has(id));
    if (added.length > 0) this.squares = { older, today: [...today, ...added] };
  }

  #begin(day: string): void {
    this.#day = day;
    this.today = this.now;
    this.#large.clear();
    this.#fresh.clear();
    if (this.#known) this.#layOut();
  }

  /** A fresh note that has hung long enough is one of many again. True when there was one. */
  #tire(): boolean {
    const tired = [...this.#fresh].filter(([, since]) => this.now - since >= FRESH);
    for (const [id] of tired) this.#fresh.delete(id);
    return tired.length > 0;
  }

  #settle(first = false): void {
    const notes: readonly Note[] = this.#store.wall.notes;
    const known = this.#known ?? new Set<string>();
    const today = new Set([...known].filter((id) => !this.#fresh.has(id)));
    if (this.places.large !== undefined) this.#large.set(this.places.large, this.now);
    const before = hanging(this.places);
    this.places = mix(notes, this.places, { today, large: this.#large }, this.now);
    const after = hanging(this.places);
    for (const id of after) if (this.#fresh.get(id) === UNPLACED) this.#fresh.set(id, this.now);
    this.landed = new Set([...after].filter((id) => this.landed.has(id) || (!first && !before.has(id))));
  }
}

const hanging = ({ large, small }: Places): ReadonlySet<string> =>
  new Set([large, ...small].filter((id): id is string => id !== undefined));
