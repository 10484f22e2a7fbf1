import { kinds, type Note } from '../../shared/note.ts';
import type { OnAir } from '../../shared/read/programme.ts';
import { apply, emptyWall, type AnyProposal, type Wall } from '../../shared/wall.ts';
import { make, makeNote, wallWith } from '../support/make.ts';
import { random } from '../support/random.ts';
import { NOW, type Show } from './stage.ts';

/** What the scenes of the programme have to show: every state, and the longest texts. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is on, and the wall that it is read from. */
type Shown = Pick<Show, 'wall' | 'turn'>;

const turn = (scene: OnAir, of?: string) => ({ scene, of, from: NOW, until: NOW + HOUR });
const wallOf = (...said: readonly AnyProposal[]) => said.reduce(apply, emptyWall);

const notice = (words: string, until: number): Shown => {
  const said = make('programme.notify', { text: words, until }, { made: NOW - HOUR });
  return { wall: wallOf(said), turn: turn('notice', said.id) };
};

/** A promise for this day, made so many days ago, with the vlog that it was said in unless that is gone. */
function promise(text: string, due: string, ago: number, { kept = false, who = true } = {}): Shown {
  const made = NOW - ago * DAY;
  const said = who
    ? make('vlogs.publish', { promise: { text, due } }, { made })
    : make('vlogs.promise', { text, due }, { made });
  const keeps = kept ? [make('vlogs.keep', { promise: said.id }, { made: NOW - HOUR })] : [];
  return { wall: wallOf(said, ...keeps), turn: turn('promise', said.id) };
}

const signals = Array.from({ length: 14 }, (_, at) => ({ id: `${at}`, device: 'kiosk-1', made: NOW - at * DAY }));
/** What else hangs in an office where it all started eight weeks ago: what was done, was done before today. */
function others(): readonly Note[] {
  const die = random(8);
  return Array.from({ length: 190 }, (_, at) => {
    const made = NOW - (56 - (at * 55) / 190) * DAY;
    const done = die.below(62) > at / 3;
    const steps = done ? [{ stage: 'implemented' as const, made: Math.min(made + 6 * DAY, NOW - 2 * DAY) }] : [];
    return makeNote({
      kind: die.pick(kinds) ?? 'idea',
      made,
      ...(done && { solution: 'Dat doen we nu anders.' }),
      steps,
    });
  });
}
function better(part: Partial<Note>): { readonly improved: Shown; readonly credo: Shown } {
  const note = makeNote({ steps: [{ stage: 'implemented', made: NOW - HOUR }], made: NOW - 9 * DAY, ...part });
  const wall = wallWith(...others(), note);
  return { improved: { wall, turn: turn('improved', note.id) }, credo: { wall, turn: turn('credo') } };
}
const explained = better({
  kind: 'question',
  title: 'Waarom is mijn eerste rekening hoger?',
  solution: 'De uitleg staat nu bovenaan, in één zin.',
  result: '30 procent minder vragende telefoontjes.',
  signals,
});
const wordy = better({
  kind: 'recommendation',
  title: 'Ik raad jullie aan om eerder terug te mail',
  solution: 'We antwoorden voortaan binnen twee werkdagen op elke mail van een klan',
  result: 'Het aantal klanten dat nog een keer belt daalde van 140 naar 95 per we',
  told: NOW - HOUR,
});
const wide = better({
  title: 'W'.repeat(42),
  solution: 'WWWWWWWWW '.repeat(7).trim(),
  result: 'W'.repeat(70),
  signals,
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
const radar = (themes: Parameters<typeof heard>[0]): Shown => ({ wall: heard(themes), turn: turn('radar') });
const wideThemes = Object.keys(usual).reduce(
  (wall, id, at) =>
    apply(wall, make('office.set', { list: 'themes', id, nl: 'W'.repeat(24 - at), en: 'W'.repeat(24 - at) })),
  heard({ ...usual, billing: [8, 5] }),
);

const collega = 'Elke klant met een probleem krijgt één vaste collega';
const belt = 'Ik bel elke week een klant die bij ons wegging en vraag waarom dat was';
const alarm = 'Morgen testen we het brandalarm, dus schrik niet en blijf gewoon zitten waar je zit, dank';

/** As they are on any day. */
export const scenes = {
  improved: explained.improved,
  'improved-long': wordy.improved,
  radar: radar({ ...usual, products: [0, 1] }),
  'radar-two-silent': radar(usual),
  'radar-all-speak': radar({ ...usual, products: [0, 1], network: [1, 0] }),
  'radar-one': radar({ app: [1, 0] }),
  'radar-few': radar({ delivery: [2, 5], billing: [2, 2], returns: [0, 1] }),
  'radar-many': radar({
    delivery: [41, 25],
    billing: [36, 37],
    contact: [15, 5],
    subscription: [4, 13],
    returns: [3, 4],
    app: [1, 2],
  }),
  'radar-flood': radar({ delivery: [941, 625], billing: [536, 1037], contact: [515, 5], app: [1, 2] }),
  credo: explained.credo,
  'credo-long': wordy.credo,
  notice: notice('Vrijdag sluiten we om vier uur', NOW + 3 * DAY),
  'notice-short': notice('Taart!', NOW + HOUR),
  'notice-long': notice(alarm, NOW + HOUR),
  'promise-new': promise(collega, '2026-12-03', 1),
  'promise-long': promise(belt, '2026-12-03', 1),
  'promise-due': promise(collega, '2026-11-24', 40, { who: false }),
  'promise-late': promise(collega, '2026-11-22', 20),
  'promise-kept': promise(collega, '2026-12-03', 1, { kept: true }),
};

/** The longest texts that can be: they stay on their paper. */
export const longest = {
  'improved-longest': wide.improved,
  'credo-longest': wide.credo,
  'radar-longest': { wall: wideThemes, turn: turn('radar') },
  'notice-longest': notice('W'.repeat(90), NOW + HOUR),
  'promise-longest': promise('W'.repeat(70), '2026-12-03', 1),
};
