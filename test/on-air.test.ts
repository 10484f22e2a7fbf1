import { expect, test } from 'vitest';
import { OnAir } from '../display/on-air.svelte.ts';
import { momentFor } from '../shared/read/moments.ts';
import type { Seen } from '../shared/read/programme.ts';
import { apply, type AnyProposal, type Wall } from '../shared/wall.ts';
import { make, makeNote, wallWith } from './support/make.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const NOW = Date.parse('2026-11-24T10:42:00+01:00');
const promise = make('vlogs.promise', {}, { made: NOW - MINUTE });
const vlog = make('vlogs.publish', {}, { made: NOW - MINUTE });

/** A screen on a team's floor whose clock is turned by hand; what it shows can be seen at once unless it is blind. */
function screen({ blind = false, begins = [promise, vlog] as readonly AnyProposal[] } = {}) {
  let now = NOW;
  let wall: Wall = begins.reduce(apply, wallWith(makeNote({ made: NOW - MINUTE })));
  const onAir = new OnAir();
  const seen = (): Seen => ({ wall, spot: 'team', zone: 'Europe/Amsterdam', cannot: new Set() });
  const look = () => {
    onAir.choose(seen(), now, true);
    if (!blind) onAir.ready(onAir.turn);
  };
  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= SECOND) {
      now += SECOND;
      look();
    }
  };
  look();
  return {
    onAir,
    seen,
    pass,
    get scene() {
      return onAir.turn.scene;
    },
    hear(...proposals: readonly AnyProposal[]) {
      for (const one of proposals) {
        wall = apply(wall, one);
        onAir.hear(
          [momentFor({ ...one, seq: 1, at: now }, {})].flatMap((moment) => moment ?? []),
          now,
        );
      }
      look();
    },
    /** Time passes until this is on. */
    until(scene: string) {
      for (let left = 600; left > 0 && onAir.turn.scene !== scene; left -= 1) pass(SECOND);
      expect(onAir.turn.scene).toBe(scene);
    },
    born: () => ({ made: now }),
  };
}

test('a notice is there at once, and the list goes on after it', () => {
  const tv = screen();
  tv.until('wall');
  tv.hear(make('programme.notify', { until: NOW + 90 * MINUTE }, tv.born()));
  expect(tv.scene).toBe('notice');
  tv.pass(13 * SECOND);
  expect(tv.scene).not.toBe('notice');
});

test('a promise that is kept comes before news, also when news has the screen', () => {
  const tv = screen();
  tv.until('wall');
  const notice = make('programme.notify', { until: NOW + 90 * MINUTE }, tv.born());
  tv.hear(notice, make('vlogs.keep', { promise: promise.id }, tv.born()));
  expect(tv.scene).toBe('promise');
  tv.until('notice');
  const other = screen();
  other.until('wall');
  other.hear(notice);
  other.hear(make('vlogs.keep', { promise: promise.id }, other.born()));
  expect(other.scene).toBe('promise');
});

test('a video that plays is not cut by news: that comes after it, unless it is old by then', () => {
  const tv = screen();
  tv.until('vlog');
  const playing = tv.onAir.turn;
  tv.hear(make('programme.notify', { until: NOW + 90 * MINUTE }, tv.born()));
  expect([tv.onAir.turn, tv.onAir.mayHave('news', playing.from + SECOND)]).toEqual([playing, false]);
  tv.until('notice');
});

test('what the desk puts on every screen is not cut by what happens', () => {
  const tv = screen();
  tv.hear(make('programme.show', { scene: 'radar', until: NOW + 5 * MINUTE }, tv.born()));
  tv.hear(make('programme.notify', { until: NOW + 90 * MINUTE }, tv.born()));
  expect([tv.scene, tv.onAir.mayHave('celebration', NOW)]).toEqual(['radar', false]);
  tv.pass(5 * MINUTE);
  expect(tv.onAir.turn.forAll).toBeUndefined();
});

test('what cannot be seen within five seconds is skipped', () => {
  const tv = screen({ blind: true });
  tv.hear(make('vlogs.publish', { media: 'b2'.repeat(32) }, tv.born()));
  expect(tv.scene).toBe('vlog');
  tv.pass(6 * SECOND);
  expect(tv.scene).toBe('wall');
});

test('somebody at the screen goes on, back, and keeps what is there for ten minutes at most', () => {
  const tv = screen();
  const { scene } = tv;
  tv.onAir.go(tv.seen(), NOW, 1);
  expect(tv.scene).not.toBe(scene);
  tv.onAir.go(tv.seen(), NOW, -1);
  expect(tv.scene).toBe(scene);
  tv.until('radar');
  tv.onAir.pause(tv.born().made);
  tv.pass(5 * MINUTE);
  expect(tv.scene).toBe('radar');
  tv.pass(6 * MINUTE);
  tv.until('wall');
});

test('after a new note the wall on which it hangs stays', () => {
  const tv = screen();
  tv.until('radar');
  tv.onAir.stay(tv.born().made);
  tv.pass(19 * SECOND);
  expect(tv.scene).toBe('wall');
});
