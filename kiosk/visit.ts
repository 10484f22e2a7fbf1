import type { Connection } from '../shared/client/connection.ts';
import type { Note, Theme } from '../shared/note.ts';
import type { Language } from '../shared/text/language.ts';

export type Step =
  'home' | 'theme' | 'write' | 'alike' | 'done' | 'hear' | 'more' | 'takeDown' | 'studio' | 'klantvlag' | 'returned';

/** Where "Terug" leads. */
export const before: { readonly [S in Step]: Step } = {
  home: 'home',
  theme: 'home',
  write: 'theme',
  alike: 'write',
  done: 'home',
  hear: 'home',
  more: 'home',
  takeDown: 'more',
  studio: 'more',
  klantvlag: 'more',
  returned: 'home',
};

/** What makes the kiosk easier for who stands there now. */
export interface Ease {
  readonly large: boolean;
  readonly contrast: boolean;
  readonly low: boolean;
}
export const plain: Ease = { large: false, contrast: false, low: false };

/** How far a question to the hub is. `late`: asked, and no answer for a while. */
export type Asking = 'no' | 'asked' | 'late';

/** When the last page of a visit makes place for home, in milliseconds (docs/contract.md, "When pages clash"). */
export const HOME_AFTER = { done: 12_000, undone: 4_000, silence: 6_000 } as const;

/**
 * The note that was just put up, with its birth on this kiosk's own clock. `where`: on the
 * wall, with the steward who looks first, or on the kiosk's disk.
 */
export type Hung = Pick<Note, 'id' | 'kind' | 'theme' | 'title' | 'body' | 'made'> & {
  readonly where: 'hangs' | 'held' | 'saved';
};

/** What a proposal gets at its birth; `made` is on this kiosk's own clock. */
export interface Born {
  readonly id: string;
  readonly made: number;
  readonly visit: string;
}

export interface Needs {
  /** This screen's clock: milliseconds UTC, right or wrong. */
  readonly clock: () => number;
  readonly newId: () => string;
  readonly propose: Connection['propose'];
  /** A person has looked at a note that the hub did not take. */
  readonly forget: Connection['forget'];
  /** Does the hub hear us? */
  readonly online: () => boolean;
  /** The language in which every visit begins. */
  readonly language: () => Language;
  readonly from?: string | undefined;
  /** How the company writes its own numbers. */
  readonly formats: () => readonly string[];
  /** An open note of this theme that says much the same. */
  readonly alike: (theme: Theme, title: string) => Note | undefined;
  /** Called on coming to rest, and now and then while nobody has begun anything: the moment for a reload. */
  readonly onRest?: () => void;
}
