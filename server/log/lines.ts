import { crc32 } from 'node:zlib';

/** A line of a page: eight hexadecimal digits of CRC-32, a space, JSON, a newline. */
export function encode(value: unknown): string {
  const json = JSON.stringify(value);
  return `${sum(json)} ${json}\n`;
}

export interface Decoded {
  readonly values: readonly unknown[];
  /** How many bytes hold them. What lies behind is the torn last line. */
  readonly good: number;
}

/**
 * Reads a page. A last line without its newline was never synced whole, so nobody was told of it: it is left out of
 * `good`. Anything else that does not fit its checksum is damage, and throws with the number of the line.
 */
export function decode(bytes: Buffer): Decoded {
  const values: unknown[] = [];
  let good = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, good)) {
    const line = bytes.subarray(good, end);
    if (!intact(line)) throw new Error(`line ${values.length + 1} is damaged`);
    values.push(JSON.parse(line.toString('utf8', 9)));
    good = end + 1;
  }
  const rest = bytes.subarray(good);
  // A whole line whose newline became another byte was told to people: that is damage, not a torn line.
  if (rest.length > 9 && intact(rest.subarray(0, -1))) throw new Error(`line ${values.length + 1} is damaged`);
  return { values, good };
}

const intact = (line: Buffer): boolean =>
  line.length > 9 && line.toString('latin1', 0, 9) === `${sum(line.subarray(9))} `;

const sum = (data: string | Buffer): string => crc32(data).toString(16).padStart(8, '0');
