import type { Page } from '@playwright/test';
import type { Seen } from '../../shared/read/programme.ts';
import { programmeNl } from '../../shared/text/desk-programme.nl.ts';
import { deskNl } from '../../shared/text/desk.nl.ts';
import type { Wall } from '../../shared/wall.ts';
import { PASSWORD } from '../support/desk.ts';
import { wire, type make } from '../support/make.ts';
import { expect, type Office } from './office.ts';

export const dutch = { ...deskNl, ...programmeNl };
export const zone = 'Europe/Amsterdam';
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
export const fill = (page: Page, label: string, text: string) =>
  page
    .locator('input')
    .and(page.getByLabel(label, { exact: true }))
    .fill(text);

interface Visit {
  readonly width?: number;
  readonly height?: number;
  readonly lang?: string;
  /** What the clock of the steward's computer says: milliseconds UTC. */
  readonly clock?: number;
  readonly text?: { readonly [K in keyof typeof dutch]: string };
}

/** An admin at the desk, before the programme. */
export async function atProgramme(
  office: Office,
  { width = 1440, height = 900, lang = 'nl', text = dutch, clock }: Visit = {},
): Promise<Page> {
  const { hub } = office;
  const desk = await office.visit(hub.links.desk.slice(hub.url.length).replace('#', `?lang=${lang}#`), {
    ...{ width, height },
    offline: true, // what the hub refuses is written in the console
  });
  if (clock !== undefined) await desk.clock.setFixedTime(clock);
  await fill(desk, text['desk.name'], 'Ada Admin');
  await fill(desk, text['desk.password'], PASSWORD);
  await press(desk, text['desk.first.submit']);
  await desk.getByRole('link', { name: text['desk.programme'], exact: true }).click();
  await expect(desk.getByRole('heading', { level: 2, name: text['desk.list'] })).toBeVisible();
  return desk;
}

/** The wall as the hub has it. */
export const wallOf = (page: Page): Promise<Wall> =>
  page.evaluate(async () => ((await (await fetch('/api/v1/wall')).json()) as { wall: Wall }).wall);
export const seenBy = async (page: Page, spot: Seen['spot']): Promise<Seen> => ({
  wall: await wallOf(page),
  ...{ spot, zone, cannot: new Set<string>() },
});
/** Asks the hub something as the desk does, without its pages. */
export const propose = (page: Page, ...made: readonly ReturnType<typeof make>[]) =>
  page.evaluate(
    (proposals) =>
      fetch('/api/v1/desk/propose', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ proposals }),
      }).then((response) => response.json()),
    made.map((one) => wire(one)),
  );
