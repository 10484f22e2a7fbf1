import type { Language } from '../../shared/text/language.ts';
import { ask, type Said } from './ask.ts';

/** Who is at the desk. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: 'editor' | 'admin';
}

interface Entry {
  readonly begun: boolean;
  readonly secure: boolean;
  readonly steward?: Me;
  /** Where the office is, as an IANA name; told to who is in. */
  readonly zone?: string;
  /** The hub's clock: milliseconds UTC. */
  readonly now?: number;
}

interface Options {
  readonly language: Language;
  /** This computer's: milliseconds UTC. */
  readonly clock: () => number;
  /** The tokens of the links by which somebody came. */
  readonly links: { readonly first: string | undefined; readonly reset: string | undefined };
}

const DESK = '/api/v1/desk';

/** What every part of the desk may read and ask. */
export class DeskState {
  language: Language = $state.raw('nl');
  /** Nothing as long as the hub has not answered. */
  entry: Entry | undefined = $state.raw(undefined);
  links: Options['links'] = $state.raw({ first: undefined, reset: undefined });
  /** The hub did not answer the last question. */
  away: boolean = $state.raw(false);
  readonly #clock: () => number;
  /** By how much the hub's clock is ahead of this computer's. */
  #ahead = 0;

  constructor({ language, links, clock }: Options) {
    this.language = language;
    this.links = links;
    this.#clock = clock;
  }

  get me(): Me | undefined {
    return this.entry?.steward;
  }

  get zone(): string {
    return this.entry?.zone ?? 'Europe/Amsterdam';
  }

  /** The hub's clock: a steward's computer may be wrong about the time. Milliseconds UTC. */
  get now(): number {
    return this.#clock() + this.#ahead;
  }

  /** Asks who we are: at the start, after coming in or going, and when the hub says that we are no longer in. */
  async look(): Promise<void> {
    const said = await this.get<Entry>('');
    if (!said || !('ok' in said)) return;
    this.entry = said.ok;
    if (said.ok.now !== undefined) this.#ahead = said.ok.now - this.#clock();
  }

  /** We are in: the link that brought us is used. */
  async enter(): Promise<void> {
    this.links = { first: undefined, reset: undefined };
    await this.look();
  }

  /** What this steward may see of the wall, the whole of it. */
  wall<T>(): Promise<Said<T>> {
    return this.#heard(ask<T>('GET', '/api/v1/wall', this.language));
  }

  get<T>(path: string): Promise<Said<T>> {
    return this.#heard(ask<T>('GET', DESK + path, this.language));
  }

  post<T = undefined>(path: string, body: object = {}): Promise<Said<T>> {
    return this.#heard(ask<T>('POST', DESK + path, this.language, body));
  }

  remove(path: string): Promise<Said<undefined>> {
    return this.#heard(ask('DELETE', DESK + path, this.language));
  }

  async #heard<T>(asked: Promise<Said<T>>): Promise<Said<T>> {
    const said = await asked;
    this.away = said === undefined;
    // The hub no longer knows us: the session ended, or an admin changed what we may.
    if (this.me && said && 'error' in said && ['not-in', 'not-allowed'].includes(said.error.code)) await this.look();
    return said;
  }
}
