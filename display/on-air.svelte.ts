import { outranks, ranks, turnOf, type Moment, type Rank } from '../shared/read/moments.ts';
import { about, nextTurn, turnBeside, type Seen, type Turn } from '../shared/read/programme.ts';

const PATIENCE = 5_000; // what cannot be seen by then is skipped
const STAYS = 20_000; // the wall, after a new note
const STALE = 3 * 60_000; // a moment that waited so long is only true by now
const PAUSED = 10 * 60_000;

/** What the programme has on: a list's turn, a moment, or what somebody at the screen asked for. The director says when. */
export class OnAir {
  turn: Turn = $state.raw({ scene: 'wall', from: 0, until: 0 });
  /** The turn that can be seen. */
  seen: Turn | undefined = $state.raw(undefined);
  #moment: { readonly of: Turn; readonly rank: Rank } | undefined;
  #waiting: readonly { readonly moment: Moment; readonly since: number }[] = [];
  #paused: number | undefined;

  /** Decides what is on: what happened, else what somebody at the screen wants, else the list. `open`: may a moment begin? */
  choose(seen: Seen, now: number, open: boolean): void {
    const there = ({ scene, of }: Turn): boolean => about(seen, scene, of, now) !== undefined;
    if (this.#moment && (now >= this.#moment.of.until || !there(this.#moment.of))) this.#moment = undefined;
    if (open) this.#begin(seen, now);
    const hidden = open && this.turn.scene !== 'wall' && this.seen !== this.turn;
    if (hidden && now - this.turn.from > PATIENCE) this.fail(this.turn);
    if (this.#moment) return;
    if (this.#paused !== undefined && now - this.#paused < PAUSED && there(this.turn)) return;
    this.#paused = undefined;
    const next = nextTurn(seen, now, this.turn);
    if (next !== this.turn) this.turn = next;
  }

  /** Keeps what happened until it has a screen. A new note is the wall's own. */
  hear(moments: readonly Moment[], now: number): void {
    const more = moments.filter(({ scene }) => scene !== 'new-note').map((moment) => ({ moment, since: now }));
    if (more.length > 0) this.#waiting = [...this.#waiting, ...more];
  }

  /** May what just happened have the screen now? Not over what the desk put everywhere, nor over a video before its end. */
  mayHave(rank: Rank, now: number): boolean {
    if (this.turn.forAll || !outranks(rank, this.#moment?.rank)) return false;
    return this.turn.scene !== 'vlog' || this.seen !== this.turn || now >= this.turn.until;
  }

  /** After a new note the wall on which it hangs stays for a while. */
  stay(now: number): void {
    if (this.turn.scene === 'wall' && this.turn.until >= now + STAYS) return;
    this.#moment = undefined;
    this.turn = { scene: 'wall', from: now, until: Math.max(this.turn.until, now + STAYS), at: this.turn.at };
  }

  /** It can be seen. */
  ready(turn: Turn): void {
    this.seen = turn;
  }

  /** It cannot be shown: the wall hangs until its time is over. */
  fail(turn: Turn): void {
    if (turn !== this.turn) return;
    this.#moment = undefined;
    this.turn = { ...turn, scene: 'wall', of: undefined };
  }

  /** Somebody at the screen wants the next, or the one before. */
  go(seen: Seen, now: number, by: 1 | -1): void {
    this.#moment = this.#paused = undefined;
    this.turn = turnBeside(seen, now, this.turn, by);
  }

  /** Somebody wants it to stay as it is, or to go on. */
  pause(now: number): void {
    this.#paused = this.#paused === undefined ? now : undefined;
  }

  /** Gives the screen to the most important of what waits. */
  #begin(seen: Seen, now: number): void {
    const [first, ...rest] = this.#waiting
      .filter(({ since }) => now - since < STALE)
      .sort((a, b) => ranks.indexOf(a.moment.rank) - ranks.indexOf(b.moment.rank));
    if (!first || !this.mayHave(first.moment.rank, now)) return;
    this.#waiting = rest;
    const turn = turnOf(first.moment, seen, now);
    if (!turn) return;
    this.#moment = { of: turn, rank: first.moment.rank };
    this.#paused = undefined;
    this.turn = turn;
  }
}
