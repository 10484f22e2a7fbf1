import { forReception, playable, type Item, type Playable, type Spot } from '../../../shared/rituals/programme.ts';
import type { Data } from '../../../shared/wall.ts';
import { timeIn } from '../office.ts';

/** One line of a list as it is edited: times as they are typed. `key` stays with it while it moves. */
export interface Line {
  readonly key: number;
  readonly scene: Playable;
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

export const week: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** What can be on a list of this spot: at a reception only what is for visitors. */
export const offeredAt = (spot: Spot): readonly Playable[] => (spot === 'reception' ? forReception : playable);

export const linesOf = (items: readonly Item[]): readonly Line[] =>
  items.map(({ scene, days = week, from = '', to = '' }, key) => ({ key, scene, days, from, to }));

/** The line as the hub wants it: without days it is on every day, without times all day. */
export function itemOf({ scene, days, from, to }: Line): Item {
  const times = from.trim() === '' && to.trim() === '' ? {} : { from: timeIn(from), to: timeIn(to) };
  return { scene, ...(days.length < week.length && { days: [...days].sort((a, b) => a - b) }), ...times };
}

/** What of a line cannot be. */
export function wrongIn(line: Line): 'days' | 'times' | undefined {
  const { days, from, to = '' } = itemOf(line);
  if (days?.length === 0) return 'days';
  return from === undefined || (isTime(from) && isTime(to) && from !== to) ? undefined : 'times';
}

/** Is this a time of a clock, as `08.00`? */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3])\.[0-5]\d$/.test(text);

export const sameItems = (some: readonly Item[], others: readonly Item[]): boolean =>
  JSON.stringify(linesOf(some)) === JSON.stringify(linesOf(others));

/** With one line more, at the end: what this spot can show and has not yet, else the wall. */
export function added(lines: readonly Line[], spot: Spot): readonly Line[] {
  const scene = offeredAt(spot).find((one) => lines.every((line) => line.scene !== one)) ?? 'wall';
  const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
  return [...lines, { key, scene, days: week, from: '', to: '' }];
}

/** With this line one place up (-1) or down (1); the same at an end. */
export function moved(lines: readonly Line[], key: number, by: 1 | -1): readonly Line[] {
  const at = lines.findIndex((line) => line.key === key);
  const [line, other] = [lines[at], lines[at + by]];
  if (!line || !other) return lines;
  return lines.map((one) => (one === line ? other : one === other ? line : one));
}

/** On this day too, or no more. */
export const toggled = (days: readonly number[], day: number): readonly number[] =>
  days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort((a, b) => a - b);

/** As it is proposed; without items it is as it was before anybody changed it. */
export const listData = (spot: Spot, items: readonly Item[] | undefined): Data<'programme.list'> => ({
  spot,
  ...(items && { items: items.map(({ days, ...item }) => ({ ...item, ...(days && { days: [...days] }) })) }),
});
