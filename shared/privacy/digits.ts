import { phoneScore, type Talk } from './phone.ts';
import { around, span, type Span } from './span.ts';

interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

const RUN = /\d(?:[ .,/()_:;=*|~+-]{0,3}\d)*/g; // what stands between two figures is never a figure: nothing to go back to
const NOT_CALLED = [
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:19|20)\d\d(?!\d)/g, // dates
  /(?<!\d)(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?!\d)/g,
  /(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])/g, // times
  /(?<![\d,.])\d{1,3}(?:\.\d{3}){0,3},\d\d(?![\d,])/g, // amounts
  /(?<![\d.])\d{1,3}(?:\.\d{1,5}){3}(?![\d.])/g, // addresses of machines, versions
];
const ORDER =
  /(?:order|bestel|factuur|invoice|rekening|ticket|zaak|dossier|case|kvk|btw|vat|ean|barcode|streepjescode|artikel|product|serie|s\/n|sn|imei|track|trace|zending|pakket|polis|bon|ref|kenmerk|rma|retour|contract|meter|actie|kortings|promo|versie|bonnetje|transactie|boeking|reserver|offerte|simkaart|sim|iccid|puk|claim|melding|lot|batch)[\p{L}]{0,12}[ .:#=-]{0,3}(?:(?:nr|no|nummer|code|number|id)\.?)?(?: ?(?:is|was|met|van))?[ .:#=('"-]{0,3}$/u;
const PHONE_LABEL =
  /(?:tel|telefoon|telnr|gsm|mobiel|mobile|phone|nummer|number|nr|06|bel|bellen|belt|whatsapp|app|sms|call)(?:nummer|nr|foon|number)?\.?(?: ?(?:is|was|op|naar|me|mij|me op|mij op|at|on))?[ .:=('"-]{0,3}$/;
const CALLING =
  /(?<!\p{L})(?:ge|terug|op)?(?:bel(?:t|len|de|d|letje)?|tele?foon\p{L}{0,9}|tel|gsm|mobiel\p{L}{0,8}|bereikbaar|whatsapp\p{L}{0,3}|appen?|sms\p{L}{0,3}|call\p{L}{0,3}|phone|reach\p{L}{0,2}|nummer|nr|lijn)(?!\p{L})/u;
const BSN_WORD =
  /(?<!\p{L})b[ .]?s[ .]?n(?!\p{Ll}{4})|burger ?service|citizen service|sofi|social security|rijksregister/u;
const CARD_WORD = /card|visa|kaart|amex|mastercard|maestro|\bcc\b/;

const BSN_ALONE = /^(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d\d[ .]\d{3})$/;
const CARD_ALONE = /^\d{1,19}(?:[ .,/_*|-]{1,2}\d{1,19}){0,18}$/;

/** Telephone numbers, BSN and cards: rows of figures, however they are parted. `spelled`: some were words, and who spells means a number to call. */
export function digits(text: string, spelled: boolean): readonly Span[] {
  const lower = text.toLowerCase();
  const quiet = new Uint8Array(text.length);
  for (const pattern of NOT_CALLED)
    for (const { 0: one, index } of text.matchAll(pattern)) quiet.fill(1, index, index + one.length);
  const found: Span[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    let row: Group[] = [];
    for (const group of run.matchAll(/\d+/g)) {
      const start = index + group.index;
      const one = { start, end: start + group[0].length, digits: group[0] };
      if (quiet[one.start] === 1) {
        found.push(...inRow(text, lower, row, spelled));
        row = [];
      } else row.push(one);
    }
    found.push(...inRow(text, lower, row, spelled));
  }
  return found;
}

/** The best piece from each group on; whatever is taken is not looked at again. */
function inRow(text: string, lower: string, row: readonly Group[], spelled: boolean): readonly Span[] {
  const found: Span[] = [];
  let first = 0;
  while (first < row.length) {
    let best: Span | undefined;
    let next = first + 1;
    let joined = '';
    for (let last = first; last < row.length; last += 1) {
      joined += row[last]?.digits ?? '';
      if (joined.length > 19) break;
      if (joined.length < 8) continue;
      const one = judge(text, lower, row[first], row[last], joined, last > first, spelled);
      if (one && one.score >= (best?.score ?? 0)) [best, next] = [one, last + 1];
    }
    if (best) found.push(best);
    first = next;
  }
  return found;
}

function judge(
  text: string,
  lower: string,
  first: Group | undefined,
  last: Group | undefined,
  joined: string,
  parted: boolean,
  spelled: boolean,
): Span | undefined {
  if (!first || !last) return undefined;
  const before = lower.slice(Math.max(0, first.start - 40), first.start);
  const open = /(\+ ?\(?|\()$/.exec(before);
  const plus = open?.[0].startsWith('+') ?? false;
  const closes = text.slice(first.start, last.end).includes(')');
  const start = first.start - (closes || plus ? (open?.[0].length ?? 0) : 0); // a bracket alone is the sentence's
  const { end } = last;
  const near = around(lower, start, end);
  const label = ORDER.test(before) ? 'other' : PHONE_LABEL.test(before) ? 'phone' : undefined;
  const glued = !plus && /[\p{L}#]$/u.test(before) && label !== 'phone';
  const talk: Talk = { label: glued ? 'other' : label, said: spelled || CALLING.test(near) };
  const phone = phoneScore(joined, plus, parted && !glued, talk);
  const number = numberScore(
    joined,
    text.slice(first.start, end),
    near,
    talk.label === 'other' || /^\p{L}/u.test(lower.slice(end)),
  );
  if (phone >= number.score) return phone > 0 ? span('phone', start, end, phone) : undefined;
  return span(number.type, first.start, end, number.score);
}

function numberScore(
  joined: string,
  raw: string,
  near: string,
  other: boolean,
): { readonly type: 'bsn' | 'card'; readonly score: number } {
  if (joined.length <= 9) {
    const passes = eleven(joined.padStart(9, '0'));
    if (BSN_WORD.test(near)) return { type: 'bsn', score: passes ? 0.95 : 0.6 };
    return { type: 'bsn', score: passes && !other && BSN_ALONE.test(raw) ? 0.4 : 0 };
  }
  if (joined.length === 11 && isBelgian(joined)) {
    return { type: 'bsn', score: BSN_WORD.test(near) || /^\d\d\.\d\d\.\d\d-\d{3}\.\d\d$/.test(raw) ? 0.95 : 0 };
  }
  if (!brand(joined) || !CARD_ALONE.test(raw)) return { type: 'card', score: 0 };
  const said = CARD_WORD.test(near);
  if (!luhn(joined)) return { type: 'card', score: said && joined.length >= 15 ? 0.6 : 0 };
  if (joined.length === 13 && !said) return { type: 'card', score: other ? 0 : 0.4 }; // as long as an EAN
  return { type: 'card', score: other && !said ? 0.5 : 0.95 };
}

/** The 11-proef of a BSN: 9 times the first, 8 times the second ... minus the last. 1 in 11 numbers passes. */
function eleven(nine: string): boolean {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(nine[place]) * (place === 8 ? -1 : 9 - place);
  return sum % 11 === 0 && nine !== '000000000';
}

/** A rijksregisternummer: a day of birth, a count, and 97 less the rest of both by 97. */
function isBelgian(eleven: string): boolean {
  const [nine, check] = [Number(eleven.slice(0, 9)), Number(eleven.slice(9))];
  if (!/^\d\d(?:0\d|1[0-2])[0-3]\d/.test(eleven)) return false;
  return 97 - (nine % 97) === check || 97 - ((2_000_000_000 + nine) % 97) === check;
}

/** Do as many figures belong to a card that begins so? */
const brand = (joined: string): boolean =>
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5\d{15}|2[2-7]\d{14}|3[47]\d{13}|3[068]\d{12}|35\d{14}|6\d{15,18})$/.test(joined);

function luhn(joined: string): boolean {
  let sum = 0;
  for (let place = 0; place < joined.length; place += 1) {
    const twice = Number(joined[joined.length - 1 - place]) * (1 + (place % 2));
    sum += twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}
