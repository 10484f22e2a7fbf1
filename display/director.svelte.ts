import type { WallStore } from '../shared/client/wall-store.svelte.ts';
import { momentFor } from '../shared/read/moments.ts';
import { nextTurn, type Seen, type Turn } from '../shared/read/programme.ts';
import { isDone } from '../shared/note.ts';
import type { Spot } from '../shared/rituals/programme.ts';
import { awake, type hoursOf } from '../shared/time/hours.ts';
import { dayOf } from '../shared/time/office.ts';
import type { Scene } from './acts.ts';
import { Hanging, type HangingOptions } from './hanging.svelte.ts';
import { OnAir } from './on-air.svelte.ts';

const TICK = 1_000;
const SOON = 15_000; // long enough to fetch the beginning of a video
const MINUTE = 60_000;
const GOOD_NIGHT = MINUTE;
const EVERGREEN = 240; // minutes without a hub: nothing on the wall is sure any more
const none: ReadonlySet<string> = new Set();
const LEASE = 60; // the same, where visitors pass: what was approved may not be by now [E8]

export interface DirectorOptions extends Omit<HangingOptions, 'free'> {
  /** When the screen is on; always without it. */
  readonly hours?: ReturnType<typeof hoursOf>;
  /** Whose list is on; without it nothing hangs over the wall. */
  readonly spot?: Spot | undefined;
  /** The videos (their `media`) that this screen cannot play at an instant of the hub's. */
  readonly cannot?: (now: number) => ReadonlySet<string>;
}

/** What is on, and when. Owns the display's only timer. There is one act at a time, so one thing moves. */
export class Director {
  now: number = $state.raw(0);
  /** An instant of the office's present day. It moves only when the day does. */
  today: number = $state.raw(0);
  readonly hanging: Hanging;
  readonly onAir: OnAir;
  #night: number | undefined = $state.raw(undefined);
  readonly #options: DirectorOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  readonly #born: number;
  #day = '';
  /** When the hub was there last. */
  #online: number | undefined;
  #heard: WallStore['live'] = [];

  constructor(options: DirectorOptions) {
    this.#options = options;
    this.onAir = new OnAir();
    this.hanging = new Hanging({ ...options, free: () => this.onAir.mayHave('news', this.now) });
    this.#born = options.clock();
    this.tick();
  }

  /** What the screen shows beneath everything that the programme hangs over it. */
  get base(): Scene {
    const { link, replica, wall } = this.#options.store;
    if (link === 'unpaired') return 'pairing';
    if (this.#night !== undefined) return 'night';
    if (replica.epoch === '') return 'offline';
    if (replica.shown) return 'reception';
    if ((this.offline ?? 0) >= EVERGREEN) return 'question';
    if (this.hanging.act?.kind === 'moment') return 'new-note';
    return wall.notes.hanging.some((note) => !isDone(note)) ? 'wall' : 'empty';
  }

  get scene(): Scene {
    const { scene } = this.over ?? {};
    return scene !== undefined && this.onAir.seen === this.over ? scene : this.base;
  }

  /** What hangs over the wall; nothing where the wall does, or something that is no part of the programme. */
  get over(): Turn | undefined {
    const { turn } = this.onAir;
    return this.#open && turn.scene !== 'wall' ? turn : undefined;
  }

  /** Is there a programme at all now? */
  get #open(): boolean {
    const { base } = this;
    if (this.#options.spot === undefined && base !== 'reception') return false;
    return base === 'wall' || base === 'empty' || base === 'reception';
  }

  /** What visitors may see, where they pass. */
  get shown() {
    const { shown } = this.#options.store.replica;
    return shown && (this.offline ?? 0) >= LEASE ? [] : shown;
  }

  /** What decides what is on. */
  get seen(): Seen {
    const { store, spot = 'hall', cannot } = this.#options;
    const { shown } = this;
    return {
      wall: store.wall,
      shown,
      spot: shown ? 'reception' : spot,
      zone: store.profile.zone,
      cannot: cannot?.(this.now) ?? none,
    };
  }

  /** The video that is on next, when that is soon: it may be fetched. */
  get soon(): string | undefined {
    const { turn } = this.onAir;
    if (turn.scene === 'vlog' || turn.until - this.now > SOON || !this.#open) return undefined;
    const next = nextTurn(this.seen, turn.until, turn);
    return this.seen.wall.vlogs.shown.find(({ id }) => next.scene === 'vlog' && id === next.of)?.media;
  }

  /** For how many whole minutes there has been no hub; nothing when there is one. */
  get offline(): number | undefined {
    const { link } = this.#options.store;
    if (link === 'online' || link === 'unpaired') return undefined;
    return Math.max(0, Math.floor((this.now - this.trueUntil) / MINUTE));
  }

  /** The last moment at which what is shown was true. */
  get trueUntil(): number {
    return this.#online ?? (this.#options.store.heardAt || this.#born);
  }

  /** "Tot morgen" hangs for a minute, then it is dark. */
  get goodNight(): boolean {
    return this.#night !== undefined && this.now - this.#night < GOOD_NIGHT;
  }

  /** Starts the clock; the result stops it. */
  start(): () => void {
    this.#running = true;
    this.tick();
    return () => {
      this.#running = false;
      clearTimeout(this.#timer);
    };
  }

  tick(): void {
    const { store, clock, hours } = this.#options;
    this.now = clock() + store.offset;
    if (store.link === 'online') this.#online = this.now;
    const day = dayOf(this.now, store.profile.zone);
    if (day !== this.#day) {
      this.#day = day;
      this.today = this.now;
      this.hanging.begin(this.now, day);
    }
    const asleep = !awake(hours, this.now, store.profile.zone, store.wall.office.opening);
    if (asleep !== (this.#night !== undefined)) this.#night = asleep ? this.now : undefined;
    this.onAir.choose(this.seen, this.now, this.#open);
    this.hanging.tick(this.now, (this.base === 'wall' || this.base === 'empty') && this.over === undefined);
    this.#arm();
  }

  /** Looks at the wall after a change. */
  look(): void {
    const { replica, live } = this.#options.store;
    if (replica.shown) this.hanging.forget();
    if (replica.epoch === '') return;
    this.tick();
    if (live !== this.#heard)
      this.onAir.hear(
        live.flatMap((change) => momentFor(change, this.seen) ?? []),
        this.now,
      );
    this.#heard = live;
    if (!replica.shown) this.hanging.look();
    if (this.hanging.act?.kind === 'moment') this.onAir.stay(this.now);
    this.onAir.choose(this.seen, this.now, this.#open);
    this.#arm();
  }

  /** What hangs over the wall can be seen. */
  ready(turn: Turn): void {
    this.onAir.ready(turn);
  }

  /** It cannot be shown. */
  fail(turn: Turn): void {
    this.onAir.fail(turn);
    this.tick();
  }

  /** Somebody at the screen wants the next, or the one before. */
  go(by: 1 | -1): void {
    this.onAir.go(this.seen, this.now, by);
    this.tick();
  }

  /** Somebody wants it to stay as it is, or to go on. */
  pause(): void {
    this.onAir.pause(this.now);
    this.tick();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (!this.#running) return;
    const { clock } = this.#options;
    const { act } = this.hanging;
    const { until } = this.onAir.turn;
    const ends = until > this.now ? until - this.now : TICK;
    const acts = act ? Math.max(0, act.until - clock()) : TICK;
    this.#timer = setTimeout(() => this.tick(), Math.min(TICK, ends, acts));
  }
}
