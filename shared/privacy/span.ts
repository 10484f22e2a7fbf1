/** What was found. `special`: health, religion, union, crime. */
export type Type =
  | 'email'
  | 'phone'
  | 'iban'
  | 'bsn'
  | 'card'
  | 'address'
  | 'plate'
  | 'birth'
  | 'name'
  | 'special'
  | 'handle'
  | 'passport'
  | 'customer';

/** A piece of a text, and how sure it is that somebody can be found by it: 0 up to 1. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly type: Type;
  readonly score: number;
}

/** A piece of a reading. */
export const span = (type: Type, start: number, end: number, score: number): Span => ({ type, start, end, score });

/** The lower-case words around a piece: within `near` letters of it. */
export const around = (lower: string, start: number, end: number, near = 40): string =>
  `${lower.slice(Math.max(0, start - near), start)} \u0000 ${lower.slice(end, end + near)}`;

/** The text is in capitals: they say nothing. */
export const isShouted = (text: string): boolean =>
  (text.match(/\p{Lu}/gu)?.length ?? 0) > (text.match(/\p{Ll}/gu)?.length ?? 0);
