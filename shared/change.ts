import type { TextKey } from './text/nl.ts';

/** The envelopes: what is asked, what was accepted, what is answered. */

/**
 * Who may propose. A display never does, so it is not in this list. `studio` is the hub's own door for videos: what comes
 * through it was looked at, and nobody else speaks for it. `calendar` is what reads the rooms' calendars.
 */
export type Role = 'kiosk' | 'room' | 'api' | 'editor' | 'admin' | 'studio' | 'calendar';

/** Who proposed, as the hub knows it from the connection. Never read from what the sender says. */
export interface By {
  readonly device: string;
  readonly role: Role;
  /** Of a room's screen: an id in the office's list. */
  readonly room?: string | undefined;
}

/**
 * What somebody asks for.
 * - `id`    a UUID made where the proposal was born; whatever the proposal makes carries the same id.
 * - `made`  when it was born: milliseconds UTC, corrected to the hub's clock. Rules measure with it, so that hours
 *           offline change no rule.
 * - `seen`  the `seq` of the wall that the proposer saw. The proposal cannot be in the log at or before it.
 * - `visit` the kiosk visit (one idle period to the next) in which it was made.
 */
export interface Proposal<Type extends string = string, Data = unknown> {
  readonly id: string;
  readonly type: Type;
  readonly data: Data;
  readonly made: number;
  readonly seen: number;
  readonly visit?: string | undefined;
  readonly by: By;
  /** The hub says: a text in here may be somebody's, so that a person looks first. Never read from what the sender says. */
  readonly eyes?: true | undefined;
}

/** What the hub adds when it accepts. `at` never runs backwards. Neither `check` nor `apply` sees these. */
export interface Stamp {
  readonly seq: number;
  readonly at: number;
}

/** What is left of a change whose text had to go: its place in the order and its id, so that it cannot come back. */
export interface Erased extends Stamp {
  readonly id: string;
  readonly type: 'erased';
}

/** Why not. One closed list for all practices (docs/contract.md, "The socket"). */
export type RefusalCode =
  | 'invalid'
  | 'not-allowed'
  | 'too-fast'
  | 'too-late'
  | 'gone'
  | 'duplicate-signal'
  | 'personal-data'
  | 'stage'
  | 'missing'
  | 'not-saved'
  | 'busy';

/** A refusal is a value: its code for programs, a sentence for people, and the field that it is about. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly text: TextKey;
  readonly field?: string;
}

/** The hub's last word on a proposal; `held`: stored, and it waits for a person who looks. No answer at all means: keep it and ask again with the same id. */
export type Answer =
  { readonly ok: true; readonly seq: number; readonly held?: true } | { readonly ok: false; readonly refusal: Refusal };

/** Builds a refusal. `field` is the name of the data field that has to change, where there is one. */
export const refuse = (code: RefusalCode, text: TextKey, field?: string): Refusal =>
  field === undefined ? { code, text } : { code, text, field };

/** The answer to what the hub could not write down: nothing happened, ask again with the same id. */
export const notSaved: Refusal = refuse('not-saved', 'error.save');
