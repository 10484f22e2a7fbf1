import type { Answer } from '../../../shared/change.ts';
import type { Said } from '../ask.ts';

/** What came of a deed: a sentence, and what takes it back where that is easy. */
export interface Done {
  readonly text: string;
  /** It was not done. */
  readonly wrong?: true;
  readonly undo?: () => Promise<Said<Answer>>;
}
