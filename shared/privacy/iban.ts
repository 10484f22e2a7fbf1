import { countrySpecs, isValidIBAN, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { span, type Span } from './span.ts';

const START = /(?<![\p{L}\d])([a-z])[ .-]?([a-z])[ .-]{0,2}[\doil][ .-]{0,2}[\doil]/giu;
const SKIPPED = 2; // spaces, dots, dashes between two signs
const banks =
  /^nl\d\d(?:abna|ingb|rabo|snsb|asnb|bunq|knab|trio|rbrb|fvlb|hand|reve|deut|citi|bngh|nwab|adyb|zwlb)\d{7,11}$/i;

/** Bank accounts, however spaced, dotted or small. A wrong checksum is a slip of the pen: somebody has to look. */
export function ibans(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const { index, 1: a = '', 2: b = '' } of text.matchAll(START)) {
    const length = countrySpecs[`${a}${b}`.toUpperCase()]?.chars;
    if (!length || index < (found.at(-1)?.end ?? 0)) continue;
    const { signs, end } = collect(text, index, length);
    const score = signs.length === length && !/[\p{L}\d]/u.test(text[end] ?? '') ? ibanScore(signs) : 0;
    if (score > 0) found.push(span('iban', index, end, score));
    else if (banks.test(signs) || banks.test(signs.slice(0, -1))) found.push(span('iban', index, end, 0.5));
  }
  return found;
}

function ibanScore(signs: string): number {
  for (const one of [signs, straight(signs)]) {
    if (isValidIBAN(one)) return 0.99;
    const { errorCodes } = validateIBAN(one);
    const rest = errorCodes.filter((code) => code !== ValidationErrorsIBAN.WrongIBANChecksum);
    if (rest.length === 0 || (rest.length === 1 && rest[0] === ValidationErrorsIBAN.WrongAccountBankBranchChecksum))
      return 0.5;
  }
  return 0;
}

/** `length` letters and figures from here on, and where they end. */
function collect(text: string, start: number, length: number): { readonly signs: string; readonly end: number } {
  let signs = '';
  let skipped = 0;
  let end = start;
  for (let at = start; at < text.length && signs.length < length; at += 1) {
    const sign = text[at] ?? '';
    if (/[a-z\d]/i.test(sign)) {
      signs += sign.toUpperCase();
      skipped = 0;
      end = at + 1;
    } else if (!/[ ./:_-]/.test(sign) || (skipped += 1) > SKIPPED) break;
  }
  return { signs, end };
}

/** A Dutch one with O for 0 and I for 1. */
const straight = (signs: string): string =>
  signs.replace(/^(..)(..)(....)(.*)$/, (_, land: string, check: string, bank: string, rest: string) =>
    [land, figures(check), bank, figures(rest)].join(''),
  );
const figures = (signs: string): string => signs.replace(/O/g, '0').replace(/[IL]/g, '1');
