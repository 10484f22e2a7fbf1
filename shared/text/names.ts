import type { Kind, Stage } from '../note.ts';
import { sayDesk } from './desk.ts';
import type { Language } from './language.ts';
import { say } from './say.ts';

/** What people call the parts of a note. What the office has words for itself is read from its lists: read/words.ts. */
export const kindName = (language: Language, kind: Kind): string => say(language, `kind.${kind}`);
export const stageName = (language: Language, stage: Stage): string => sayDesk(language, `stage.${stage}`);
