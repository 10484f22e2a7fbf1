import type { Item } from '../rituals/office.ts';
import type { Language } from '../text/language.ts';

/**
 * The office's word for something with this id, also after it was retired: the short one where there is little room.
 * Nothing for what it never had a word for.
 */
export function wordOf(items: readonly Item[], id: string, language: Language, short = false): string {
  const known = items.find((one) => one.id === id);
  return (short ? known?.[`${language}Short`] : undefined) ?? known?.[language] ?? '';
}
