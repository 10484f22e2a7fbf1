import type { WallStore } from '../shared/client/wall-store.svelte.ts';
import { isDone, type Note } from '../shared/note.ts';
import { noPlaces, type Places } from '../shared/read/mix.ts';
import { isNews, type Act, type Motion } from './acts.ts';
import { Near } from './near.ts';
import { add, layOut, noSquares, type Squares } from './squares.ts';

const PAUSE = 20_000; // between two changes of the near plane
const MOMENT_AGAIN = 3 * 60_000;
const TURNS = 5; // squares that turn before people's eyes; more would be a show
const TURN_AGAIN = 2_000;
const SLACK = 60; // an animation begins with the next frame
const LONGEST = 30_000; // an act that seems to last longer began before the clock was set back

export interface HangingOptions {
  readonly store: WallStore;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  readonly motion: () => Motion;
  /** How many small notes there is room for. */
  readonly small: number;
  /** How many older squares there is room for. */
  readonly room: () => number;
  /** May a new note have the whole screen now? */
  readonly free: () => boolean;
}

/** What hangs on the wall, and the one thing that moves there. The director says what time it is, and when it can be seen. */
export class Hanging {
  places: Places = $state.raw(noPlaces(0));
  squares: Squares = $state.raw(noSquares);
  act: Act | undefined = $state.raw(undefined);
  /** Notes that came in since the last full-screen moment and had none themselves. */
  quiet: readonly string[] = $state.raw([]);
  /** Done notes whose squares have yet to turn. */
  held: ReadonlySet<string> = $state.raw(new Set());
  readonly #options: HangingOptions;
  readonly #near: Near;
  #now = 0;
  #day = '';
  #notes: readonly Note[] | undefined;
  #moment = -Infinity;
  #turned = -Infinity;

  constructor(options: HangingOptions) {
    this.#options = options;
    this.#near = new Near(options.small);
    this.places = this.#near.places;
  }

  /** A new day of the office: everything may be shown again. */
  begin(now: number, day: string): void {
    this.#now = now;
    this.#day = day;
    this.quiet = [];
    this.#near.begin();
    if (this.#notes) this.#layOut();
  }

  /** Ends what is over, and begins what is due as long as people can see it. */
  tick(now: number, seen: boolean): void {
    this.#now = now;
    if (this.#near.tire(this.#notes ?? [], now)) this.#settle();
    this.#advance(seen);
  }

  /** There is no wall here, for now: when it hangs again it is no news. */
  forget(): void {
    this.#notes = this.act = undefined;
  }

  /** Looks at the wall after a change. On the first look nothing is new: the wall hung there before this screen did. */
  look(): void {
    const { wall, live } = this.#options.store;
    if (this.#notes === wall.notes.hanging) return;
    const before = this.#notes && new Map(this.#notes.map((note) => [note.id, note]));
    this.#notes = wall.notes.hanging;
    if (!before) return (this.#layOut(), this.#settle());
    const heard = new Set(live.filter(isNews).map(({ id }) => id)); // what comes with a catch-up is no news any more
    const moved = new Set(live.flatMap((change) => (change.type === 'notes.advance' ? change.data.note : [])));
    this.#drop();
    this.#hold(wall.notes.hanging.filter(({ id }) => moved.has(id) && before.has(id)));
    const added = wall.notes.hanging.filter(({ id }) => !before.has(id));
    this.#welcome(added, heard);
  }

  /** New notes: each gets its square, one may have the whole screen, the others hang where they may. */
  #welcome(added: readonly Note[], heard: ReadonlySet<string>): void {
    const { store, room, free } = this.#options;
    this.squares = add(this.squares, added, store.wall.notes.hanging, this.#now, store.profile.zone, room());
    const news = added.filter(({ id, date }) => heard.has(id) && (date === undefined || date >= this.#day));
    this.#near.welcome(news, this.#now);
    const newest = news.at(-1);
    const again = Math.abs(this.#now - this.#moment) >= MOMENT_AGAIN;
    if (newest && this.act?.kind !== 'moment' && again && free()) {
      this.#moment = this.#now;
      this.quiet = news.slice(0, -1).map(({ id }) => id);
      this.act = { kind: 'moment', phase: 'enter', note: newest, gone: false, until: this.#in('enter') };
      this.#settle();
    } else {
      this.quiet = [...this.quiet, ...news.map(({ id }) => id)];
      this.#settle(newest?.id);
    }
  }

  /** Five squares turn one after the other; more turn at once, so that every number stays true. */
  #hold(moved: readonly Note[]): void {
    const done = moved.filter(isDone).map(({ id }) => id);
    if (done.length > 0) this.held = new Set([...this.held, ...done].slice(0, TURNS));
  }

  /** What was taken down while it moved stops moving. */
  #drop(): void {
    const { act } = this;
    const there = (id: string): boolean => (this.#notes ?? []).some((note) => note.id === id);
    this.held = new Set([...this.held].filter(there));
    this.quiet = this.quiet.filter(there);
    if (act?.kind === 'moment' && !act.gone && !there(act.note.id))
      this.act = { ...act, gone: true, until: this.#in('fade') };
    else if (act && act.kind !== 'moment' && !there(act.id)) this.act = undefined;
  }

  /** Chooses what hangs. `lands` is the note that is seen coming; under a veil nothing is. */
  #settle(lands?: string): void {
    const before = this.#near.all;
    this.#near.settle(this.#candidates, this.#now);
    this.places = this.#near.places;
    if (this.act?.kind === 'moment') return;
    const place = lands === undefined || before.includes(lands) ? -1 : this.#near.all.indexOf(lands);
    if (lands !== undefined && place >= 0)
      this.act = { kind: 'swap', phase: 'land', id: lands, place, until: this.#in('land') };
    else if (this.act?.kind === 'swap' && !this.#near.all.includes(this.act.id)) this.act = undefined;
  }

  /** The note that has the whole screen does not hang among the others meanwhile. */
  get #candidates(): readonly Note[] {
    const { act } = this;
    const notes = this.#notes ?? [];
    return act?.kind === 'moment' ? notes.filter(({ id }) => id !== act.note.id) : notes;
  }

  #advance(seen: boolean): void {
    const clock = this.#options.clock();
    if (this.act && clock < this.act.until && this.act.until - clock < LONGEST) return;
    if (this.act) this.#end(this.act);
    if (this.act || !this.#notes || !seen) return;
    const [held] = this.held;
    if (held !== undefined && Math.abs(clock - this.#turned) >= TURN_AGAIN) {
      this.#turned = clock;
      this.act = { kind: 'turn', id: held, until: this.#in('turn') };
    } else if (held === undefined && Math.abs(this.#now - this.#near.changed) >= PAUSE) this.#change();
  }

  #end(act: Act): void {
    this.act = undefined;
    if (act.kind === 'turn') this.held = new Set([...this.held].filter((id) => id !== act.id));
    else if (act.kind === 'swap') {
      if (act.phase === 'leave') this.#land(act.place);
    } else if (act.gone || act.phase === 'settle') this.#settle(act.note.id);
    else if (act.phase === 'enter') this.act = { ...act, phase: 'rest', until: this.#in('rest') };
    else this.act = { ...act, phase: 'settle', until: this.#in('settle') };
  }

  /** One note lets go; what comes is chosen when it is gone. */
  #change(): void {
    const place = this.#near.tiredPlace(this.#candidates, this.#now);
    const id = place === undefined ? undefined : this.#near.all[place];
    if (place === undefined || id === undefined) return;
    this.act = { kind: 'swap', phase: 'leave', id, place, until: this.#in('leave') - SLACK };
  }

  #land(place: number): void {
    this.#near.change(this.#candidates, place, this.#now);
    this.places = this.#near.places;
    const id = this.#near.all[place];
    if (id !== undefined) this.act = { kind: 'swap', phase: 'land', id, place, until: this.#in('land') };
  }

  #in(phase: keyof Motion): number {
    return this.#options.clock() + this.#options.motion()[phase] + SLACK;
  }

  /** Once a day, at night: what was taken down leaves no gap any more, and older notes move up. */
  #layOut(): void {
    this.squares = layOut(this.#notes ?? [], this.#now, this.#options.store.profile.zone, this.#options.room());
  }
}
