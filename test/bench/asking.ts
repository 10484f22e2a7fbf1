import { randomUUID } from 'node:crypto';
import type { Envelope } from '../../shared/sync/protocol.ts';
import type { Lab } from './lab.ts';
import { many, openScreen, type Screen } from './screen.ts';
import { words } from './stock.ts';

const PER_KIOSK = 40; // the hub lets one propose 50 times in ten seconds

/** Kiosks that take turns. */
export interface Kiosks {
  /** Hangs a note. Resolves when the hub confirmed it, with the milliseconds that took. */
  hang(): Promise<number>;
  close(): void;
}

/** A note as a kiosk sends it that saw the wall at this seq. */
export const note = (index: number, seen: number): Envelope => ({
  id: randomUUID(),
  type: 'notes.hang',
  data: words(index),
  made: Date.now(),
  seen,
});

/** Resolves when the hub confirmed them; throws what it said otherwise. */
export const propose = (kiosk: Screen, proposals: readonly Envelope[]): Promise<void> =>
  new Promise((resolve, reject) => {
    kiosk.ask('propose', { proposals }, (frame) => {
      if (frame.includes('"refusal"')) reject(new Error(frame.toString()));
      else resolve();
    });
  });

/** Enough kiosks for so many notes within the hub's limit for each. `seen`: the seq that the hub is at. */
export async function openKiosks(lab: Lab, port: number, notes: number, seen = 0): Promise<Kiosks> {
  const all = await many(Math.ceil(notes / PER_KIOSK), (index) =>
    openScreen({ port, role: 'kiosk', cookie: lab.kiosks[index] ?? '' }),
  );
  let turn = 0;
  return {
    async hang() {
      turn += 1;
      const kiosk = all[turn % all.length];
      if (!kiosk) throw new Error('there is no kiosk');
      const start = performance.now();
      await propose(kiosk, [note(turn, seen)]);
      return performance.now() - start;
    },
    close: () => all.forEach((one) => one.close()),
  };
}
