import type { Answer, Refusal } from '../../shared/change.ts';
import type { FlagReason } from '../../shared/library.ts';
import { flagIn, roomScene, undecided, WHY, type RoomScene } from '../../shared/read/klantvlag.ts';
import { isUp, meetingIn, type Flag, type Outcome } from '../../shared/rituals/klantvlag.ts';
import type { Data, Type, Wall } from '../../shared/wall.ts';

/** Asks the hub, and hears its last word. */
export type Ask = <T extends Type>(type: T, data: Data<T>) => Promise<Answer>;

export interface PanelOptions {
  readonly room: () => string;
  /** The hub's clock: milliseconds UTC. */
  readonly now: () => number;
  /** With what this page asked and the hub has not said yet. */
  readonly wall: () => Wall;
  readonly ask: Ask;
}

const THANKS = 5_000;
const IDLE = 60_000; // who walks away from a sentence comes back to what was on

/** What people do at a room's screen. What is on, the wall says; here is only what this very page shows of it. */
export class Panel {
  /** Who writes here, and because of which flag. */
  writing: { readonly what: 'wonder' | 'note'; readonly flag: Flag } | undefined = $state.raw(undefined);
  refusal: Refusal | undefined = $state.raw(undefined);
  sending: boolean = $state.raw(false);
  #thanks: number | undefined = $state.raw(undefined);
  #why: string | undefined = $state.raw(undefined);
  #dropped: string | undefined = $state.raw(undefined);
  #touched = $state.raw(0);
  readonly #options: PanelOptions;

  constructor(options: PanelOptions) {
    this.#options = options;
  }

  get on(): RoomScene {
    const { wall, room, now } = this.#options;
    return roomScene(wall(), room(), now());
  }

  /** The flag that asks why it went up. */
  get why(): Flag | undefined {
    const { wall, room, now } = this.#options;
    const flag = flagIn(wall(), room(), now());
    if (!flag) return undefined;
    return this.#why === flag.id || (!flag.reason && now() - flag.made < WHY) ? flag : undefined;
  }

  /** The flag that came down, and what is done with it is not said. */
  get then(): Flag | undefined {
    const { wall, room, now } = this.#options;
    const flag = undecided(wall(), room(), now());
    return flag && flag.id !== this.#dropped ? flag : undefined;
  }

  /** "Goed dat je het zei." */
  get thanks(): boolean {
    return this.#thanks !== undefined && this.#options.now() - this.#thanks < THANKS;
  }

  raise(): void {
    const { ask, room } = this.#options;
    if (this.on.scene === 'flag') return;
    this.#thanks = this.writing = undefined;
    void ask('klantvlag.raise', { room: room() });
  }

  /** Up goes down, down goes up: a button on the table has one side. */
  toggle(): void {
    const { on } = this;
    if (on.scene === 'flag') this.lower(on.flag);
    else this.raise();
  }

  askWhy(flag: Flag): void {
    this.#why = flag.id;
  }

  reason(flag: Flag, reason: FlagReason): void {
    this.#why = undefined;
    void this.#options.ask('klantvlag.reason', { flag: flag.id, reason });
  }

  lower(flag: Flag): void {
    if (isUp(flag, this.#options.now())) void this.#options.ask('klantvlag.lower', { flag: flag.id });
  }

  outcome(flag: Flag, outcome: Outcome): void {
    this.#dropped = flag.id;
    void this.#options.ask('klantvlag.lower', { flag: flag.id, outcome });
    if (outcome === 'ask' || outcome === 'note') {
      this.writing = { what: outcome === 'ask' ? 'wonder' : 'note', flag };
      this.touch();
    } else this.#thanks = this.#options.now();
  }

  meet(): void {
    void this.#options.ask('klantvlag.meet', { room: this.#options.room() });
  }

  end(): void {
    void this.#options.ask('klantvlag.end', { room: this.#options.room() });
  }

  /** Another question, of the moment that is on or of another. */
  another(moment?: 'decision'): void {
    const { on } = this;
    if (on.scene !== 'question' && on.scene !== 'quiet') return;
    const same = on.moment === 'flag' ? 'during' : on.moment;
    void this.#options.ask('klantvlag.ask', { room: this.#options.room(), moment: moment ?? same });
  }

  /** May this meeting be ended here? */
  get met(): boolean {
    const { wall, room, now } = this.#options;
    const known = wall().klantvlag.rooms[room()];
    return known !== undefined && meetingIn(known, now()) !== undefined;
  }

  /** Somebody writes. */
  touch(): void {
    this.#touched = this.#options.now();
    this.refusal = undefined;
  }

  stop(): void {
    this.writing = this.refusal = undefined;
  }

  async send<T extends 'klantvlag.wonder' | 'notes.hang'>(type: T, data: Data<T>): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    const answer = await this.#options.ask(type, data);
    this.sending = false;
    this.touch();
    if (!answer.ok) return void (this.refusal = answer.refusal);
    this.writing = undefined;
    this.#thanks = this.#options.now();
  }

  /** Once a second: nobody writes here any more. */
  tick(): void {
    if (this.writing && !this.sending && this.#options.now() - this.#touched > IDLE) this.stop();
  }
}
