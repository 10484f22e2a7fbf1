import { detect } from '../shared/privacy/detect.ts';
import { isNumber, sure, without } from '../shared/privacy/mask.ts';
import type { Somebody } from './draft.ts';

/**
 * The first piece of a draft by which somebody can be found, but for numbers that its writer called an order's. A chunk of
 * its own, loaded once the page is there: it weighs as much as the page, and the hub looks as well.
 */
export const somebody: Somebody = ({ title, body = '', orders = [] }, formats) => {
  for (const [field, text] of [
    ['title', title],
    ['body', body],
  ] as const) {
    for (const one of sure(detect(text, formats))) {
      const piece = text.slice(one.start, one.end);
      const order = isNumber(one.type);
      if (!order || !orders.includes(piece)) return { field, piece, type: one.type, rest: without(text, one), order };
    }
  }
  return undefined;
};
