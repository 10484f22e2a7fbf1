import type { Page } from '@playwright/test';
import { profile } from '../support/desk.ts';
import type { attend } from './attended.ts';
import type { Office, OpenOptions } from './office.ts';

type Desk = Awaited<ReturnType<typeof attend>>;

/** A meeting room's page, let in by the code on its own screen. The room stands in the office's list. */
export async function openRoom(office: Office, desk: Desk, room: string, options: OpenOptions = {}): Promise<Page> {
  const page = await office.visit('/room', { touch: true, ...options });
  const code = (await page.locator('[data-code]').textContent()) ?? '';
  const { asking } = await desk.ask('GET', '/screens');
  const mine = (asking as readonly { readonly id: string; readonly role: string }[]).find(
    ({ role }) => role === 'room',
  );
  const orientation = (options.height ?? 1080) > (options.width ?? 1920) ? 'portrait' : 'landscape';
  await desk.ask('POST', `/asking/${mine?.id}`, {
    name: `Kamer ${room}`,
    code,
    profile: { ...profile, place: '', audience: 'meeting-room', room, orientation },
  });
  await page.locator('main[data-scene]').waitFor();
  return page;
}
