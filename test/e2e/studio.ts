import { AxeBuilder } from '@axe-core/playwright';
import { BufferSource, EncodedPacketSink, Input, MP4 } from 'mediabunny';
import { deskNl } from '../../shared/text/desk.nl.ts';
import { nl } from '../../shared/text/nl.ts';
import { studioNl } from '../../shared/text/studio.nl.ts';
import { flags, requireBrowser } from '../browser.mjs';
import { film } from '../support/media.ts';
import { attend } from './attended.ts';
import { expect, type Office, type Page } from './office.ts';

/** A browser with a camera that shows a clock, and an address that it does not trust without HTTPS: muur.test. */
export const camera = {
  executablePath: requireBrowser(),
  args: [
    ...flags,
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--host-resolver-rules=MAP muur.test 127.0.0.1',
  ],
};

const PIN = '395172';
export const text = { ...studioNl, ...deskNl };
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const press = (page: Page, name: string | RegExp) => button(page, name).click();
export const fill = (page: Page, label: string, words: string) =>
  page.getByRole('textbox', { name: label }).fill(words);
export const heading = (page: Page, name: string) =>
  expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
export const mp4 = (name: string) => ({ name, mimeType: 'video/mp4', buffer: film(name) });

export async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

/** Axe finds nothing, and no target at a kiosk is smaller than 20 mm. */
export async function fits(kiosk: Page): Promise<void> {
  await axe(kiosk);
  const small = await kiosk.evaluate(() => {
    const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
    return [...document.querySelectorAll('button, input[type="range"], label:has(input)')]
      .map((one) => ({ name: one.textContent.trim(), box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 20 * mm - 0.6)
      .map(({ name, box }) => `${name} ${(box.width / mm).toFixed(1)}x${(box.height / mm).toFixed(1)}`);
  });
  expect(small).toEqual([]);
}

/** Ada at the desk, and Erik, a leader who agreed to be seen. */
export async function leaders(office: Office) {
  const attended = await attend(office, { offline: true });
  const since = Date.now() - 1_000;
  const person = { name: 'Erik de Wit', leader: true, consents: ['vlog'], since, until: since + 86_400_000 * 30 };
  const { id } = await attended.ask('POST', '/people', person);
  await attended.ask('POST', `/people/${String(id)}/pin`, { pin: PIN });
  return attended;
}

/** Erik at the kiosk, before the camera. */
export async function comeIn(kiosk: Page): Promise<void> {
  await press(kiosk, nl['home.more']);
  await press(kiosk, nl['home.vlog']);
  await press(kiosk, 'Erik de Wit');
  for (const digit of PIN) await press(kiosk, digit);
  await heading(kiosk, text['vlog.title']);
}

/** Lines, typed while the film stands still, and looked at. */
export async function caption(page: Page, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await fill(page, text['vlog.captions.type'], line);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: text['vlog.captions.type'] })).toHaveValue('');
  }
  if (await button(page, text['vlog.keys.done']).count()) await press(page, text['vlog.keys.done']);
  for (const box of await page.getByRole('checkbox', { name: /Nagekeken/ }).all()) await box.check();
}

/** Tab goes there. */
export async function tabTo(page: Page, to: ReturnType<Page['locator']>): Promise<void> {
  const there = () => to.evaluate((one) => one === document.activeElement);
  for (let n = 0; n < 80 && !(await there()); n += 1) await page.keyboard.press('Tab');
  expect(await there()).toBe(true);
}
export const enter = async (page: Page, name: string | RegExp) => {
  await tabTo(page, button(page, name));
  await page.keyboard.press('Enter');
};

/** When each picture of a film begins, all that the file has: seconds. */
export async function picturesIn(bytes: Buffer): Promise<readonly number[]> {
  const track = await new Input({ source: new BufferSource(bytes), formats: [MP4] }).getPrimaryVideoTrack();
  const pictures: number[] = [];
  if (track) for await (const { timestamp } of new EncodedPacketSink(track).packets()) pictures.push(timestamp);
  return pictures;
}

export const wall = async (page: Page) =>
  (await (await page.request.get(new URL('/api/v1/wall', page.url()).href)).json()).wall;
