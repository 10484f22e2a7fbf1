import { sayDesk } from '../../shared/text/desk.ts';
import { say } from '../../shared/text/say.ts';
import type { Data, Type } from '../../shared/wall.ts';
import type { Fault } from './ask.ts';
import type { DeskState } from './desk-state.svelte.ts';
import type { DeskWall } from './desk-wall.svelte.ts';

/** What somebody asks of the wall, one thing at a time, and what came of it, in one sentence. */
export class Deeds {
  busy: boolean = $state.raw(false);
  /** What happened. */
  done: string = $state.raw('');
  /** Why it did not. */
  fault: Fault | undefined = $state.raw(undefined);
  readonly #desk: DeskState;
  readonly #wall: DeskWall;

  constructor(desk: DeskState, wall: DeskWall) {
    this.#desk = desk;
    this.#wall = wall;
  }

  /** Asks for this; `done` is what to say when it is so. True then. */
  async ask<T extends Type>(type: T, data: Data<T>, done: string): Promise<boolean> {
    if (this.busy) return false;
    this.say('');
    this.busy = true;
    const said = await this.#wall.propose(type, data);
    this.busy = false;
    const { language } = this.#desk;
    if (!said) this.fault = { code: 'silence', message: sayDesk(language, 'desk.note.silence') };
    else if ('error' in said) this.fault = said.error;
    else if (!said.ok.ok) {
      const { text, ...refusal } = said.ok.refusal;
      this.fault = { ...refusal, message: say(language, text) };
    } else this.done = done;
    return this.done !== '';
  }

  /** Another sentence in their place. */
  say(done: string, fault?: string): void {
    this.done = done;
    this.fault = fault === undefined ? undefined : { code: 'look', message: fault };
  }
}
