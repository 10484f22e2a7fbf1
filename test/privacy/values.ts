import { readFileSync } from 'node:fs';
import type { Random } from '../support/random.ts';
import { disguise } from './disguises.ts';

/** Which names, streets and users a half of the test set may use: the other half never sees them. */
export type Half = 'seen' | 'unseen';

type Pool = 'first' | 'last' | 'street' | 'city' | 'handle' | 'user';
const pools: { readonly [H in Half]: { readonly [P in Pool]: readonly string[] } } = JSON.parse(
  readFileSync(new URL('pools.json', import.meta.url), 'utf8'),
);

/** Slots that stand for somebody. All others are what an office writes all day: orders, invoices, models. */
export const personal: { readonly [slot: string]: string } = {
  phone: 'phone',
  landline: 'phone',
  belgian: 'phone',
  foreign: 'phone',
  email: 'email',
  iban: 'iban',
  ibanBe: 'iban',
  bsn: 'bsn',
  card: 'card',
  street: 'address',
  postcode: 'address',
  plate: 'plate',
  birth: 'birth',
  first: 'name',
  last: 'name',
  full: 'name',
  handle: 'handle',
  passport: 'handle',
  customer: 'handle',
};

/** A value for a slot, made up, with right checksums; `style` says how somebody wrote it. */
export function value(slot: string, style: string | undefined, half: Half, die: Random): string {
  const made = make(slot, half, die, style);
  return style === undefined ? made : disguise(slot, style, made, die);
}

function make(slot: string, half: Half, die: Random, style: string | undefined): string {
  const from = (pool: Pool) => die.pick(pools[half][pool]) ?? '';
  const n = (count: number) => Array.from({ length: count }, () => die.below(10)).join('');
  const one = (...shapes: readonly string[]) => die.pick(shapes) ?? '';
  const letters = (count: number, out: string) => Array.from({ length: count }, () => die.pick([...out])).join('');
  switch (slot) {
    case 'phone': {
      const [a, b, c, d] = [n(2), n(2), n(2), n(2)];
      if (style !== undefined) return `06${a}${b}${c}${d}`;
      return one(
        `06-${a}${b}${c}${d}`,
        `06 ${a} ${b} ${c} ${d}`,
        `06${a}${b}${c}${d}`,
        `06-${a} ${b} ${c} ${d}`,
        `06 - ${a}${b}${c}${d}`,
        `06 ${a}${b} ${c}${d}`,
        `+31 6 ${a}${b}${c}${d}`,
        `+316${a}${b}${c}${d}`,
        `00316${a}${b}${c}${d}`,
        `+31 (0)6 ${a} ${b} ${c} ${d}`,
        `+31-6-${a}${b}${c}${d}`,
        `(06) ${a}${b}${c}${d}`,
      );
    }
    case 'landline': {
      const area = one('20', '10', '30', '70', '50', '13', '40', '24');
      const far = one('341', '522', '113', '495', '172', '229');
      const [a, b] = [`${1 + die.below(9)}${n(2)}`, n(4)];
      return one(
        `0${area}-${a}${b}`,
        `0${area} ${a} ${b}`,
        `(0${area}) ${a}${b}`,
        `+31 ${area} ${a}${b}`,
        `0${far}-${1 + die.below(9)}${n(5)}`,
        `0${far} ${1 + die.below(9)}${n(2)} ${n(3)}`,
        `0${area}${a}${b}`,
      );
    }
    case 'belgian':
      return one(
        `0${one('47', '48', '49')}${n(1)} ${n(2)} ${n(2)} ${n(2)}`,
        `+32 ${one('47', '48', '49')}${n(1)} ${n(2)} ${n(2)} ${n(2)}`,
        `0${one('47', '48', '49')}${n(1)}/${n(2)}.${n(2)}.${n(2)}`,
        `0${one('47', '48', '49')}${n(1)} ${n(3)} ${n(3)}`,
      );
    case 'foreign':
      return one(
        `+49 17${one('0', '1', '5', '6')} ${n(7)}`,
        `+90 53${n(1)} ${n(3)} ${n(2)} ${n(2)}`,
        `0048 50${n(1)} ${n(3)} ${n(3)}`,
        `+212 66${n(1)} ${n(3)} ${n(3)}`,
        `+44 7${n(3)} ${n(6)}`,
        `+33 6 ${n(2)} ${n(2)} ${n(2)} ${n(2)}`,
        `+597 8${n(2)} ${n(4)}`,
      );
    case 'email':
      return `${from('user')}@${style === undefined ? one('example.com', 'mail.example.com', 'example.com') : 'example.com'}`;
    case 'iban':
      return iban('NL', `${one('ABNA', 'INGB', 'RABO', 'TRIO', 'KNAB', 'BUNQ', 'ASNB')}0${n(9)}`, die, style);
    case 'ibanBe':
      return iban('BE', belgian(n(10)), die, style);
    case 'bsn':
      return bsn(die);
    case 'card':
      return card(die, style);
    case 'street':
      return `${from('street')} ${1 + die.below(240)}${style === 'mirrored' ? '' : one('', '', '', 'a', ' bis', '-2', 'B', ' II')}`;
    case 'postcode': {
      const where = `${1 + die.below(9)}${n(3)}`;
      const who = `${letters(1, 'ABCDEGHJKLNPRTVWXZ')}${letters(1, 'BCEGHJKLMNPRTVWXZ')}`;
      return style !== undefined ? `${where} ${who}` : one(`${where} ${who}`, `${where}${who}`);
    }
    case 'plate':
      return plate(die, letters, n);
    case 'birth': {
      const [d, m, y] = [1 + die.below(28), 1 + die.below(12), 1930 + die.below(75)];
      const two = (x: number) => String(x).padStart(2, '0');
      if (style !== undefined) return `${two(d)}-${two(m)}-${y}`;
      const month = die.pick(['januari', 'maart', 'april', 'mei', 'juli', 'augustus', 'oktober', 'december']);
      return one(
        `${two(d)}-${two(m)}-${y}`,
        `${d}/${m}/${y}`,
        `${d} ${month} ${y}`,
        `${two(d)}-${two(m)}-${two(y % 100)}`,
      );
    }
    case 'first':
    case 'last':
    case 'city':
    case 'handle':
      return from(slot);
    case 'full':
      return `${from('first')} ${from('last')}`;
    case 'initials':
      return one('J.', 'A.M.', 'P.J.', 'H', 'K. L.');
    case 'number':
      return String(1 + die.below(180));
    case 'passport':
      return `N${letters(1, 'BCDFGHJKLPRSTVWXYZ')}${letters(1, 'BCDFGHJKLPRSTVWXYZ')}${n(1)}${letters(1, 'BCDFGHJ')}${n(4)}`;
    case 'customer':
      return n(8);
    case 'order':
      return one(`2026-${n(6)}`, `#${n(7)}`, `WO-${n(8)}`, `${n(4)}-${n(4)}`, `B${n(9)}`);
    case 'order8':
      return `4${n(7)}`;
    case 'order9':
      return `7${n(8)}`;
    case 'order10':
      return `${1 + die.below(9)}${n(9)}`;
    case 'invoice':
      return one(`F2026-${n(5)}`, `2026${n(6)}`, `INV-${n(6)}`, `202611${n(4)}`);
    case 'ticket':
      return one(`INC${n(7)}`, `${n(6)}`, `T-${n(8)}`, `#${n(5)}`);
    case 'kvk':
      return n(8);
    case 'btw':
      return `NL${n(9)}B0${1 + die.below(3)}`;
    case 'ean':
      return ean(`87${n(10)}`);
    case 'track':
      return `3S${letters(4, 'ABCDEFGHKLMNPRST')}${n(9)}`;
    case 'serial':
      return `${letters(2, 'ABCDSN')}${n(4)}${letters(1, 'XYZ')}${n(5)}`;
    case 'imei':
      return luhn(`35${n(12)}`);
    case 'model':
      return one(
        'RX-450-H',
        'GT-730-X',
        'AX-11-TP',
        'KD-55-XG',
        'TL-841-N',
        'WH-1000XM4',
        'DCS-932L',
        '7-RT-90',
        'PS-5',
        'SM-G99-1B',
      );
    case 'promo':
      return one('MEI10', 'HERFST-25', 'WELKOM2026', 'BF-50-NL', 'X7K9Q2');
    default:
      throw new Error(`no such slot: ${slot}`);
  }
}

/** Written in fours, or in one piece. */
function iban(country: string, account: string, die: Random, style: string | undefined): string {
  const digits = (text: string) => text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const check = 98n - (BigInt(digits(`${account}${country}00`)) % 97n);
  const whole = `${country}${String(check).padStart(2, '0')}${account}`;
  return style !== undefined || die.chance(0.5) ? whole : whole.replace(/(.{4})(?=.)/g, '$1 ');
}
const belgian = (ten: string): string => `${ten}${String(BigInt(ten) % 97n || 97n).padStart(2, '0')}`;

/** Nine digits that pass the 11-proef. */
function bsn(die: Random): string {
  for (;;) {
    const digits = [1 + die.below(8), ...Array.from({ length: 7 }, () => die.below(10))];
    const last = digits.reduce((sum, digit, place) => sum + digit * (9 - place), 0) % 11;
    if (last < 10) return [...digits, last].join('');
  }
}

function card(die: Random, style: string | undefined): string {
  const start = die.pick(['4', '51', '52', '55', '37']) ?? '4';
  const length = start === '37' ? 15 : 16;
  let digits = start;
  while (digits.length < length - 1) digits += String(die.below(10));
  const whole = luhn(digits);
  if (style !== undefined || die.chance(0.4)) return whole;
  return whole.replace(/(.{4})(?=.)/g, die.chance(0.5) ? '$1 ' : '$1-');
}

/** The digits with their Luhn digit. */
function luhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const twice = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function ean(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

function plate(die: Random, letters: (count: number, out: string) => string, n: (count: number) => string): string {
  const l = (count: number) => letters(count, 'BDFGHJKLNPRSTVXZ');
  return die.pick([
    `${l(2)}-${n(3)}-${l(1)}`,
    `${l(1)}-${n(3)}-${l(2)}`,
    `${n(2)}-${l(3)}-${n(1)}`,
    `${n(1)}-${l(3)}-${n(2)}`,
    `${l(2)}-${l(2)}-${n(2)}`,
    `${n(2)}-${l(2)}-${l(2)}`,
    `${l(3)}-${n(2)}-${l(1)}`,
    `${n(1)}-${l(2)}-${n(3)}`,
  ]) as string;
}
