import type { Answer } from '../../shared/change.ts';
import type { Language } from '../../shared/text/language.ts';
import type { Said } from '../desk/ask.ts';
import type { Sent } from './words.ts';

/** Who agreed to be seen. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Where a vlog is made, and how that place reaches the hub. */
export interface Place {
  readonly at: 'kiosk' | 'desk';
  readonly language: () => Language;
  /** A UUID. */
  readonly newId: () => string;
  /** What says who asks. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** To the team, or onto the wall. */
  readonly send: (
    id: string,
    vlog: Sent,
    person: Person,
    replaces?: string,
  ) => Promise<Said<{ readonly answer: Answer }>>;
}
