import type { Answer } from '../../../shared/change.ts';
import type { Said } from '../ask.ts';

/** A deed that is done: a sentence, and what takes it back where that is easy. */
export interface Done {
  readonly text: string;
  readonly undo?: () => Promise<Said<Answer>>;
}
