import { detect } from '../shared/privacy/detect.ts';
import { isNumber, sure, without } from '../shared/privacy/mask.ts';
import type { Piece, Somebody } from './draft.ts';

/**
 * The first piece of a text by which somebody can be found, but for numbers that its writer called an order's. A chunk of
 * its own, loaded once the page is there: it weighs as much as the page, and the hub looks as well.
 */
export function somebodyIn(
  text: string,
  formats: readonly string[],
  orders: readonly string[] = [],
): Piece | undefined {
  for (const one of sure(detect(text, formats))) {
    const piece = text.slice(one.start, one.end);
    const order = isNumber(one.type);
    if (!order || !orders.includes(piece)) return { piece, type: one.type, rest: without(text, one), order };
  }
  return undefined;
}

/** The same in a draft. */
export const somebody: Somebody = ({ title, body = '', orders }, formats) => {
  const inTitle = somebodyIn(title, formats, orders);
  if (inTitle) return { field: 'title', ...inTitle };
  const inBody = somebodyIn(body, formats, orders);
  return inBody && { field: 'body', ...inBody };
};
