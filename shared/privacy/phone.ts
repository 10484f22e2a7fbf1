import { parsePhoneNumberFromString, type CountryCode, type MetadataJson } from 'libphonenumber-js/core';
import known from './phones.json' with { type: 'json' };

const metadata = known as unknown as MetadataJson; // a cut of the package's own: test/privacy/cut-phones.mjs

function valid(number: string, land?: CountryCode): boolean {
  const parsed = parsePhoneNumberFromString(
    number,
    land ? { defaultCountry: land, extract: false } : { extract: false },
    metadata,
  );
  return parsed?.isValid() ?? false;
}

/** What stands around a number: `label` names it ("ordernummer 0612..."), `said` is talk of calling within 40 letters. */
export interface Talk {
  readonly label: 'phone' | 'other' | undefined;
  readonly said: boolean;
}

/**
 * How sure these figures are a telephone number. `plus`: a + stood before them; `parted`: it was written in pieces, as
 * people write numbers that are to be dialled.
 *
 * 06 has a shape of its own, whatever was given out (libphonenumber does not know 069...). The library judges the rest and
 * only what begins with 0 or +: of random nine-digit order numbers it takes 58% for Dutch ones [promises.md, 5.1].
 */
export function phoneScore(digits: string, plus: boolean, parted: boolean, talk: Talk): number {
  const sure = talk.label === 'phone' || talk.said;
  const other = talk.label === 'other';
  if (plus) return abroad(digits);
  if (digits.startsWith('00')) return /^00[1-9]/.test(digits) && valid(`+${digits.slice(2)}`) ? (other ? 0.5 : 0.9) : 0;
  if (/^06/.test(digits)) {
    if (digits.length === 10) return other && !parted ? 0.5 : 0.95;
    return (digits.length === 9 || digits.length === 11) && !other ? 0.5 : 0;
  }
  if (/^310?6\d{8}$/.test(digits)) return other ? 0.3 : sure || parted ? 0.85 : 0.8;
  if (/^6\d{8}$/.test(digits)) return talk.label === 'phone' ? 0.85 : talk.said && !other ? 0.6 : 0;
  if (/^0[1-9]/.test(digits)) return national(digits, parted, sure, other);
  return 0;
}

function abroad(digits: string): number {
  if (digits.length < 8 || digits.length > 15) return 0;
  const dutch = /^310?(\d+)$/.exec(digits)?.[1];
  if (dutch !== undefined) return dutch.length === 9 ? 0.95 : dutch.length > 7 ? 0.6 : 0;
  return valid(`+${digits}`) ? 0.95 : 0.8;
}

/** Without a country: Dutch and Belgian lines, and mobiles of the two neighbours that write eleven figures. */
function national(digits: string, parted: boolean, sure: boolean, other: boolean): number {
  const written = sure ? 0.9 : parted ? 0.85 : 0.6;
  if (other && !parted) return 0.3;
  if (digits.length === 10) {
    if (/^0(?:80|90)0|^0906|^0909/.test(digits)) return 0; // a firm's own
    if (/^08[4578]/.test(digits)) return sure ? 0.7 : 0.5; // mostly a firm's own
    if (/^04[5-9]/.test(digits)) return parted || sure ? 0.9 : 0.8;
    return valid(digits, 'NL') ? Math.max(written, 0.8) : sure ? 0.7 : parted ? 0.5 : 0.4;
  }
  if (digits.length === 9) return valid(digits, 'BE') && (sure || parted) ? (sure ? 0.85 : 0.5) : 0;
  if (digits.length === 11 && /^0(?:1[5-7]|7)/.test(digits)) return sure ? 0.85 : parted ? 0.6 : 0.4;
  return 0;
}
