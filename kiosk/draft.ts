import type { Type } from '../shared/privacy/span.ts';
import { BODY_MAX, TITLE_MAX, TITLE_MIN, type Kind, type Theme, type Way } from '../shared/note.ts';
import { length, tidy } from '../shared/sentence.ts';
import type { Data } from '../shared/wall.ts';
import { isBare } from './starters.ts';

/** The note as it grows, step by step. */
export interface Draft {
  readonly kind?: Kind;
  readonly theme?: Theme;
  readonly title: string;
  /** "Vertel iets meer", once somebody opened it. */
  readonly body?: string;
  readonly way: Way;
  /** Numbers of which the writer said that they are orders'. */
  readonly orders?: readonly string[];
  /** The first touch, on this screen's clock. */
  readonly begun?: number;
}

/** A piece of a text by which somebody can be found. */
export interface Piece {
  readonly piece: string;
  readonly type: Type;
  /** The line without it. */
  readonly rest: string;
  /** It may as well be the number of an order. */
  readonly order: boolean;
}

/** The same in what is written on a note. */
export interface Found extends Piece {
  readonly field: 'title' | 'body';
}

/** By what in this draft somebody can be found; `formats`: how the company writes its own numbers. */
export type Somebody = (draft: Draft, formats: readonly string[]) => Found | undefined;

export const blank: Draft = { title: '', way: 'typed' };

/** Letters that still fit, as the hub will count them; below nothing when it is too long. */
export const titleLeft = ({ title }: Draft): number => TITLE_MAX - length(tidy(title));
export const bodyLeft = ({ body = '' }: Draft): number => BODY_MAX - length(tidy(body));

export const tooLong = (draft: Draft): boolean => titleLeft(draft) < 0 || bodyLeft(draft) < 0;

/** A starter with nothing in its hole is no sentence yet. */
export const canHang = (draft: Draft): boolean =>
  !tooLong(draft) && TITLE_MAX - titleLeft(draft) >= TITLE_MIN && !isBare(draft.title);

/** "Laat weg". */
export const leaveOut = (draft: Draft, { field, rest }: Found): Draft => ({ ...draft, [field]: rest });

/** "Nee, dit is een ordernummer": this number, and no other that comes after it. */
export const asOrder = (draft: Draft, { piece }: Found): Draft => ({
  ...draft,
  orders: [...(draft.orders ?? []), piece],
});

/** What the hub is asked, at `now` on this screen's clock; nothing while a step is missing. */
export function noteOf(draft: Draft, now: number, from: string | undefined): Data<'notes.hang'> | undefined {
  const { kind, theme, way, begun = now, orders = [] } = draft;
  if (!kind || !theme || !canHang(draft)) return undefined;
  const body = tidy(draft.body ?? '');
  const ordered = orders.some((number) => draft.title.includes(number) || draft.body?.includes(number));
  return {
    kind,
    theme,
    title: tidy(draft.title),
    ...(body === '' ? {} : { body }),
    ...(from === undefined ? {} : { from }),
    ...(ordered && { numbers: 'order' }),
    way,
    entryMs: Math.min(Math.max(0, Math.round(now - begun)), 3_600_000),
  };
}
