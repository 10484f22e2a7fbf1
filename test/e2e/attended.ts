import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { io, type Socket } from 'socket.io-client';
import type { ToHub, ToScreen } from '../../shared/sync/protocol.ts';
import type { Data, Type } from '../../shared/wall.ts';
import { PASSWORD, profile } from '../support/desk.ts';
import { make, wire } from '../support/make.ts';
import type { Office, OpenOptions } from './office.ts';

/** An office with an admin, Ada: what she can ask, and a screen that visitors pass. */
export async function attend(office: Office, options: OpenOptions = {}) {
  const { hub } = office;
  let cookie = '';

  async function ask(method: string, path: string, body?: object): Promise<{ readonly [key: string]: unknown }> {
    const response = await fetch(`${hub.url}/api/v1/desk${path}`, {
      method,
      headers: { origin: hub.url, cookie, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const text = await response.text();
    return text === '' ? {} : JSON.parse(text);
  }

  const token = new URLSearchParams(new URL(hub.links.desk).hash.slice(1)).get('first');
  await ask('POST', '/first', { token, name: 'Ada Admin', password: PASSWORD });

  /** Says it at the desk. Gives its id. */
  async function say<T extends Type>(type: T, data: Partial<Data<T>>): Promise<string> {
    const proposal = wire(make<Type>(type, data, { id: randomUUID() }));
    const { answers } = await ask('POST', '/propose', { proposals: [proposal] });
    const [answer] = answers as readonly { readonly ok: boolean }[];
    if (!answer?.ok) throw new Error(`${type}: ${JSON.stringify(answer)}`);
    return proposal.id;
  }

  // A screen of these tests shows the wall, at whatever minute it is looked at.
  for (const spot of ['hall', 'reception'] as const) await say('programme.list', { spot, items: [{ scene: 'wall' }] });

  /** A kiosk, as far as the hub can tell: hangs these, one by one. Gives what the hub said. */
  async function hang(...titles: readonly string[]): Promise<readonly unknown[]> {
    const headers = { origin: hub.url, 'content-type': 'application/json' };
    const link = new URLSearchParams(new URL(hub.links.kiosk).hash.slice(1)).get('pair');
    const body = JSON.stringify({ role: 'kiosk', token: link });
    const paired = await fetch(`${hub.url}/api/v1/pair`, { method: 'POST', headers, body });
    const extraHeaders = { origin: hub.url, cookie: paired.headers.get('set-cookie')?.split(';')[0] ?? '' };
    const kiosk: Socket<ToScreen, ToHub> = io(hub.url, {
      transports: ['websocket'],
      auth: { as: 'kiosk' },
      extraHeaders,
    });
    const answers: unknown[] = [];
    for (const title of titles) {
      const made = Date.now();
      const proposal = wire(make('notes.hang', { kind: 'question', theme: 'app', title }, { id: randomUUID(), made }));
      answers.push(await kiosk.emitWithAck('propose', { proposals: [proposal] }));
    }
    kiosk.disconnect();
    return answers.flat();
  }

  /** A note of which visitors read these very words. */
  async function show(kind: Data<'notes.hang'>['kind'], texts: Omit<Data<'notes.show'>, 'note'>): Promise<string> {
    const { title, body, solution, result } = texts;
    const note = await say('notes.hang', { kind, theme: 'app', title, ...(body !== undefined && { body }) });
    if (solution !== undefined) {
      await say('notes.advance', { note, stage: 'recorded' });
      await say('notes.advance', { note, stage: 'solved', solution });
      await say('notes.advance', { note, stage: 'implemented', ...(result !== undefined && { result }) });
    }
    await say('notes.show', { note, ...texts });
    return note;
  }

  /** Ada's own browser at this section of the desk. */
  async function desk(section: string, more: OpenOptions = {}): Promise<Page> {
    const page = await office.visit('/desk', { width: 1440, height: 900, ...more });
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: hub.url }]);
    await page.goto(`${hub.url}/desk${more.query ?? ''}#${section}`);
    await page.reload();
    return page;
  }

  const reception = await office.open('display', options);
  const { screens } = await ask('GET', '/screens');
  const [{ id }] = screens as readonly [{ readonly id: string }];
  await ask('POST', `/screens/${id}`, { name: 'Receptie', profile: { ...profile, audience: 'visitors' } });
  await reception.locator('[data-scene="reception"]').waitFor();
  return { ask, say, hang, show, desk, reception };
}
