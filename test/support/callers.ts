import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import type { LinkRole } from '../../server/access/document.ts';
import type { Envelope } from '../../shared/sync/protocol.ts';
import type { Wall } from '../../shared/wall.ts';
import { admin, home, startHub, type HubProcess, type HubSettings } from './hub-process.ts';
import { make, wire } from './make.ts';
import type { Screen } from './office.ts';

/** A real hub with a key, and one that is started again in its place. Both are gone after the test. */
export async function start(env: HubSettings['env'] = {}) {
  const lab = home();
  onTestFinished(lab.remove);
  const run = async (port: number): Promise<HubProcess> => {
    const hub = await startHub({ home: lab.path, port, env: { LOG_LEVEL: 'warn', ...env } });
    onTestFinished(() => void hub.stop('SIGKILL'));
    return hub;
  };
  const hub = await run(0);
  const { output: key } = await admin(lab.path, 'key', 'test');
  return { hub, key, again: () => run(Number(new URL(hub.url).port)) };
}

/** What a browser says that opened this link: the address and its cookie. */
export async function pair(
  hub: HubProcess,
  role: LinkRole,
): Promise<{ readonly origin: string; readonly cookie: string }> {
  const token = new URLSearchParams(new URL(hub.links[role]).hash.slice(1)).get('pair');
  const response = await fetch(`${hub.url}/api/v1/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify({ role, token }),
  });
  return { origin: hub.url, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

/** A bare socket to the hub that does not come back by itself. */
export function plug(hub: HubProcess, role: LinkRole, headers: Readonly<Record<string, string>>): Screen {
  const screen: Screen = io(hub.url, {
    transports: ['websocket'],
    auth: { as: role },
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  onTestFinished(() => void screen.disconnect());
  return screen;
}

/** A note as a kiosk proposes it now. */
export const note = (title = 'Een donkere app'): Envelope => ({
  ...wire(make('notes.hang', { kind: 'idea', theme: 'app', title }, { id: randomUUID() })),
  made: Date.now(),
});

/** Hangs so many notes as a program does. Gives their ids, in order. */
export async function hang(hub: HubProcess, key: string, many: number): Promise<readonly string[]> {
  const notes = Array.from({ length: many }, () => ({
    id: randomUUID(),
    kind: 'idea',
    theme: 'app',
    title: 'Een donkere app',
  }));
  const response = await fetch(`${hub.url}/api/v1/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ notes }),
  });
  const { results }: { results: readonly { readonly id: string; readonly ok: boolean }[] } = await response.json();
  return results.filter(({ ok }) => ok).map(({ id }) => id);
}

/** What hangs, by the hub's own answer. */
export async function wallOf(hub: HubProcess, key: string): Promise<{ readonly seq: number; readonly wall: Wall }> {
  const response = await fetch(`${hub.url}/api/v1/wall`, { headers: { authorization: `Bearer ${key}` } });
  return response.json();
}
