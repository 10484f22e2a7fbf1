import { detect, LOOK, MASK } from './detect.ts';
import type { Span, Type } from './span.ts';

/** What stands on the wall where somebody's data stood. Dutch in every language, as the note around it is. */
export const maskWords: { readonly [T in Type]: string } = {
  email: '[e-mail]',
  phone: '[telefoon]',
  iban: '[rekening]',
  bsn: '[bsn]',
  card: '[kaart]',
  address: '[adres]',
  plate: '[kenteken]',
  birth: '[geboortedatum]',
  name: '[naam]',
  special: '[weggelaten]',
  handle: '[naam]',
  passport: '[paspoort]',
  customer: '[klantnummer]',
};

/** Types that an order number can be taken for, so that a writer may say that it is one. */
const numbers: ReadonlySet<Type> = new Set<Type>(['phone', 'bsn', 'card', 'plate', 'passport', 'customer']);
export const isNumber = (type: Type): boolean => numbers.has(type);

/** What has to go before the text is stored: all that is sure, but for numbers whose writer says that they are orders. */
export const sure = (spans: readonly Span[], orders = false): readonly Span[] =>
  spans.filter(({ score, type }) => score >= MASK && !(orders && isNumber(type)));

/** The text with a word in the place of all that is sure; the same text when there is nothing. `formats` as `detect`. */
export function mask(text: string, formats: readonly string[] = []): string {
  let masked = '';
  let next = 0;
  for (const { start, end, type } of sure(detect(text, formats))) {
    masked += text.slice(next, start) + maskWords[type];
    next = end;
  }
  return masked + text.slice(next);
}

/**
 * Must somebody look before others see this text? True for what may be somebody's; not for a number that its writer calls an
 * order's, where `orders` says so: visitors see only what a person approved.
 */
export const needsEyes = (text: string, orders = false, formats: readonly string[] = []): boolean =>
  detect(text, formats).some(({ score, type }) => score >= LOOK && !(orders && isNumber(type)));

/** The text without a span, as a sentence: no double space where it stood. */
export const without = (text: string, { start, end }: Pick<Span, 'start' | 'end'>): string =>
  `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.replace(/ (?=[.,;:!?)]|$)/, '').trimStart();
