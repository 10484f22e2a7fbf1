/** What the hub did not do: a sentence for people, and the field that it is about. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}

/** An answer of the hub, its refusal, or nothing when it cannot be reached. */
export type Said<T> = { readonly ok: T } | { readonly error: Fault } | undefined;

/** A file that the hub made. */
export interface HubFile {
  readonly name: string;
  readonly file: Blob;
}

/** Asks the hub for something. The browser sends the session along; nothing of it is ever in an address. */
export async function ask<T = undefined>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  language: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Said<T>> {
  const response = await fetch(path, {
    method,
    headers: {
      ...headers,
      'accept-language': language,
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
  }).catch(() => undefined);
  if (!response) return undefined;
  const name = /filename="?([^";]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  if (response.ok && name !== undefined) {
    const file = await response.blob().catch(() => undefined);
    return file && { ok: { name, file } satisfies HubFile as T };
  }
  const text = await response.text().catch(() => '');
  const said: unknown = text === '' ? undefined : JSON.parse(text);
  return response.ok ? { ok: said as T } : (said as { readonly error: Fault });
}
