import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Snapshot } from './change-log.ts';
import { replace } from './durable-file.ts';

type Written = Omit<Snapshot, 'marks'> & { readonly marks: string; readonly sum: number };

const AT_ONCE = 100; // notes in one piece: a fraction of a millisecond

/**
 * snapshot.json: JSON whose last field is the CRC-32 of all that stands before it. It is written in pieces, between which
 * the hub does its work.
 */
export const writeSnapshot = (path: string, snapshot: Snapshot): Promise<void> => replace(path, summed(snapshot));

/** The snapshot, if there is one and it is what was written. */
export async function readSnapshot(path: string): Promise<Snapshot | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    const end = text.lastIndexOf(',"sum":');
    const { marks, sum, ...rest } = JSON.parse(text) as Written;
    if (sum !== crc32(text.slice(0, end))) return undefined;
    return { ...rest, marks: new Uint32Array(new Uint8Array(Buffer.from(marks, 'base64')).buffer) };
  } catch {
    return undefined;
  }
}

function* summed(snapshot: Snapshot): Generator<string> {
  let sum = 0;
  for (const piece of pieces(snapshot)) {
    sum = crc32(piece, sum);
    yield piece;
  }
  yield `,"sum":${sum}}\n`;
}

function* pieces({ wall, marks, ...rest }: Snapshot): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"marks":"`;
  yield Buffer.from(marks.buffer, marks.byteOffset, marks.byteLength).toString('base64');
  yield '","wall":';
  yield* written(wall);
}

/** A value as JSON, long lists a piece at a time. */
function* written(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield '[';
    for (let from = 0; from < value.length; from += AT_ONCE)
      yield `${from > 0 ? ',' : ''}${JSON.stringify(value.slice(from, from + AT_ONCE)).slice(1, -1)}`;
    yield ']';
  } else if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, one]) => one !== undefined);
    yield '{';
    for (const [index, [name, one]] of fields.entries()) {
      yield `${index > 0 ? ',' : ''}${JSON.stringify(name)}:`;
      yield* written(one);
    }
    yield '}';
  } else yield JSON.stringify(value);
}
