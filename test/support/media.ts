import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Access } from '../../server/access/access.ts';
import type { VlogData } from '../../shared/vlog.ts';
import { desk, type Desk } from './desk.ts';
import { make } from './make.ts';
import { office, type OfficeOptions } from './office.ts';

/** A video of test/fixtures/media (its README says how they were made). */
export const film = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../fixtures/media/${name}`, import.meta.url)));

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A leader who agreed to a vlog for a day from `now` on. Gives their id. */
export async function leader(access: Access, now = Date.now(), name = 'Erik de Wit'): Promise<string> {
  const told = { name, leader: true, consents: ['vlog'], since: now - 1_000, until: now + 86_400_000 } as const;
  const made = await access.people.add({ ...told, consents: [...told.consents] });
  if ('no' in made) throw new Error(made.no);
  return made.yes;
}

/** What a page says of a vlog of this video, of six seconds. */
export function vlogOf(media: string, part: Partial<VlogData> = {}): object {
  const { name: _, ...data } = make('vlogs.publish').data;
  return { ...data, media, length: 6_000, ...part };
}

/** Who sends videos to this hub, as the headers that say who they are. */
export function sender(url: string, headers: Readonly<Record<string, string>>) {
  const ask = (method: string, path: string, more: Readonly<Record<string, string>>, body?: BodyInit) =>
    fetch(`${url}/api/v1/media${path}`, {
      method,
      headers: { origin: url, ...headers, ...more },
      ...(body !== undefined && { body }),
    });
  const begin = (size: unknown) => ask('POST', '', { 'content-type': 'application/json' }, JSON.stringify({ size }));
  const put = (upload: string, at: number | string, body: Buffer) =>
    ask(
      'PUT',
      `/${upload}`,
      { 'content-type': 'application/octet-stream', 'upload-offset': String(at) },
      new Uint8Array(body),
    );
  return {
    begin,
    put,
    /** The name of an upload that was begun. */
    async begun(size: number): Promise<string> {
      return (await (await begin(size)).json()).upload;
    },
    async offset(upload: string): Promise<number | string | null> {
      const { status, headers } = await ask('HEAD', `/${upload}`, {});
      return status === 204 ? Number(headers.get('upload-offset')) : status;
    },
    drop: (upload: string) => ask('DELETE', `/${upload}`, {}),
    /** All of it, in pieces of this many bytes. Gives the last answer. */
    async send(bytes: Buffer, piece = 5_000): Promise<Response> {
      let last = await begin(bytes.length);
      if (!last.ok) return last;
      const { upload } = await last.json();
      for (let at = 0; at < bytes.length && last.ok; at += piece)
        last = await put(upload, at, bytes.subarray(at, at + piece));
      return last;
    },
  };
}

/** A hub with a steward in, a leader who agreed, and the way to put a video on its screens. */
export async function studio(options: OfficeOptions = {}) {
  // A machine that tests may have much else to do: what a video is may take longer to find out.
  const all = await office({ ...options, limits: { look: 30_000, ...options.limits } });
  const { url, access, hub } = all;
  const ada: Desk = desk(url);
  await ada.begin(access);
  const person = await leader(access, options.clock?.() ?? Date.now());
  const send = sender(url, {
    get cookie() {
      return ada.cookie;
    },
  });

  /** Sends it in and puts it on the screens. Gives its name. */
  async function show(name = 'h264.mp4', part: Partial<VlogData> = {}, replaces?: string): Promise<string> {
    const media = hashOf(film(name));
    const sent = await send.send(film(name));
    if (!sent.ok) throw new Error(await sent.text());
    const { answer } = await (await publish(media, part, replaces)).json();
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return media;
  }
  const publish = (media: string, part: Partial<VlogData> = {}, replaces?: string) =>
    ada.post('/vlogs', { id: randomUUID(), vlog: vlogOf(media, { person, ...part }), ...(replaces && { replaces }) });
  const propose = (type: string, data: object) =>
    ada.post('/propose', { proposals: [{ id: randomUUID(), type, data, made: Date.now(), seen: hub.seq }] });

  return { ...all, ada, person, send, show, publish, propose };
}
