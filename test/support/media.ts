import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A video of test/fixtures/media (its README says how they were made). */
export const film = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../fixtures/media/${name}`, import.meta.url)));

/** Who sends videos to this hub, as the headers that say who they are. */
export function sender(url: string, headers: Readonly<Record<string, string>>) {
  const ask = (method: string, path: string, more: Readonly<Record<string, string>>, body?: BodyInit) =>
    fetch(`${url}/api/v1/media${path}`, {
      method,
      headers: { origin: url, ...headers, ...more },
      ...(body !== undefined && { body }),
    });
  const json = { 'content-type': 'application/json' };
  return {
    begin: (size: number) => ask('POST', '', json, JSON.stringify({ size })),
    offset: (upload: string) => ask('HEAD', `/${upload}`, {}),
    put: (upload: string, at: number | string, body: Buffer) =>
      ask(
        'PUT',
        `/${upload}`,
        { 'content-type': 'application/octet-stream', 'upload-offset': String(at) },
        new Uint8Array(body),
      ),
    drop: (upload: string) => ask('DELETE', `/${upload}`, {}),
    /** All of it, in pieces of this many bytes. Gives the last answer. */
    async send(bytes: Buffer, piece = 5_000): Promise<Response> {
      const begun = await this.begin(bytes.length);
      if (!begun.ok) return begun;
      const { upload } = await begun.json();
      let last = begun;
      for (let at = 0; at < bytes.length && last.ok; at += piece)
        last = await this.put(upload, at, bytes.subarray(at, at + piece));
      return last;
    },
  };
}
