import type { Note } from '../shared/note.ts';
import { momentFor } from '../shared/read/moments.ts';
import type { OnAir } from '../shared/read/programme.ts';
import type { Change } from '../shared/wall.ts';

/** `offline` is a screen that has nothing to show yet; one that lost its hub keeps its wall. */
export type Scene = OnAir | 'pairing' | 'offline' | 'empty' | 'new-note' | 'question' | 'night' | 'reception';

/**
 * The one thing that moves on a screen, and how far it is. `until` is an instant of the screen's own clock. A moment
 * holds its note itself: that may be taken back while it is shown, and then it is `gone`.
 */
export type Act =
  | {
      readonly kind: 'moment';
      readonly phase: 'enter' | 'rest' | 'settle';
      readonly note: Note;
      readonly gone: boolean;
      readonly until: number;
    }
  | {
      readonly kind: 'swap';
      readonly phase: 'leave' | 'land';
      readonly id: string;
      /** 0 is the large place. */
      readonly place: number;
      readonly until: number;
    }
  | { readonly kind: 'turn'; readonly id: string; readonly until: number };

/** Did somebody hang a note just now? What comes off a paper wall, or was one note with another before, is no news. */
export const isNews = (change: Change): boolean => momentFor(change, {})?.scene === 'new-note';

/** How long everything takes, in milliseconds: tokens.css says so. */
export interface Motion {
  /** A new note comes in, rests, and flies to its square. */
  readonly enter: number;
  readonly rest: number;
  readonly settle: number;
  /** A small note lets go, another lands. */
  readonly leave: number;
  readonly land: number;
  /** A square turns green. */
  readonly turn: number;
  readonly fade: number;
}

/** The durations of this page at this moment: they are others when motion is off. */
export function motionOf(style: CSSStyleDeclaration): Motion {
  const duration = (token: string): number => {
    const value = style.getPropertyValue(token).trim();
    return parseFloat(value) * (value.endsWith('ms') ? 1 : 1_000);
  };
  return {
    enter: duration('--d-enter'),
    rest: duration('--d-rest-new'),
    settle: duration('--d-settle'),
    leave: duration('--d-leave'),
    land: duration('--d-swap'),
    turn: duration('--d-turn'),
    fade: duration('--d-fade'),
  };
}
