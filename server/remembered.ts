import type { Change } from '../shared/wall.ts';

/** Which ids are in the log: all of them, for ever, four bytes each. */
export interface Remembered {
  /** The id of the next change of the log. */
  add(id: string): void;
  /** What has this id in the log. */
  find(id: string): Promise<Change | undefined>;
  /** A mark of each id, in the order of the log: what `remembered` needs to know them again. */
  marks(): Uint32Array;
}

const SPARE = 1_024;

/**
 * A table of marks, a quarter to half full: two ids with one mark are told apart by reading the log, which happens to
 * one new id in some thousands, and to each that is asked again.
 */
export function remembered(
  readLog: (after: number) => AsyncIterable<Change>,
  known: Uint32Array = new Uint32Array(),
): Remembered {
  let count = known.length;
  let all = new Uint32Array(count + SPARE);
  let seqs = new Uint32Array(); // 0: a free place
  all.set(known);
  lay();

  /** Lays all marks into a table that has room for twice as many. */
  function lay(): void {
    seqs = new Uint32Array(2 ** Math.ceil(Math.log2(2 * all.length)));
    for (let seq = 1; seq <= count; seq += 1) place(seq);
  }

  function place(seq: number): void {
    let at = (all[seq - 1] ?? 0) & (seqs.length - 1);
    while (seqs[at]) at = (at + 1) & (seqs.length - 1);
    seqs[at] = seq;
  }

  async function changeAt(seq: number): Promise<Change | undefined> {
    for await (const change of readLog(seq - 1)) return change;
    return undefined;
  }

  return {
    add(id) {
      if (count === all.length) {
        const more = new Uint32Array(2 * count);
        more.set(all);
        all = more;
        lay();
      }
      all[count] = markOf(id);
      count += 1;
      place(count);
    },
    async find(id) {
      const mark = markOf(id);
      const alike: number[] = [];
      for (let at = mark & (seqs.length - 1); seqs[at]; at = (at + 1) & (seqs.length - 1)) {
        const seq = seqs[at] ?? 0;
        if (all[seq - 1] === mark) alike.push(seq);
      }
      for (const seq of alike) {
        const change = await changeAt(seq);
        if (change?.id === id) return change;
      }
      return undefined;
    },
    marks: () => all.slice(0, count),
  };
}

/** FNV-1a, 32 bits: of a UUID every bit counts, whoever made it. */
function markOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
