import type { Random } from '../support/random.ts';

const digits = ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'];
const tens = ['', '', 'twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig'];
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

const spelled = (text: string): string => text.replace(/\d/g, (digit) => `${digits[Number(digit)]} `).trim();

/** 0..99 as Dutch says it. */
function word(number: number): string {
  if (number < 10) return digits[number] ?? '';
  if (number < 20) return teens[number - 10] ?? '';
  const [ten = '', one] = [tens[Math.floor(number / 10)], number % 10];
  if (one === 0) return ten;
  const unit = digits[one] ?? '';
  return `${unit}${unit.endsWith('e') ? 'ën' : 'en'}${ten}`;
}

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0));
const between = (text: string, what: string): string => [...text].join(what);
const pairs = (text: string): readonly string[] => text.match(/..?/g) ?? [];

/** The value as somebody writes it who is clumsy, in a hurry, or does not want it to be found. */
export function disguise(slot: string, style: string, made: string, die: Random): string {
  const at = made.indexOf('@');
  const [user, host] = [made.slice(0, at), made.slice(at + 1)];
  switch (style) {
    case 'spelled':
      if (slot === 'email') return `${user} apenstaartje ${host.replaceAll('.', ' punt ')}`;
      return spelled(made);
    case 'pairs': // "nul zes twaalf vierendertig"
      return pairs(made)
        .map((pair) => (pair.startsWith('0') ? spelled(pair) : word(Number(pair))))
        .join(' ');
    case 'mixed':
      return pairs(made)
        .map((pair, index) => (index % 2 === 1 ? spelled(pair) : pair))
        .join(' ');
    case 'fullwidth':
      return wide(made);
    case 'zerowidth':
      return between(made, die.pick(['\u200b', '\u200d', '\u2060', '\u00ad', '\ufeff']) ?? '');
    case 'emoji':
      return pairs(made).join(die.pick(['😀', '📞', '❤️', '👍🏽']) ?? '');
    case 'keycaps':
      return made.replace(/\d/g, '$&\ufe0f\u20e3');
    case 'dots':
      return slot === 'birth' ? made.replaceAll('-', '.') : pairs(made).join('.');
    case 'singles':
      return between(made, die.pick([' ', '-', '.']) ?? '');
    case 'underscores':
      return pairs(made).join('_');
    case 'slashes':
      return pairs(made).join('/');
    case 'leet':
      if (slot !== 'phone') return made.replace(/[aeo]/g, (letter) => ({ a: '4', e: '3', o: '0' })[letter] ?? letter);
      return made.replace(/[01]/g, (digit) => (digit === '0' ? 'o' : 'l'));
    case 'newline':
      if (slot === 'email') return `${user}\n@${host}`;
      if (slot === 'street') return made.replace(/ (?=\d)/, '\n');
      return made.replace(/^(.{4,8}?)(.{4})(.*)$/s, '$1\n$2$3');
    case 'typo':
      return made.slice(0, -1);
    case 'at':
      return made.replace('@', '(at)');
    case 'brackets':
      return made.replace('@', ' [at] ').replaceAll('.', '[dot]');
    case 'english':
      return `${user} at ${host.replaceAll('.', ' dot ')}`;
    case 'spaces':
      if (slot === 'birth') return made.replaceAll('-', ' ');
      return made.replace('@', ' @ ').replace(/\.com$/, ' . com');
    case 'spaced':
      return slot === 'plate' ? made.replaceAll('-', ' ') : made.replace(/(.{3})(?=.)/g, '$1 ');
    case 'spread':
      return made.replace(/ /g, '  ').replace(/([A-Z])([A-Z])$/, '$1 $2');
    case 'oddspaces':
      return made.replace(/(.{3})(?=.)/g, '$1 ');
    case 'dotted':
      return made.replace(slot === 'bsn' ? /(.{3})(?=.)/g : /(.{4})(?=.)/g, '$1.');
    case 'dashed':
      return made.replace(/(.{4})(?=.)/g, '$1-');
    case 'lower':
      return made.toLowerCase();
    case 'caps':
      return made.toUpperCase();
    case 'nodash':
      return made.replaceAll('-', '');
    case 'mirrored':
      return made.replace(/^(.*) (\d+)$/, '$2 $1');
    case 'short':
      return made.replace(
        /^(\d\d)-(\d\d)-\d\d(\d\d)$/,
        (_, d: string, m: string, y: string) => `${Number(d)}-${Number(m)}-${y}`,
      );
    default:
      throw new Error(`no such style: ${style}`);
  }
}
