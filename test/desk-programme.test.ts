import { describe, expect, test } from 'vitest';
import { comingHour, notAt, seenAt, spotOf, subjectOf } from '../kiosk/desk/programme/coming.ts';
import {
  added,
  itemOf,
  linesOf,
  listData,
  moved,
  offeredAt,
  sameItems,
  toggled,
  wrongIn,
} from '../kiosk/desk/programme/lists.ts';
import { byDay, standingWords } from '../kiosk/desk/programme/promises.ts';
import { screensAt, spotNames, unable } from '../kiosk/desk/programme/screens-at.ts';
import { closings, isElsewhere, untilWords } from '../kiosk/desk/programme/until.ts';
import { takenWords, whenWords } from '../kiosk/desk/programme/words.ts';
import { cannotPlay, cannotWords, draftOf, described, type ScreenRow } from '../kiosk/desk/screens.ts';
import { nextTurn, usual } from '../shared/read/programme.ts';
import type { Item } from '../shared/rituals/programme.ts';
import { dayOf, instantOf, timeOf } from '../shared/time/office.ts';
import type { LeaderAction } from '../shared/vlog.ts';
import { apply, emptyWall, read, type Wall } from '../shared/wall.ts';
import { profile } from './support/desk.ts';
import { make, makeNote, wallWith } from './support/make.ts';

const zone = 'Europe/Amsterdam';
const MINUTE = 60_000;
const NOW = Date.parse('2026-11-24T10:42:00+01:00'); // a Tuesday
const here = { now: NOW, zone };
const full = [
  make('vlogs.publish', { length: 90_000, headline: 'Ze wilde geen korting' }, { made: NOW - 1 }),
  make('vlogs.publish', { visitors: true, headline: 'Twee dochters' }, { made: NOW - 1 }),
  make('vlogs.promise', { text: 'Ik bel elke week een klant', due: '2026-11-24' }, { made: NOW - 1 }),
].reduce<Wall>(apply, wallWith(makeNote({ made: NOW - MINUTE })));

describe('a list as it is edited', () => {
  const items: readonly Item[] = [
    { scene: 'wall' },
    { scene: 'radar', days: [1, 2], from: '08.30', to: '10.00' },
    { scene: 'credo' },
  ];
  const lines = linesOf(items);
  const scenes = (all: readonly { readonly scene: string }[]) => all.map(({ scene }) => scene);

  test('comes back as it was, and the hub takes it', () => {
    expect(lines.map(itemOf)).toEqual(items);
    expect(sameItems(lines.map(itemOf), items)).toBe(true);
    const proposal = { ...make('programme.list'), data: listData('hall', items) };
    expect(read(proposal)).toMatchObject({ data: { spot: 'hall', items } });
    expect(listData('hall', undefined), 'the usual one').toEqual({ spot: 'hall' });
  });

  test('a line goes up and down, and stays at an end', () => {
    expect(scenes(moved(lines, 1, -1))).toEqual(['radar', 'wall', 'credo']);
    expect(scenes(moved(lines, 1, 1))).toEqual(['wall', 'credo', 'radar']);
    expect(moved(lines, 0, -1)).toBe(lines);
    expect(moved(lines, 2, 1)).toBe(lines);
    expect(moved(moved(lines, 2, -1), 2, 1), 'its key stays with it').toEqual(lines);
  });

  test('a new line is what is not there yet, with a key of its own; a reception is offered only what is for visitors', () => {
    expect(scenes(added(lines, 'team'))).toEqual(['wall', 'radar', 'credo', 'improved']);
    expect(new Set(added(moved(lines, 2, -1), 'team').map(({ key }) => key)).size).toBe(4);
    expect(scenes(added(lines, 'reception')).at(-1)).toBe('vlog');
    expect(offeredAt('reception')).toEqual(['wall', 'vlog', 'credo']);
  });

  test('times are read as people write them, days are in order, and what cannot be is found', () => {
    const line = { key: 0, scene: 'radar', days: [1, 2, 3, 4, 5, 6, 7], from: '8', to: ' 17:30' } as const;
    expect(itemOf(line)).toEqual({ scene: 'radar', from: '08.00', to: '17.30' });
    expect(toggled(toggled([1, 3], 2), 1)).toEqual([2, 3]);
    const wrong = (part: object) => wrongIn({ ...line, ...part });
    expect([{}, { from: '', to: '' }, { from: '22', to: '6' }].map(wrong)).toEqual([undefined, undefined, undefined]);
    const times = [{ to: '' }, { from: '' }, { to: 'laat' }, { to: '24' }, { from: '8', to: '8.00' }];
    expect(times.map(wrong)).toEqual(times.map(() => 'times'));
    expect(wrong({ days: [] })).toBe('days');
  });

  test('when it is on is said in words, and always is not', () => {
    const words = (part: Partial<Item>) => whenWords('nl', { scene: 'wall', ...part });
    expect(words({})).toBe('');
    expect(words({ days: [1, 2, 3, 4, 5], from: '08.00', to: '10.00' })).toBe('ma t/m vr, 08.00 tot 10.00');
    expect(words({ days: [1, 3, 5] })).toBe('ma, wo, vr');
    expect(words({ days: [6, 7] })).toBe('za, zo');
    expect(whenWords('en', { scene: 'wall', days: [2, 3, 4] })).toBe('Tu to Th');
  });
});

describe('the coming hour', () => {
  test('is what a screen shows that looks every second, turn by turn', () => {
    for (const spot of ['hall', 'team', 'canteen', 'reception'] as const) {
      const seen = seenAt(full, spot, zone);
      const said = comingHour(seen, NOW);
      let shown = nextTurn(seen, NOW);
      const looked = [shown];
      for (let now = NOW; now < NOW + 60 * MINUTE; now += 1_000) {
        const next = nextTurn(seen, now, shown);
        if (next !== shown) looked.push((shown = next));
      }
      expect(said.length, spot).toBeGreaterThan(20);
      expect(said, spot).toEqual(looked);
    }
  });

  test('shows what an edited list would do, without the wall being touched', () => {
    const edited = seenAt(full, 'team', zone, [{ scene: 'promise' }]);
    expect(new Set(comingHour(edited, NOW).map(({ scene }) => scene))).toEqual(new Set(['promise']));
    expect(full.programme.lists).toEqual({});
    expect(new Set(comingHour(seenAt(full, 'team', zone), NOW).map(({ scene }) => scene)).size).toBeGreaterThan(2);
  });

  test('at a reception is only what is for visitors, a vlog by its headline', () => {
    const seen = seenAt(full, 'reception', zone, [{ scene: 'vlog' }]);
    const said = comingHour(seen, NOW).map(({ scene, of }) => subjectOf(seen, scene, of));
    expect(new Set(said.slice(1)), 'after the one that has begun already').toEqual(new Set(['Twee dochters']));
    expect(subjectOf(seenAt(full, 'hall', zone), 'promise', full.vlogs.promises[0]?.id)).toBe(
      'Ik bel elke week een klant',
    );
  });

  test('who does not show what is put on all screens: a hall a talk, a reception what is not theirs', () => {
    const [talk, short] = full.vlogs.shown;
    expect(notAt(full, zone, NOW, 'vlog', talk?.id)).toEqual(['hall', 'reception']);
    expect(notAt(full, zone, NOW, 'vlog', short?.id)).toEqual([]);
    expect(notAt(full, zone, NOW, 'promise')).toEqual(['reception']);
    expect(notAt(emptyWall, zone, NOW, 'radar')).toHaveLength(4);
  });
});

describe('until when', () => {
  test('the office’s clock on a day, on those when it is put forward and back too', () => {
    for (const day of ['2026-11-24', '2027-03-28', '2026-10-25', '2026-07-01'])
      for (const time of ['00.00', '01.30', '03.00', '18.00', '23.59']) {
        const instant = instantOf(day, time, zone);
        expect([dayOf(instant, zone), timeOf(instant, zone)]).toEqual([day, time]);
      }
    expect(timeOf(instantOf('2027-03-28', '02.30', zone), zone), 'the hour that is not there').toBe('03.30');
    expect(instantOf('2026-10-25', '02.30', zone), 'the first of two').toBe(Date.parse('2026-10-25T02:30:00+02:00'));
    expect(instantOf('2026-11-24', '18.00', 'Asia/Kathmandu')).toBe(Date.parse('2026-11-24T18:00:00+05:45'));
  });

  test('a notice ends when the office closes: today as long as it is open, and tomorrow', () => {
    const { opening } = emptyWall.office;
    const at = (now: number) => {
      const { today, tomorrow } = closings(opening, { now, zone });
      return [today, tomorrow].map((one) => one && untilWords('nl', one, { now, zone }));
    };
    expect(at(NOW)).toEqual(['tot 19.00', 'tot morgen 19.00']);
    expect(at(NOW + 9 * 3_600_000)).toEqual([undefined, 'tot morgen 19.00']);
    expect(at(Date.parse('2026-10-24T12:00:00+02:00')), 'the clock is put back').toEqual([
      'tot 19.00',
      'tot morgen 19.00',
    ]);
  });

  test('a later end has its day, and its year when that is another', () => {
    expect(untilWords('nl', NOW + 3 * 86_400_000, here)).toBe('tot vrijdag 27 november, 10.42');
    expect(untilWords('en', NOW + 60 * 86_400_000, here)).toBe('until 23 January 2027, 10.42');
  });

  test('a computer in another zone is noticed, one in the same or with the same time is not', () => {
    expect(isElsewhere(here, 'Europe/Amsterdam')).toBe(false);
    expect(isElsewhere(here, 'Europe/Berlin')).toBe(false);
    expect(isElsewhere(here, 'Europe/London')).toBe(true);
  });

  test('what is on all screens is said until its end, a vlog by its headline', () => {
    const [vlog] = full.vlogs.shown;
    const show = make('programme.show', { scene: 'vlog', vlog: vlog?.id, until: NOW + 15 * MINUTE }, { made: NOW });
    const taken = apply(full, show);
    expect(takenWords('nl', taken, here)).toEqual({ what: 'Ze wilde geen korting', until: 'tot 10.57' });
    expect(takenWords('nl', taken, { now: NOW + 15 * MINUTE, zone })).toBeUndefined();
    expect(takenWords('nl', full, here)).toBeUndefined();
  });
});

test('promises stand by their day, those that were kept after them; a late one is asked about', () => {
  const one = (due: string, kept?: number): LeaderAction => ({
    ...{ id: due, text: 'x', due, made: 0 },
    ...(kept !== undefined && { kept }),
  });
  const { open, kept } = byDay([one('2026-12-03'), one('2026-11-01', 1), one('2026-11-20'), one('2026-11-02', NOW)]);
  expect(open.map(({ due }) => due)).toEqual(['2026-11-20', '2026-12-03']);
  expect(kept.map(({ due }) => due)).toEqual(['2026-11-02', '2026-11-01']);
  expect([...open, one('2026-11-24'), one('2026-11-02', NOW)].map((each) => standingWords('nl', each, here))).toEqual([
    'was voor vrijdag 20 november. Hoe gaat het ermee?',
    'voor donderdag 3 december',
    'voor vandaag',
    'gehouden op dinsdag 24 november',
  ]);
});

describe('screens', () => {
  const row = (part: Partial<ScreenRow>): ScreenRow => ({
    ...{ id: part.name ?? 'x', role: 'display', audience: 'internal', state: 'on', profile, ...part },
  });
  const rows = [
    row({ name: 'Hal 1' }),
    row({ name: 'Kantine', profile: { ...profile, spot: 'canteen' } }),
    row({ name: 'Balie', audience: 'visitors', profile: { ...profile, audience: 'visitors', spot: 'canteen' } }),
    row({ name: 'Kamer Kade', audience: 'meeting-room' }),
    row({ name: 'Kiosk', role: 'kiosk' }),
  ];

  test('a screen follows the list of its spot, where visitors pass always theirs, a room and a kiosk none', () => {
    const names = (spot: keyof typeof usual) => screensAt(rows, spot).map(({ name }) => name);
    expect([names('hall'), names('canteen'), names('reception'), names('team')]).toEqual([
      ['Hal 1'],
      ['Kantine'],
      ['Balie'],
      [],
    ]);
    expect(spotNames('nl', ['hall', 'team'], rows)).toEqual(['Hal 1', 'Werkvloer']);
    expect(spotOf({ audience: 'visitors', spot: 'hall' })).toBe('reception');
  });

  test('[V6] what a screen cannot play is said by its headline, as long as it is on the wall', () => {
    const media = full.vlogs.shown[0]?.media ?? '';
    const beat = { scene: 'wall', painted: 1, seq: 1, cannot: [media, 'b'.repeat(64)] };
    const [one, many] = [
      { vlogs: { ...full.vlogs, shown: full.vlogs.shown.slice(0, 1) } },
      { vlogs: full.vlogs }, // both of one video
    ];
    expect(cannotWords('nl', cannotPlay(row({ beat }), one))).toBe(
      'Kan 1 filmpje niet afspelen: Ze wilde geen korting',
    );
    expect(cannotWords('nl', cannotPlay(row({ beat }), many))).toContain('Kan 2 filmpjes niet afspelen');
    expect(cannotPlay(row({}), many)).toEqual([]);
    expect(unable([row({ name: 'Hal 1', beat }), row({ name: 'Hal 2' })], media)).toEqual(['Hal 1']);
  });

  test('a spot and a sound are only of a wall that colleagues pass', () => {
    const draft = { ...draftOf('display', 'Hal', profile), spot: 'canteen' as const, sound: true };
    expect(described('display', draft)).toMatchObject({ profile: { spot: 'canteen', sound: true } });
    expect(draftOf('display', 'Hal', { ...profile, spot: 'team', sound: true })).toMatchObject({
      spot: 'team',
      sound: true,
    });
    for (const audience of ['visitors', 'meeting-room'] as const) {
      const { profile: said } = { profile: {}, ...described('display', { ...draft, audience }) };
      expect(said).not.toHaveProperty('spot');
      expect(said).not.toHaveProperty('sound');
    }
  });
});
