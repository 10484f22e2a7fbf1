import { crc32 } from 'node:zlib';

/** A line of a page: eight hexadecimal digits of CRC-32, a space, JSON, a newline. */
export function encode(value: unknown): string {
  const json = JSON.stringify(value);
  return `${sum(json)} ${json}\n`;
}

/** A line of a page that was found whole. */
export type Line = Buffer;

/** What a whole line says. */
export const parse = (line: Line): unknown => JSON.parse(line.toString('utf8', 9));

export interface Decoded {
  /** The whole lines before the first that is damaged. */
  readonly lines: readonly Line[];
  /** How many bytes hold whole lines. What lies behind is the torn last line. */
  readonly good: number;
  /** The numbers of the lines that do not fit their checksum. */
  readonly damaged: readonly number[];
}

/**
 * Reads a page. A last line without its newline was never synced whole, so nobody was told of it: it is left out of
 * `good`. Anything else that does not fit its checksum is damage.
 */
export function decode(bytes: Buffer): Decoded {
  const lines: Line[] = [];
  const damaged: number[] = [];
  let good = 0;
  let number = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, good)) {
    const line = bytes.subarray(good, end);
    number += 1;
    if (!intact(line)) damaged.push(number);
    else if (damaged.length === 0) lines.push(line);
    good = end + 1;
  }
  const rest = bytes.subarray(good);
  if (rest.length > 9 && intact(rest.subarray(0, -1))) damaged.push(number + 1); // only its newline is not what it was
  return { lines, good, damaged };
}

/** Every line that fits its checksum, wherever it stands, and whether that is all there is. */
export function intactLines(bytes: Buffer): { readonly lines: readonly Line[]; readonly whole: boolean } {
  const lines: Line[] = [];
  let from = 0;
  let whole = true;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    const line = bytes.subarray(from, end);
    if (intact(line)) lines.push(line);
    else whole = false;
    from = end + 1;
  }
  return { lines, whole: whole && from === bytes.length };
}

const intact = (line: Buffer): boolean =>
  line.length > 9 && line.toString('latin1', 0, 9) === `${sum(line.subarray(9))} `;

const sum = (data: string | Buffer): string => crc32(data).toString(16).padStart(8, '0');
