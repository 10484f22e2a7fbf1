import { fileURLToPath } from 'node:url';
import type { Note } from '../../shared/note.ts';
import type { OnAir } from '../../shared/read/programme.ts';
import { kinds } from '../../shared/note.ts';
import { apply, emptyWall, type AnyProposal, type Wall } from '../../shared/wall.ts';
import { make, makeNote, wallWith } from '../support/make.ts';
import { random } from '../support/random.ts';
import { NOW, sizes, test, type Show, type Size, type Stage } from './stage.ts';

const folder = process.env['PICTURES'] ?? fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What docs/pictures shows; all the others are only to look at, in the folder that PICTURES names. */
const kept = /^(improved|radar|credo|notice|promise-kept)-(landscape|portrait)$/;

const turn = (scene: OnAir, of?: string) => ({ scene, of, from: NOW, until: NOW + HOUR });
const wallOf = (...said: readonly AnyProposal[]) => said.reduce(apply, emptyWall);

async function shoot(stage: Stage, name: string, what: Show): Promise<void> {
  if (!process.env['PICTURES'] && !kept.test(name)) return;
  const page = await stage.show(what);
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
  await page.screenshot({ path: `${folder}/${name}.jpg`, type: 'jpeg', quality: 72 });
}

const text = 'Elke klant met een probleem krijgt één vaste collega';
const vlog = make('vlogs.publish', { promise: { text, due: '2026-12-03' } }, { made: NOW - DAY });
const standings = {
  new: wallOf(vlog),
  due: wallOf(make('vlogs.promise', { text, due: '2026-11-24' }, { id: vlog.id, made: NOW - 20 * DAY })),
  late: wallOf(make('vlogs.promise', { text, due: '2026-11-22' }, { id: vlog.id, made: NOW - 20 * DAY })),
  kept: wallOf(vlog, make('vlogs.keep', { promise: vlog.id }, { made: NOW - HOUR })),
};

const signals = Array.from({ length: 14 }, (_, at) => ({ id: `${at}`, device: 'kiosk-1', made: NOW - at * DAY }));
const better = makeNote({
  kind: 'question',
  title: 'Waarom is mijn eerste rekening hoger?',
  steps: [{ stage: 'implemented', made: NOW - HOUR }],
  solution: 'De uitleg staat nu bovenaan, in één zin.',
  result: '30 procent minder vragende telefoontjes.',
  told: NOW - HOUR,
  signals,
  made: NOW - 9 * DAY,
});
const longest = makeNote({
  ...better,
  title: 'W'.repeat(42),
  solution: 'WWWWWWWWW '.repeat(7).trim(),
  result: 'WWWWWWWWW '.repeat(7).trim(),
});

/** So many notes of this week and the last for each theme, and one of long ago, so that who is silent is known. */
function heard(themes: { readonly [theme: string]: readonly [now: number, before: number] }): Wall {
  const die = random(3);
  const some = (theme: string, many: number, from: number, to: number): readonly Note[] =>
    Array.from({ length: many }, () =>
      makeNote({ theme, kind: die.pick(kinds) ?? 'idea', made: from + die.below(to - from) }),
    );
  const notes = Object.entries(themes).flatMap(([theme, [now, before]]) => [
    ...some(theme, now, NOW - DAY, NOW),
    ...some(theme, before, NOW - 8 * DAY, NOW - 7 * DAY),
  ]);
  return wallWith(...[makeNote({ made: NOW - 60 * DAY }), ...notes].sort((a, b) => a.made - b.made));
}
const usual = {
  delivery: [8, 5],
  billing: [6, 7],
  contact: [5, 5],
  subscription: [4, 3],
  returns: [3, 4],
  app: [1, 2],
} as const;
const radars = {
  radar: heard({ ...usual, products: [0, 1] }),
  'radar-three-silent': heard(usual),
  'radar-all-speak': heard({ ...usual, products: [0, 1], network: [1, 0] }),
  'radar-one': heard({ app: [1, 0] }),
  'radar-monday': heard({ delivery: [0, 5], billing: [0, 2] }),
  'radar-many': heard({
    delivery: [41, 25],
    billing: [36, 37],
    contact: [15, 5],
    subscription: [4, 13],
    returns: [3, 4],
    app: [1, 2],
  }),
  'radar-flood': heard({ delivery: [941, 625], billing: [536, 1037], contact: [515, 5], app: [1, 2] }),
};
const wide = Object.keys(usual).reduce(
  (wall, id, at) =>
    apply(wall, make('office.set', { list: 'themes', id, nl: 'W'.repeat(24 - at), en: 'W'.repeat(24 - at) })),
  heard({ ...usual, billing: [8, 5] }),
);

const notice = (words: string, until: number) => {
  const said = make('programme.notify', { text: words, until }, { made: NOW - HOUR });
  return { wall: wallOf(said), turn: turn('notice', said.id) };
};

for (const size of Object.keys(sizes) as Size[]) {
  const enlarged = size === '4k' ? [1] : [1, 1.2, 1.45, 1.95];
  for (const enlarge of enlarged) {
    const how = { size, enlarge };
    const name = enlarge === 1 ? size : `${size}-${enlarge}`;

    test(`${name}: a promise that is new, due, late and kept`, async ({ stage }) => {
      for (const [standing, wall] of Object.entries(standings))
        await shoot(stage, `promise-${standing}-${name}`, { wall, turn: turn('promise', vlog.id), ...how });
    });

    test(`${name}: what we made better, and the credo`, async ({ stage }) => {
      for (const [title, note] of Object.entries({ improved: better, 'improved-longest': longest }))
        await shoot(stage, `${title}-${name}`, { wall: wallWith(note), turn: turn('improved', note.id), ...how });
      for (const [title, note] of Object.entries({ credo: better, 'credo-longest': longest }))
        await shoot(stage, `${title}-${name}`, { wall: wallWith(note), turn: turn('credo'), ...how });
      await shoot(stage, `credo-en-${name}`, { wall: wallWith(better), turn: turn('credo'), language: 'en', ...how });
    });

    test(`${name}: a notice`, async ({ stage }) => {
      await shoot(stage, `notice-${name}`, { ...notice('Vrijdag sluiten we om vier uur', NOW + 3 * DAY), ...how });
      await shoot(stage, `notice-short-${name}`, { ...notice('Taart!', NOW + HOUR), ...how });
      const long = 'Morgen testen we het brandalarm, dus schrik niet en blijf gewoon zitten waar je zit, dank je';
      await shoot(stage, `notice-long-${name}`, { ...notice(long.slice(0, 90), NOW + HOUR), ...how });
      await shoot(stage, `notice-longest-${name}`, { ...notice('W'.repeat(90), NOW + HOUR), ...how });
    });

    test(`${name}: the radar`, async ({ stage }) => {
      for (const [title, wall] of Object.entries({ ...radars, 'radar-wide': wide }))
        await shoot(stage, `${title}-${name}`, { wall, turn: turn('radar'), motion: 'none', ...how });
      await shoot(stage, `radar-en-${name}`, {
        wall: radars.radar,
        turn: turn('radar'),
        motion: 'none',
        language: 'en',
        ...how,
      });
    });
  }
}
