import { crc32 } from 'node:zlib';

/** A line of a page: eight hexadecimal digits of CRC-32, a space, JSON, a newline. */
export function encode(value: unknown): string {
  const json = JSON.stringify(value);
  return `${sum(json)} ${json}\n`;
}

export interface Decoded {
  readonly values: readonly unknown[];
  /** How many bytes hold whole lines. What lies behind is the torn last line. */
  readonly good: number;
  /** The numbers of the lines that do not fit their checksum; `values` ends before the first of them. */
  readonly damaged: readonly number[];
}

/**
 * Reads a page. A last line without its newline was never synced whole, so nobody was told of it: it is left out of
 * `good`. Anything else that does not fit its checksum is damage.
 */
export function decode(bytes: Buffer): Decoded {
  const values: unknown[] = [];
  const damaged: number[] = [];
  let good = 0;
  let line = 0;
  const take = (text: Buffer) => {
    line += 1;
    if (!intact(text)) damaged.push(line);
    else if (damaged.length === 0) values.push(JSON.parse(text.toString('utf8', 9)));
  };
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, good)) {
    take(bytes.subarray(good, end));
    good = end + 1;
  }
  const rest = bytes.subarray(good);
  if (rest.length > 9 && intact(rest.subarray(0, -1))) damaged.push(line + 1); // only its newline is not what it was
  return { values, good, damaged };
}

const intact = (line: Buffer): boolean =>
  line.length > 9 && line.toString('latin1', 0, 9) === `${sum(line.subarray(9))} `;

const sum = (data: string | Buffer): string => crc32(data).toString(16).padStart(8, '0');
