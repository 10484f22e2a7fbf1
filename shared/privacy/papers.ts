import { around, span, type Span } from './span.ts';

const L = '[a-z]';
const shapes = [
  'LL-DD-DD',
  'DD-DD-LL',
  'DD-LL-DD',
  'LL-DD-LL',
  'LL-LL-DD',
  'DD-LL-LL',
  'DD-LLL-D',
  'D-LLL-DD',
  'LL-DDD-L',
  'L-DDD-LL',
  'LLL-DD-L',
  'L-DD-LLL',
  'D-LL-DDD',
  'DDD-LL-D',
  'D-LLL-DDD', // Belgian
  'LLL-DDD',
];
const body = (shape: string, dash: string, letter: string) =>
  shape.replace(/[DL-]/g, (sign) => (sign === 'D' ? '\\d' : sign === 'L' ? letter : dash));
const whole = (inside: string, flags: string) =>
  new RegExp(`(?<![\\p{L}\\d-])(?:${inside})(?![\\p{L}\\d]|-[\\p{L}\\d])`, flags);
/** As it stands on the car: the sidecodes of the RDW, and a Belgian one. */
const PLATE = whole(
  shapes
    .slice(0, 15)
    .map((shape) => body(shape, '-', '[A-Z]'))
    .join('|'),
  'gu',
);
const SMALL_PLATE = whole(
  shapes
    .slice(0, 15)
    .map((shape) => body(shape, '-', '[bdfghj-np-tv-xz]'))
    .join('|'),
  'gu',
);
const SINGLES = /(?<![\p{L}\d])[a-z\d](?:[ .-][a-z\d]){5,6}(?![\p{L}\d])/giu;
/** Given out before 1991, or not at all: since then without vowels, C and Q. */
const RARE = /[ACEIOQUY]/;
const LOOSE = whole(shapes.map((shape) => body(shape, '[ .-]{0,3}', L)).join('|'), 'giu');
const VEHICLE =
  /(?<!\p{L})(?:kenteken\p{L}{0,6}|nummer ?(?:plaat|bord)|(?:bestel|lease|deel|pakket|politie)?(?:auto|bus|busje|wagen)|scooter|motor|brommer|vracht(?:auto|wagen)|taxi|camper|caravan|aanhanger|plate|car|van met|geparkeerd|parkeer\p{L}{0,6}|gereden|reed|rijdt)(?!\p{L})/u;
const REGISTERED = /kenteken|nummer ?(?:plaat|bord)|licen[cs]e|plate/;
const THING =
  /(?<!\p{L})(?:router|modem|model|type|toestel|tv|televisie|printer|laptop|telefoon|apparaat|repeater|versterker|kabel|lamp|batterij|accu|oplader|koptelefoon|decoder|mediabox|code|\p{L}{0,12}code|actie|korting|artikel|product|serie\p{L}{0,6}|onderdeel|firmware|camera|wasmachine|koelkast|switch|leverbaar|voorraad|garantie)(?!\p{L})/u;
/** Words and measures between two numbers: no plate, however they stand. */
const UNIT =
  / (?:of|en|op|in|is|de|te|al|er|we|je|ik|om|na|was|had|van|met|het|een|per|for|the|and|min|dag|uur) |\d (?:km|gb|mb|kb|tb|kg|mm|cm|ml|st|pk|kw|cc|ms|hz|mhz|ghz|x|u|h)(?!\p{L})/u;

/** Number plates. A model has the same shape (RX-450-H), so alone it is only looked at. */
export function plates(text: string): readonly Span[] {
  const lower = text.toLowerCase();
  const found: Span[] = [];
  for (const { 0: plate, index } of text.matchAll(PLATE)) {
    const end = index + plate.length;
    const near = around(lower, index, end);
    found.push(
      span('plate', index, end, VEHICLE.test(near) ? 0.9 : THING.test(near) ? 0.3 : RARE.test(plate) ? 0.5 : 0.7),
    );
  }
  for (const { 0: plate, index } of text.matchAll(SMALL_PLATE)) {
    const end = index + plate.length;
    if (!THING.test(around(lower, index, end))) found.push(span('plate', index, end, 0.5));
  }
  for (const { 0: plate, index } of text.matchAll(SINGLES)) {
    const end = index + plate.length;
    const both = /\d/.test(plate) && /[a-z]/i.test(plate);
    if (both && REGISTERED.test(around(lower, index, end))) found.push(span('plate', index, end, 0.85));
  }
  for (const { 0: plate, index } of text.matchAll(LOOSE)) {
    const end = index + plate.length;
    const near = around(lower, index, end);
    const official = REGISTERED.test(near);
    if (UNIT.test(` ${plate} `)) continue;
    if (!official && (!VEHICLE.test(near) || /[aeiouq]/i.test(plate) || THING.test(near))) continue;
    found.push(span('plate', index, end, 0.9));
  }
  return found;
}

const DOCUMENT =
  /paspoort|passport|identiteit|id-? ?(?:kaart|bewijs|nummer|card)|rijbewijs|verblijfs|vreemdelingen|v-nummer/;
const PAPER = /(?<![\p{L}\d])(?=[\p{L}]{0,9}\d)[a-z\d]{8,10}(?![\p{L}\d])/giu;
const CUSTOMER =
  /(?:klant|customer|account|lid|leden|debiteur(?:en)?|relatie|abonnee|patient|polis ?houder|personeels|medewerkers|student(?:en)?)[ -]?(?:nummer|nr|no|number|id|code)\.?(?: ?(?:is|was|van mij is))?[ :=#.(]{0,3}([a-z]{0,3}-?\d[\d -]{3,13}\d)(?![\p{L}\d])/giu;

/** Papers and numbers that stand for somebody: never masked by themselves. */
export function papers(text: string): readonly Span[] {
  const lower = text.toLowerCase();
  const found: Span[] = [];
  if (DOCUMENT.test(lower)) {
    for (const { 0: paper, index } of text.matchAll(PAPER)) {
      const end = index + paper.length;
      if (DOCUMENT.test(around(lower, index, end))) found.push(span('passport', index, end, 0.6));
    }
  }
  for (const { 0: whole, 1: number = '', index } of text.matchAll(CUSTOMER)) {
    const end = index + whole.length;
    found.push(span('customer', end - number.length, end, 0.5));
  }
  return found;
}

const MONTH =
  'jan(?:uari|uary)?|feb(?:r(?:uari|uary)?)?|maart|mrt|march|mar|apr(?:il)?|mei|may|juni?|june|juli?|july|aug(?:ustus|ust)?|sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DATE = new RegExp(
  `(?<!\\d)(?:` +
    `(?:0?[1-9]|[12]\\d|3[01])(?:e|st|nd|rd|th)?(?: of)?[-/.,_' ]{1,3}(?:0?[1-9]|1[0-2]|(?:${MONTH})\\.?)[-/.,_' ]{1,3}(?:(?:19|20)\\d\\d|\\d\\d)` +
    `|(?:19|20)\\d\\d[-/. ]\\d{1,2}[-/. ]\\d{1,2}` +
    `|(?:${MONTH})\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d\\d` +
    `|[0-3]\\d[01]\\d(?:19|20)\\d\\d` +
    `)(?!\\d)`,
  'giu',
);
/** Days that only the word beside them gives away: with spaces between the figures, or the day in letters. */
const SAID_DATE = new RegExp(
  `(?<![\\d.])\\d(?: ?\\d)?[ ./-]{1,3}\\d(?: ?\\d)?[ ./-]{1,3}\\d(?: ?\\d){1,3}(?!\\d)` +
    `|(?<!\\p{L})\\p{L}{3,18} (?:${MONTH}) (?:(?:19|20)\\d\\d|\\d\\d|(?:negentien|twee ?duizend) ?\\p{L}{0,24})(?![\\p{L}\\d])`,
  'giu',
);
const BORN =
  /(?<!\p{L})(?:geb(?:\.|or\p{L}{1,12}|oor\p{L}{2,12}|dat\p{L}{0,4}|jaar)?|g\.b\.|born|birth\p{L}{0,4}|dob|d\.o\.b|verjaar\p{L}{0,6}|jarig|bday)(?!\p{L})/u;
const SINCE =
  /(?:sinds|vanaf|klant|per|tot|contract|factuur|rekening|bon|garantie|besteld|gekocht|model|uit)[ :]{1,2}$/;

/** Days of birth: a day beside the word; a day long ago without it is looked at. */
export function births(text: string): readonly Span[] {
  const lower = text.toLowerCase();
  const found: Span[] = [];
  for (const { 0: day, index } of text.matchAll(DATE)) {
    const end = index + day.length;
    if (BORN.test(around(lower, index, end))) found.push(span('birth', index, end, 0.9));
    else if (/(?:19[2-9]\d|200[0-8])/.test(day) && !SINCE.test(lower.slice(Math.max(0, index - 20), index)))
      found.push(span('birth', index, end, 0.45));
  }
  for (const { 0: day, index } of text.matchAll(SAID_DATE)) {
    const end = index + day.length;
    if (BORN.test(around(lower, index, end, 25))) found.push(span('birth', index, end, 0.85));
  }
  return found;
}
