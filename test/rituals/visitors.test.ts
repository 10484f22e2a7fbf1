import { expect, test } from 'vitest';
import { visitorWall } from '../../shared/read/audience.ts';
import { VISIT } from '../../shared/rituals/visitors.ts';
import { apply, check, type AnyProposal, type Type, type Wall } from '../../shared/wall.ts';
import { make, makeNote, wallWith } from '../support/make.ts';

const MINUTE = 60_000;
const approved = { title: 'Een donkere app', body: undefined, solution: undefined, result: undefined };
const shown = wallWith(makeNote({ kind: 'idea', title: 'Een donkere app', approved }));
const at = (type: Type, minute: number): AnyProposal => make(type, {}, { made: minute * MINUTE });
const after = (...steps: readonly AnyProposal[]): Wall => steps.reduce(apply, shown);
const until = (wall: Wall): number => wall.visitors.until / MINUTE;

test('visitors stay an hour from the last time that somebody said so, or until they go', () => {
  expect(until(after(at('visitors.come', 10)))).toBe(70);
  expect(until(after(at('visitors.come', 10), at('visitors.come', 30)))).toBe(90);
  expect(until(after(at('visitors.come', 10), at('visitors.go', 30)))).toBe(30);
  expect(VISIT).toBe(60 * MINUTE);
});

test('what was said before and comes late shortens no visit', () => {
  expect(until(after(at('visitors.come', 30), at('visitors.come', 10)))).toBe(90);
});

test('who is not there cannot go, and nothing was cleared that can come back', () => {
  expect(check(shown, at('visitors.go', 1))).toMatchObject({ code: 'gone' });
  expect(check(after(at('visitors.come', 1)), at('visitors.go', 61))).toMatchObject({ code: 'gone' });
  expect(check(after(at('visitors.come', 1)), at('visitors.go', 60))).toBeUndefined();
  expect(check(shown, at('visitors.resume', 1))).toMatchObject({ code: 'gone' });
});

test('[P-13] once cleared nothing is for visitors, whatever is approved, until somebody says so', () => {
  expect(visitorWall(shown).shown).toHaveLength(1);
  const cleared = after(at('visitors.clear', 1), at('visitors.come', 2), at('visitors.go', 3), at('visitors.clear', 4));
  expect(visitorWall(cleared).shown).toEqual([]);
  expect(cleared.visitors.cleared).toBe(MINUTE);
  expect(visitorWall(apply(cleared, at('visitors.resume', 5))).shown).toHaveLength(1);
});
