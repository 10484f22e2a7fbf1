import { getContext, setContext } from 'svelte';
import type { Channel, Theme } from '../../shared/note.ts';
import { wordOf } from '../../shared/read/words.ts';
import { offered, type Item, type Office } from '../../shared/rituals/office.ts';
import type { Language } from '../../shared/text/language.ts';

type Option = readonly [id: string, word: string];

/** What the office calls its themes and channels, for every part of the desk. */
export class OfficeWords {
  readonly #office: () => Office;

  constructor(office: () => Office) {
    this.#office = office;
  }

  theme(id: Theme, language: Language): string {
    return wordOf(this.#office().themes, id, language);
  }

  channel(id: Channel, language: Language): string {
    return wordOf(this.#office().channels, id, language);
  }

  /** Those that can be chosen, and the one that a note has though it was retired since. */
  themes(language: Language, has?: Theme): readonly Option[] {
    return options(this.#office().themes, language, has);
  }

  channels(language: Language, has?: Channel): readonly Option[] {
    return options(this.#office().channels, language, has);
  }

  get all(): Office {
    return this.#office();
  }
}

function options(items: readonly Item[], language: Language, has: string | undefined): readonly Option[] {
  const chosen = [...offered(items), ...items.filter(({ id, retired }) => id === has && retired !== undefined)];
  return chosen.map(({ id }) => [id, wordOf(items, id, language)]);
}

const key = Symbol('office');

/** Hands the office's words to every component below the one that calls it. */
export const provideOffice = (words: OfficeWords): OfficeWords => setContext(key, words);

/** Throws when no component above provided them. */
export function useOffice(): OfficeWords {
  const words = getContext<OfficeWords | undefined>(key);
  if (!words) throw new Error('no office in this context');
  return words;
}
