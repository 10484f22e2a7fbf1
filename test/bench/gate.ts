const PATIENCE = 30_000; // what takes longer is a fault, not a figure

export interface Gate {
  come(): void;
  /** Resolves with the moment at which as many have come, from now on, as there are. */
  all(): Promise<number>;
}

/** Where so many are waited for. */
export function gate(count: number): Gate {
  let missing = 0;
  let open: (moment: number) => void = () => undefined;
  return {
    come() {
      missing -= 1;
      if (missing === 0) open(performance.now());
    },
    all: () =>
      new Promise((resolve, reject) => {
        missing = count;
        const late = setTimeout(() => reject(new Error(`${missing} of ${count} are missing`)), PATIENCE);
        open = (moment) => {
          clearTimeout(late);
          resolve(moment);
        };
      }),
  };
}

/** Is it `42["changes",...]`, the hub's news? */
export const isChanges = (frame: Buffer): boolean => frame.toString('latin1', 2, 12) === '["changes"';

const SEQ = Buffer.from('"seq":');

/** The seq of the last change in the hub's news, without reading all of it. */
export function lastSeq(frame: Buffer): number {
  const at = frame.lastIndexOf(SEQ) + SEQ.length;
  return parseInt(frame.toString('latin1', at, at + 12), 10);
}
