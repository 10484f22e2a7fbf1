import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Data } from '../../shared/wall.ts';
import { openAccess } from '../access/access.ts';
import { mediaFolder } from '../media/store.ts';

const DAY = 86_400_000;

export interface DemoVlogOptions {
  readonly folder: string;
  readonly clock: () => number;
  readonly newId: () => string;
}

/**
 * Makes the demo's one leader known in a folder on which no hub runs, and gives what is said of their video. `place` puts
 * the file there: a hub that starts takes away what no vlog has. Nobody is filmed: it is the drawing of the design's picture 03, moved a little, by Chromium and `ffmpeg -c:v libx264 -crf 30`.
 */
export async function demoVlog({ folder, clock, newId }: DemoVlogOptions): Promise<{
  readonly data: Data<'vlogs.publish'>;
  place(): void;
}> {
  const file = fileURLToPath(new URL('../../server/demo/vlog.mp4', import.meta.url)); // from dist/server and from here
  const media = createHash('sha256').update(readFileSync(file)).digest('hex');
  const { people } = await openAccess({ folder, clock, newId });
  const person = await people.add({
    name: 'Erik de Wit',
    leader: true,
    consents: ['name', 'vlog'],
    since: clock() - DAY,
    until: clock() + 300 * DAY,
  });
  if ('no' in person) throw new Error(person.no);
  const data: Data<'vlogs.publish'> = {
    kind: 'ceo_vlog',
    media,
    length: 22_000,
    headline: 'Wat ik leerde van een klant die wilde opzeggen',
    captions: [
      { from: 300, to: 3_400, text: 'Gisteren belde ik een klant die wilde opzeggen.' },
      { from: 3_500, to: 6_600, text: 'Drie keer had zij haar verhaal al verteld.' },
      { from: 6_700, to: 9_600, text: 'Aan drie verschillende collega’s.' },
      { from: 9_700, to: 13_800, text: 'Ze zei: ik wil geen korting. Ik wil één iemand die het regelt.' },
      { from: 13_900, to: 17_300, text: 'Dat begrijp ik. Ik zou dat ook willen.' },
      { from: 17_400, to: 21_800, text: 'Dus dat gaan we anders doen, en ik kom erop terug.' },
    ],
    person: person.yes,
    name: 'Erik de Wit',
    role: 'CEO, sprak drie klanten',
    promise: {
      text: 'Elke klant met een probleem krijgt één vaste collega',
      due: new Date(clock() + 7 * DAY).toISOString().slice(0, 10),
    },
    visitors: true,
  };
  return {
    data,
    place() {
      mkdirSync(mediaFolder(folder), { recursive: true, mode: 0o700 });
      copyFileSync(file, join(mediaFolder(folder), `${media}.mp4`));
    },
  };
}
