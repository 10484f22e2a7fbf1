import type { Language } from '../../shared/text/language.ts';
import { ask, type Said } from '../desk/ask.ts';
import type { Person, Place } from './place.ts';

const STUDIO = '/api/v1/studio';

interface Needs {
  readonly language: () => Language;
  readonly newId: () => string;
}

/** The kiosk as a place for a vlog: a leader says who they are, and a PIN opens the door for half an hour. */
export class LeaderPlace implements Place {
  readonly at = 'kiosk';
  readonly language: () => Language;
  readonly newId: () => string;
  #ticket: string | undefined;

  constructor({ language, newId }: Needs) {
    this.language = language;
    this.newId = newId;
  }

  readonly headers = (): Readonly<Record<string, string>> => (this.#ticket ? { 'x-studio': this.#ticket } : {});

  /** Who may make one here. */
  leaders(): Promise<Said<{ readonly leaders: readonly Person[] }>> {
    return ask('GET', STUDIO, this.language());
  }

  /** Is this their PIN? Then what follows is sent in their name. */
  async enter(person: Person, pin: string): Promise<Said<unknown>> {
    const said = await ask<{ readonly ticket: string }>('POST', STUDIO, this.language(), { person: person.id, pin });
    if (said && 'ok' in said) this.#ticket = said.ok.ticket;
    return said;
  }

  readonly send: Place['send'] = (id, vlog) =>
    ask('POST', `${STUDIO}/vlogs`, this.language(), { id, vlog }, this.headers());
}
