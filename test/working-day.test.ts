import { describe, expect, test } from 'vitest';
import { Director } from '../display/director.svelte.ts';
import { WallStore } from '../shared/client/wall-store.svelte.ts';
import { visitorWall } from '../shared/read/audience.ts';
import { lengthOf } from '../shared/read/programme.ts';
import type { Spot } from '../shared/rituals/programme.ts';
import { blank, receive } from '../shared/sync/replica.ts';
import { dayOf, timeOf } from '../shared/time/office.ts';
import { apply, type AnyProposal, type Wall } from '../shared/wall.ts';
import { make, makeNote, wallWith } from './support/make.ts';

const zone = 'Europe/Amsterdam';
const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const motion = { enter: 800, rest: 9_000, settle: 900, leave: 350, land: 700, turn: 800, fade: 300 };

/** The instant at which the office's clock says this on this day. */
function at(day: string, time: string): number {
  let instant = Date.parse(`${day}T${time.replace('.', ':')}:00Z`) - 3 * HOUR;
  while (dayOf(instant, zone) < day || timeOf(instant, zone) < time) instant += MINUTE;
  return instant;
}

interface Span {
  readonly scene: string;
  readonly of: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** A day of one screen, looked at every second from six to eight by UTC's hours; `deeds` happen when they were made. */
function dayOfScreen(day: string, spot: Spot, begins: Wall, deeds: readonly AnyProposal[]): readonly Span[] {
  let [now, wall] = [at(day, '06.00'), begins];
  const store = new WallStore();
  store.link = 'online';
  const put = () => {
    const inside = { epoch: 'a', seq: 1, wall };
    const news = spot === 'reception' ? { ...inside, epoch: 'visitors', wall: visitorWall(wall) } : inside;
    store.replica = receive(blank, news) ?? store.replica;
  };
  put();
  const hours = { from: '07.00', to: '19.00' };
  const director = new Director({
    store,
    clock: () => now,
    motion: () => motion,
    small: 4,
    room: () => 900,
    spot,
    hours,
  });
  director.look();
  const spans: Span[] = [];
  const waiting = [...deeds].sort((a, b) => a.made - b.made);
  for (const end = at(day, '20.00'); now < end; now += SECOND) {
    for (let next = waiting[0]; next && next.made <= now; next = waiting[0]) {
      waiting.shift();
      wall = apply(wall, next);
      store.live = [{ ...next, seq: 1, at: now }];
      put();
      director.look();
    }
    director.tick();
    director.ready(director.onAir.turn);
    const { scene } = director;
    const of = scene === director.onAir.turn.scene ? director.onAir.turn.of : undefined;
    const dark = scene === 'night' && !director.goodNight ? 'dark' : scene;
    const last = spans.at(-1);
    if (last?.scene === dark && last.of === of) spans[spans.length - 1] = { ...last, to: now + SECOND };
    else spans.push({ scene: dark, of, from: now, to: now + SECOND });
  }
  return spans;
}

const done = (made: number) => [{ stage: 'implemented', made }] as const;

/** What hangs in the morning of this day, and what happens on it. */
function office(day: string) {
  const seven = at(day, '06.00');
  const approved = {
    title: 'Foto van mijn modem sturen',
    solution: 'Dat kan nu in de app',
    body: undefined,
    result: undefined,
  };
  const better = makeNote({
    kind: 'idea',
    title: approved.title,
    solution: approved.solution,
    made: seven - 26 * HOUR,
    steps: done(seven - HOUR),
    approved,
  });
  const secret = makeNote({ title: 'Alleen voor collega’s', made: seven - HOUR });
  const open = make(
    'vlogs.publish',
    { headline: 'Voor iedereen', visitors: true, length: 20_000 },
    { made: seven - 3 * HOUR },
  );
  const inside = make(
    'vlogs.publish',
    { headline: 'Alleen binnen', media: 'b2'.repeat(32), promise: { text: 'Ik bel een klant', due: day } },
    { made: seven - 2 * HOUR },
  );
  const radar = { scene: 'radar', from: '08.00', to: '10.00' } as const;
  const hall = make(
    'programme.list',
    { spot: 'hall', items: [{ scene: 'wall' }, { scene: 'improved' }, { scene: 'wall' }, radar] },
    { made: seven },
  );
  const everyDay = make(
    'office.open',
    { days: [1, 2, 3, 4, 5, 6, 7], from: '07.00', to: '19.00', holidays: [] },
    { made: seven },
  );
  const morning = [open, inside, hall, everyDay].reduce(apply, wallWith(better, secret));
  const notice = make(
    'programme.notify',
    { text: 'Om twaalf uur is er taart', until: at(day, '12.00') },
    { made: at(day, '09.30') },
  );
  const show = make('programme.show', { scene: 'radar', until: at(day, '13.10') }, { made: at(day, '13.00') });
  const taken = make('vlogs.withdraw', { vlog: inside.id }, { made: at(day, '15.00') });
  const note = make('notes.hang', { title: 'Net opgehangen' }, { made: at(day, '16.00') });
  return { morning, deeds: [notice, show, taken, note], better, secret, open, inside, notice };
}

const clock = (instant: number) => timeOf(instant, zone);
const long = ({ from, to }: Span) => to - from;

describe.each(['2026-11-24', '2026-10-25', '2027-03-28'])('a working day, %s', (day) => {
  const { morning, deeds, secret, open, inside, notice } = office(day);
  const hall = dayOfScreen(day, 'hall', morning, deeds);
  const canteen = dayOfScreen(day, 'canteen', morning, deeds);
  const reception = dayOfScreen(day, 'reception', morning, deeds);
  const named = (spans: readonly Span[], scene: string) => spans.filter((span) => span.scene === scene);

  test('every screen is dark until seven, says goodnight at seven for a minute, and is dark again', () => {
    for (const spans of [hall, canteen, reception]) {
      const [first] = spans;
      expect([first?.scene, clock(first?.to ?? 0)]).toEqual(['night', '06.01']);
      const [dark, night, late] = [spans[1], ...spans.slice(-2)];
      expect([dark?.scene, clock(dark?.to ?? 0), (dark?.to ?? 0) % MINUTE]).toEqual(['dark', '07.00', 0]);
      expect([night?.scene, night?.from, long(night ?? missing())]).toEqual(['night', at(day, '19.00'), MINUTE]);
      expect([late?.scene, late?.from]).toEqual(['dark', at(day, '19.01')]);
    }
  });

  test('a hall has the wall and one other scene in turn, a minute each', () => {
    const between = hall.filter(({ from, to }) => from >= at(day, '08.10') && to <= at(day, '09.20'));
    expect(between.length).toBeGreaterThan(60);
    expect(new Set(between.map(long))).toEqual(new Set([MINUTE]));
    expect(new Set(between.map(({ scene }) => scene))).toEqual(new Set(['wall', 'improved', 'radar']));
    for (const [n, { scene }] of between.entries())
      expect((between[n + 1]?.scene ?? 'x') === 'wall').toBe(n + 1 < between.length && scene !== 'wall');
  });

  test('what has hours is on in these, by the office’s clock', () => {
    const listed = named(hall, 'radar').filter(({ from }) => from < at(day, '13.00'));
    expect(clock(listed[0]?.from ?? 0) >= '08.00' && clock(listed[0]?.from ?? 0) <= '08.05').toBe(true);
    expect((listed.at(-1)?.to ?? Infinity) <= at(day, '10.01')).toBe(true);
    expect((listed.at(-1)?.to ?? 0) >= at(day, '09.55')).toBe(true);
  });

  test('a notice is there as soon as it is made, and never after its end', () => {
    for (const spans of [hall, canteen]) {
      const notices = named(spans, 'notice');
      expect(notices.every(({ of }) => of === notice.id)).toBe(true);
      const since = (notices[0]?.from ?? Infinity) - at(day, '09.30');
      expect(since).toBeLessThan(spans === hall ? 2 * SECOND : 63 * SECOND); // a video in the canteen is not cut
      expect(Math.max(...notices.map(({ to }) => to))).toBeLessThanOrEqual(at(day, '12.00'));
      expect(Math.max(...notices.map(({ to }) => to))).toBeGreaterThan(at(day, '11.50'));
    }
  });

  test('what the desk puts everywhere is there from that second, and until it said', () => {
    for (const spans of [hall, canteen]) {
      const taken = named(spans, 'radar').find(({ from, to }) => from <= at(day, '13.00') && to >= at(day, '13.10'));
      expect(taken?.to).toBe(at(day, '13.10'));
    }
    expect(named(reception, 'radar')).toEqual([]);
  });

  test('a canteen shows a vlog every four minutes, whole', () => {
    const vlogs = named(canteen, 'vlog').filter(({ from, to }) => from > at(day, '07.10') && to < at(day, '09.30'));
    expect(Math.max(...vlogs.slice(1).map(({ from }, n) => from - (vlogs[n]?.from ?? 0)))).toBeLessThanOrEqual(
      5 * MINUTE,
    );
    const lengths = morning.vlogs.shown.map(lengthOf);
    for (const vlog of vlogs) expect(lengths).toContain(long(vlog));
  });

  test('nothing of inside is at the reception, and no vlog that is not for visitors', () => {
    const scenes = new Set(reception.map(({ scene }) => scene));
    expect([...scenes].toSorted()).toEqual(['credo', 'dark', 'night', 'reception', 'vlog']);
    expect(new Set(named(reception, 'vlog').map(({ of }) => of))).toEqual(new Set([open.id]));
    expect(JSON.stringify(visitorWall(deeds.reduce(apply, morning)))).not.toMatch(/collega|taart|Alleen binnen/);
    expect(secret.title).toContain('collega');
  });

  test('a vlog that is withdrawn is not on from that second', () => {
    for (const spans of [hall, canteen]) {
      expect(spans.some(({ of, from }) => of === inside.id && from < at(day, '15.00'))).toBe(spans === canteen);
      expect(spans.filter(({ of, to }) => of === inside.id && to > at(day, '15.00') + SECOND)).toEqual([]);
    }
  });

  test('a new note has the screen at once, and then the wall stays', () => {
    const [moment] = named(hall, 'new-note');
    expect(moment?.from).toBe(at(day, '16.00'));
    const after = hall[hall.findIndex((span) => span === moment) + 1];
    expect([after?.scene, long(after ?? missing()) >= 8 * SECOND]).toEqual(['wall', true]);
  });
});

function missing(): never {
  throw new Error('there is no such span');
}
