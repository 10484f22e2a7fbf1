import { refuse, type Refusal } from '../shared/change.ts';
import { detect } from '../shared/privacy/detect.ts';
import { mask, sure } from '../shared/privacy/mask.ts';
import { wordsIn, type AnyProposal } from '../shared/wall.ts';

/**
 * Why nobody may store this: a text in it that somebody can be found by [P-05]. Every field that people write is looked at,
 * of every practice. A writer may say of a number that it is an order's; whoever shows it to a passer-by asks `needsEyes`.
 * `formats`: how the company writes its own numbers.
 */
export function personalData({ type, data }: AnyProposal, formats: readonly string[]): Refusal | undefined {
  for (const field of wordsIn(type)) {
    const text: unknown = Reflect.get(data, field);
    if (typeof text !== 'string') continue;
    const [first] = sure(detect(text, formats), 'numbers' in data && data.numbers === 'order');
    if (first) return refuse('personal-data', `personal.${first.type}`, field);
  }
  return undefined;
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
