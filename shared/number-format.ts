/** How a company writes numbers of its own: 9 is a figure, A a letter, all else stands for itself. No patterns of people. */
export const FORMAT_MAX = 20;

const SIGNS = /^[\p{L}\d](?:[\p{L}\d ./_#:-]*[\p{L}\d])?$/u;

/** Can this be a format? It has a figure that differs, and only letters, figures and what stands between them. */
export const isFormat = (format: string): boolean =>
  format.length <= FORMAT_MAX && SIGNS.test(format) && format.includes('9');

const row = (least: number, most: number): readonly string[] =>
  Array.from({ length: most - least + 1 }, (_, more) => 'd'.repeat(least + more));

/** Numbers by which somebody can be found, as people write them: d a figure, L a letter, - whatever parts them. */
const theirs = [
  ...['06dddddddd', '06-dddddddd', '06-dd-dd-dd-dd', '06-dddd-dddd', '06-ddd-ddd-dd', '06-dd-ddd-ddd'],
  ...['316dddddddd', '31-6-dddddddd', '31-6-dddd-dddd', '31-6-dd-dd-dd-dd', '00316dddddddd', '0031-6-dddddddd'],
  ...['0ddddddddd', '0dd-ddddddd', '0dd-ddd-dd-dd', '0dd-ddd-dddd', '0ddd-dddddd', '0ddd-dd-dd-dd', '0ddd-ddd-ddd'],
  ...row(8, 19), // abroad, BSN, cards
  ...['ddd-ddd-ddd', 'dddd-dd-ddd', 'dddd-dddd-dddd-dddd', 'dddd-dddddd-ddddd'],
  ...['LLddLLLLdddddddddd', 'LLdd-LLLL-dddd-dddd-dd'],
  ...['ddddLL', 'dddd-LL', 'ddddLL-ddd', 'd', 'dL', 'ddL', 'dddL', 'd-d-dddd', 'dd-dd-dddd', 'dddd-dd-dd'],
  ...['LL-dd-dd', 'dd-dd-LL', 'dd-LL-dd', 'LL-dd-LL', 'LL-LL-dd', 'dd-LL-LL', 'dd-LLL-d', 'd-LLL-dd', 'LL-ddd-L'],
  ...['L-ddd-LL', 'LLL-dd-L', 'L-dd-LLL', 'd-LL-ddd', 'ddd-LL-d', 'd-LLL-ddd'],
];

/**
 * Does this format take in numbers by which somebody can be found, or a piece of them that stands alone? Those would be
 * masked nowhere any more. One with letters or two figures of its own does so once in a hundred times at most, but for one
 * that begins as a telephone number.
 */
export function isTooWide(format: string): boolean {
  const open = (format.match(/[0-8]/g)?.length ?? 0) < 2;
  return theirs.some((number) => {
    if (meets(format, number, open || /\d/.test(number))) return true;
    const parts = number.split('-');
    return parts.some((_, from) =>
      parts.some((__, to) => to >= from && meets(format, parts.slice(from, to + 1).join('-'), open)),
    );
  });
}

/** Sign by sign. `own`: figures of the format's own may stand where the number has any. */
function meets(format: string, number: string, own: boolean): boolean {
  return (
    format.length === number.length &&
    [...number].every((sign, place) => {
      const here = format.charAt(place);
      if (sign === 'L') return here === 'A';
      if (sign === 'd') return here === '9' || (own && /\d/.test(here));
      if (sign === '-') return !/[\p{L}\d]/u.test(here);
      return here === '9' || here === sign;
    })
  );
}
