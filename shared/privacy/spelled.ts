import { reworded, type Reading } from './reading.ts';

const units = ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'];
const english = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const teens = [
  'tien',
  'elf',
  'twaalf',
  'dertien',
  'veertien',
  'vijftien',
  'zestien',
  'zeventien',
  'achttien',
  'negentien',
];
const tens = ['twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig'];

const numbers = new Map<string, string>([
  ...units.map((word, digit) => [word, String(digit)] as const),
  ...english.map((word, digit) => [word, String(digit)] as const),
  ['oh', '0'],
  ['nil', '0'],
  ...['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'].map(
    (word, digit) => [word, `1${digit}`] as const,
  ),
  ...teens.map((word, digit) => [word, `1${digit}`] as const),
  ...tens.flatMap((ten, place) => [
    [ten, `${place + 2}0`] as const,
    ...units.slice(1).map((unit, one) => [`${unit}en${ten}`, `${place + 2}${one + 1}`] as const),
  ]),
]);

/** The number that a word says, if it says one: accents and hyphens make no difference. */
export function numberOf(word: string): string | undefined {
  const lower = word.toLowerCase();
  return numbers.get(/[é-ë]/.test(lower) ? lower.replace(/[éèêë]/g, 'e') : lower);
}

const digit = 'nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen|zero|one|two|three|four|five|six|seven|eight|nine';
const glued = new RegExp(`^(?:${digit}|\\d){2,24}$`);
const inGlued = new RegExp(digit, 'g');
const TOKEN = /[\p{L}\d]+/gu;
const GAP = /^[ .,;:/()_-]{0,4}$/;
const looks: { readonly [letter: string]: string } = { o: '0', i: '1', l: '1', z: '2', e: '3', a: '4', s: '5', b: '8' };

interface Token {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** It was no figure before. */
  readonly said: boolean;
}

/** What a word says in figures: "zes", "nulzes", "o6", "l2E4"; nothing for any other word. */
function figures(word: string): string | undefined {
  const counted = /\d/.test(word);
  if (counted && /^\d+$/.test(word)) return word;
  if (word.length > 60) return undefined;
  const number = counted ? undefined : numberOf(word);
  if (number !== undefined) return number;
  if (!counted && word.length < 6) return undefined;
  const lower = word.toLowerCase();
  if (glued.test(lower)) return lower.replace(inGlued, (unit) => numbers.get(unit) ?? '');
  if (!counted) return undefined;
  const straight = lower.replace(/[oilzeasb]/g, (letter) => looks[letter] ?? letter);
  const digits = lower.match(/\d/g)?.length ?? 0;
  return /^\d+$/.test(straight) && digits * 2 >= lower.length ? straight : undefined;
}

/** Numbers in words or in letters that look like figures, as figures, where they make a long row with their neighbours. */
export function inFigures(reading: Reading): Reading {
  const found: Token[] = [];
  let row: Token[] = [];
  let double = false;
  const close = () => {
    if (row.some(({ said }) => said) && row.reduce((sum, { word }) => sum + word.length, 0) >= 7) found.push(...row);
    row = [];
  };
  for (const { 0: word, index } of reading.text.matchAll(TOKEN)) {
    const before = row.at(-1);
    if (before && !GAP.test(reading.text.slice(before.end, index))) close();
    const lower = word.toLowerCase();
    if ((lower === 'dubbel' || lower === 'dubbele' || lower === 'double') && !double) {
      double = true;
      if (row.length > 0) row.push({ start: index, end: index + word.length, word: '', said: false });
      continue;
    }
    const value = figures(word);
    if (value === undefined) close();
    else
      row.push({ start: index, end: index + word.length, word: double ? value + value : value, said: value !== word });
    double = false;
  }
  close();
  return found.length === 0 ? reading : reworded(reading, found);
}

const letters: { readonly [figure: string]: string } = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};
const LEET = /(?<![\p{L}\d@.])\p{L}[\p{L}\d@$]{2,30}(?![\p{L}\d@])/gu;

/** Figures inside words as the letters that they look like: "m3vrouw", "K3rkstr4at". */
export function inLetters(reading: Reading): Reading {
  const words: Token[] = [];
  for (const { 0: word, index } of reading.text.matchAll(LEET)) {
    const inside = word.match(/[\d@$]/g)?.length ?? 0;
    if (inside === 0 || inside * 2 >= word.length || !/[\d@$]\p{L}/u.test(word)) continue;
    const shouted = word === word.toUpperCase();
    const straight = word.replace(/[013457@$]/g, (figure) => letters[figure] ?? figure);
    if (!/^\p{L}+$/u.test(straight)) continue;
    words.push({
      start: index,
      end: index + word.length,
      word: shouted ? straight.toUpperCase() : straight,
      said: true,
    });
  }
  return words.length === 0 ? reading : reworded(reading, words);
}
