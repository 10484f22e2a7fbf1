import type { Answer } from '../../shared/change.ts';
import type { Envelope, Whole } from '../../shared/sync/protocol.ts';
import { emptyWall, type Data, type Type, type Wall } from '../../shared/wall.ts';
import type { Said } from './ask.ts';
import type { DeskState } from './desk-state.svelte.ts';

interface Options {
  readonly desk: DeskState;
  /** A UUID. */
  readonly newId: () => string;
}

/** The wall as the desk reads it, and the one way in which the desk changes it. */
export class DeskWall {
  /** Nothing of it is true before `seq` is there. */
  wall: Wall = $state.raw(emptyWall);
  seq: number | undefined = $state.raw(undefined);
  #options: Options;
  #epoch = '';
  /** What was asked last and got no last word, and its id: asked again it is the same proposal. */
  #open: { readonly what: string; readonly id: string } | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Reads the wall anew, if there is a newer one: the browser asks with what it has, the hub says when that is the same. */
  async look(): Promise<void> {
    const said = await this.#options.desk.wall<Whole>();
    if (!said || !('ok' in said)) return;
    const { epoch, seq, wall } = said.ok;
    if (epoch === this.#epoch && seq === this.seq) return;
    this.#epoch = epoch;
    this.seq = seq;
    this.wall = wall;
  }

  /**
   * Asks the hub for this. Resolves after the wall was read anew, with the hub's answer, the fault of the whole
   * question, or nothing when the hub cannot be reached.
   */
  async propose<T extends Type>(type: T, data: Data<T>): Promise<Said<Answer>> {
    const { desk, newId } = this.#options;
    // The hub says when it was made: a steward's computer may be wrong about the time.
    const what = JSON.stringify([type, data]);
    const id = this.#open?.what === what ? this.#open.id : newId();
    this.#open = { what, id };
    const proposal: Envelope = { id, type, data, made: 0, seen: this.seq ?? 0 };
    const said = await desk.post<{ readonly answers: readonly Answer[] }>('/propose', { proposals: [proposal] });
    await this.look();
    if (!said || 'error' in said) return said;
    const [answer] = said.ok.answers;
    if (answer?.ok || answer?.refusal.code !== 'not-saved') this.#open = undefined;
    return answer && { ok: answer };
  }
}
