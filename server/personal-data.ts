import { refuse, type Refusal } from '../shared/change.ts';
import { detect } from '../shared/privacy/detect.ts';
import { mask, needsEyes, sure } from '../shared/privacy/mask.ts';
import { textsIn, wordsIn, type AnyProposal } from '../shared/wall.ts';

/**
 * Why nobody may store this: a text in it that somebody can be found by [P-05]. Every field that people write is looked at,
 * of every practice. A writer may say of a number that it is an order's, and of a story that its customer may be named.
 * `formats`: how the company writes its own numbers.
 */
export const personalData = ({ type, data }: AnyProposal, formats: readonly string[]): Refusal | undefined =>
  personalIn(type, data, formats);

/** The same of what may become one. */
export function personalIn(type: string, data: object, formats: readonly string[]): Refusal | undefined {
  for (const { field, text, mayName } of textsIn(type, data)) {
    const found = sure(detect(text, formats), 'numbers' in data && data.numbers === 'order');
    const first = found.find((one) => !(mayName && one.type === 'name'));
    if (first) return refuse('personal-data', `personal.${first.type}`, field);
  }
  return undefined;
}

/**
 * Must a person look at this before others see it [P-02]? A steward who writes has looked, and so has who sends a video in for
 * them. What its writer called an order number hangs inside as such.
 */
export function waits({ type, data, by }: AnyProposal, formats: readonly string[]): boolean {
  if (by.role === 'editor' || by.role === 'admin' || by.role === 'studio') return false;
  const orders = 'numbers' in data && data.numbers === 'order';
  return textsIn(type, data).some(({ text }) => needsEyes(text, orders, formats));
}

/** What a program sends, with a word in the place of all that somebody can be found by. */
export function masked(type: string, data: { readonly [field: string]: unknown }, formats: readonly string[]) {
  const clean: { [field: string]: unknown } = { ...data };
  for (const field of wordsIn(type)) {
    const text = data[field];
    if (typeof text === 'string') clean[field] = mask(text, formats);
  }
  return { data: clean, masked: wordsIn(type).some((field) => clean[field] !== data[field]) };
}
