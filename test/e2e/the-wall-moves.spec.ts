import { expect, type Page } from '@playwright/test';
import { test, type Office } from '../pictures/office.ts';

const said = { kind: 'idea', theme: 'app', title: 'Foto van mijn modem sturen' } as const;
const wall = (page: Page, scene = 'wall') => page.locator(`[data-scene="${scene}"]`);

/** What moves now: where, which properties, for how long. Written down by the page itself, frame by frame. */
interface Seen {
  readonly name: string;
  readonly mover: string;
  readonly properties: readonly string[];
  readonly duration: number;
}

/** Looks at every frame from now on; `seen()` gives all animations and the most movers that ran at once. */
async function watch(page: Page) {
  await page.evaluate(() => {
    const note = { seen: new Map<string, unknown>(), most: 0, white: 0 };
    Object.assign(window, { note });
    const look = () => {
      const running = document.getAnimations().filter(({ playState }) => playState === 'running');
      const movers = new Set<string>();
      for (const one of running) {
        if (!(one.effect instanceof KeyframeEffect) || !one.effect.target) continue;
        const target = one.effect.target;
        const properties = new Set(
          one.effect
            .getKeyframes()
            .flatMap((frame) =>
              Object.keys(frame).filter((key) => !['offset', 'computedOffset', 'easing', 'composite'].includes(key)),
            ),
        );
        const mover = target.closest('.moment')
          ? 'moment'
          : (target.closest('[data-note],[data-square]')?.outerHTML.slice(0, 120) ?? target.className.toString());
        const moves = one.effect.getKeyframes().some((frame) => 'transform' in frame);
        if (moves) movers.add(mover);
        const name =
          one instanceof CSSAnimation
            ? one.animationName
            : one instanceof CSSTransition
              ? `to ${one.transitionProperty}`
              : 'web';
        note.seen.set(`${mover} ${name}`, {
          name: name.replace(/^svelte-\w+-/, ''),
          mover,
          properties: [...properties],
          duration: Number(one.effect.getComputedTiming().duration),
        });
      }
      note.most = Math.max(note.most, movers.size);
      requestAnimationFrame(look);
    };
    look();
  });
  return (): Promise<{ seen: readonly Seen[]; most: number }> =>
    page.evaluate(() => {
      const { note } = window as unknown as { note: { seen: Map<string, Seen>; most: number } };
      return { seen: [...note.seen.values()], most: note.most };
    });
}

const tokens = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ['--d-fade', '--d-leave', '--d-swap', '--d-turn', '--d-enter', '--d-settle'].map((name) => {
      const value = style.getPropertyValue(name).trim();
      return parseFloat(value) * (value.endsWith('ms') ? 1 : 1_000);
    });
  });

/** Turns the office's clock until something is so: no longer than two changes of the near plane. */
async function turnUntil(hub: Office, page: Page, so: () => Promise<boolean>): Promise<void> {
  for (let left = 700; left > 0; left -= 1) {
    if (await so()) return;
    await hub.turn(page, 100);
  }
  throw new Error('it never was so');
}

const until = (hub: Office, page: Page, selector: string) =>
  turnUntil(hub, page, async () => (await page.locator(selector).count()) > 0);

const stands = (page: Page) =>
  page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));

/** A still, right wall: nothing runs, no veil, and the mosaic has this many squares. */
async function still(page: Page, squares: number): Promise<void> {
  await expect(wall(page)).toBeAttached();
  await expect(page.locator('.moment')).toHaveCount(0);
  await expect(page.locator('[data-square]')).toHaveCount(squares);
  await stands(page);
}

test('one thing moves at a time, by transform and opacity only, as long as the tokens say', async ({ office }) => {
  const hub = await office({ notes: 60 });
  const page = await hub.open();
  await expect(wall(page)).toBeAttached();
  const squares = await page.locator('[data-square]').count();
  const watched = await watch(page);
  await hub.do('notes.hang', said);
  await expect(wall(page, 'new-note')).toBeAttached();
  await hub.turn(page, 1_000);
  await stands(page);
  const ran = (animation: string) => async () => (await watched()).seen.some(({ name }) => name === animation);
  await turnUntil(hub, page, ran('shrink'));
  await stands(page);
  await hub.turn(page, 2_000);
  await still(page, squares + 1);
  await turnUntil(hub, page, ran('leave'));
  await stands(page);
  await turnUntil(hub, page, ran('land')); // it may follow at once, and be over by now
  await stands(page);
  await hub.turn(page, 2_000);
  await still(page, squares + 1);
  const { seen: animations, most } = await watched();
  const durations = await tokens(page);
  expect(animations.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['enter', 'across', 'down', 'shrink', 'leave', 'land']),
  );
  expect(most).toBe(1);
  for (const { name, properties, duration } of animations) {
    expect([name, properties.filter((one) => one !== 'transform' && one !== 'opacity')]).toEqual([name, []]);
    expect([name, duration, [...durations, 200].includes(duration)]).toEqual([name, duration, true]);
  }
});

test('with less motion everything fades, and nothing travels', async ({ office }) => {
  const hub = await office({ notes: 60 });
  const page = await hub.open({ query: '?motion=none' });
  await expect(wall(page)).toBeAttached();
  const squares = await page.locator('[data-square]').count();
  const watched = await watch(page);
  await hub.do('notes.hang', said);
  await expect(wall(page, 'new-note')).toBeAttached();
  for (const ms of [500, 9_200, 1_000, 20_500, 1_000]) {
    await hub.turn(page, ms);
    await stands(page);
  }
  await still(page, squares + 1);
  const { seen: animations, most } = await watched();
  expect(animations.length).toBeGreaterThan(0);
  expect([most, animations.flatMap(({ properties }) => properties).filter((one) => one !== 'opacity')]).toEqual([
    0,
    [],
  ]);
});

for (const [when, sign] of [
  ['while it comes in', '.enters'],
  ['while it rests', '.sheet:not(.enters)'],
  ['in mid-flight', '.settles'],
] as const) {
  test(`a note that is taken back ${when} leaves a still wall without it`, async ({ office }) => {
    const hub = await office({ notes: 60 });
    const page = await hub.open();
    await expect(wall(page)).toBeAttached();
    const squares = await page.locator('[data-square]').count();
    const note = await hub.do('notes.hang', said);
    await expect(wall(page, 'new-note')).toBeAttached();
    await until(hub, page, `.moment ${sign}`);
    await hub.do('notes.takeBack', { note });
    await expect(page.locator(`[data-square="${note}"]`)).toHaveCount(0);
    await hub.turn(page, 2_000);
    await still(page, squares);
    await expect(page.getByText(said.title)).toHaveCount(0);
  });
}

test('a second note and a lost hub in mid-flight end in a still wall with both notes', async ({ office }) => {
  const hub = await office({ notes: 60 });
  const page = await hub.open();
  await expect(wall(page)).toBeAttached();
  const squares = await page.locator('[data-square]').count();
  const first = await hub.do('notes.hang', said);
  await expect(wall(page, 'new-note')).toBeAttached();
  await until(hub, page, '.settles');
  const second = await hub.do('notes.hang', { ...said, kind: 'recommendation', title: 'Terugbellen binnen een uur' });
  await expect(page.locator(`[data-square="${second}"]`)).toHaveCount(1);
  await hub.leave();
  await hub.turn(page, 3_000);
  await still(page, squares + 2);
  for (const note of [first, second]) await expect(page.locator(`[data-note="${note}"]`)).toHaveCount(1);
});

test('both fonts are there before the first text, and the first paint is not white', async ({ office }) => {
  const hub = await office({ notes: 5 });
  const page = await hub.open({
    watch: () => {
      const first: { fonts?: number; paint?: string } = {};
      Object.assign(window, { first });
      new MutationObserver(() => {
        if (document.querySelector('main')?.textContent.trim())
          first.fonts ??= new Set(
            [...document.fonts].filter(({ status }) => status === 'loaded').map((font) => font.family),
          ).size;
      }).observe(document, { childList: true, characterData: true, subtree: true });
      new PerformanceObserver(() => {
        first.paint ??= getComputedStyle(document.documentElement).backgroundColor;
      }).observe({ type: 'paint', buffered: true });
    },
  });
  await expect(wall(page)).toBeAttached();
  const first = () => page.evaluate(() => Reflect.get(window, 'first') as { fonts?: number; paint?: string });
  await expect.poll(async () => (await first()).paint).toBeDefined();
  const { fonts, paint = '' } = await first();
  expect(fonts).toBe(2);
  expect(Math.max(...(paint.match(/\d+/g) ?? []).slice(0, 3).map(Number))).toBeLessThan(80);
  expect(paint).not.toBe('rgba(0, 0, 0, 0)');
});
