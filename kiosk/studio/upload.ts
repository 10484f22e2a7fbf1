import type { Fault, Said } from '../desk/ask.ts';

/** What the hub says of a video that is whole: its name there, its length in milliseconds. And how loud it is, in LUFS, where that was measured. */
export interface Uploaded {
  readonly media: string;
  readonly length: number;
  readonly loudness?: number | undefined;
}

interface Needs {
  /** What says who asks, and in which language. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Bytes that the hub has; `waiting`: it cannot be reached, and is asked again. */
  readonly onprogress: (sent: number, waiting: boolean) => void;
  readonly signal: AbortSignal;
}

export const PIECE = 1_048_576;
const PATIENCE = 60_000; // a piece that takes longer is on a dead line
const WAITS = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * Brings a video to the hub in pieces, each when the one before it is there, through every cut of the line. Gives what the hub
 * made of it or its refusal, or nothing when `signal` stopped it.
 */
export async function upload(video: Blob, needs: Needs): Promise<Said<Uploaded>> {
  const { headers, wait, onprogress, signal } = needs;
  let sent = 0;
  let failed = 0;

  /** What the hub answers; nothing when it does not, or has no time for us. */
  async function ask(method: string, path: string, more: Readonly<Record<string, string>>, body?: BodyInit) {
    const dead = new AbortController();
    const stop = () => dead.abort();
    for (const one of [signal, AbortSignal.timeout(PATIENCE)]) one.addEventListener('abort', stop, { once: true });
    const response = await fetch(`/api/v1/media${path}`, {
      method,
      headers: { ...headers(), ...more },
      signal: dead.signal,
      ...(body !== undefined && { body }),
    }).catch(() => undefined);
    signal.removeEventListener('abort', stop);
    return response && response.status !== 429 && response.status < 500 ? response : undefined;
  }

  /** "Wacht op verbinding". */
  async function pause(): Promise<void> {
    onprogress(sent, true);
    await wait(WAITS[Math.min(failed, WAITS.length - 1)] ?? 0);
    failed += 1;
  }

  /** Asks until the hub answers. */
  async function insist(...question: Parameters<typeof ask>): Promise<Response | undefined> {
    for (;;) {
      const response = await ask(...question);
      if (response || signal.aborted) return response;
      await pause();
    }
  }

  /** Sends what the hub has not got yet; 'forgotten' when it knows nothing of this upload any more. */
  async function send(id: string): Promise<Said<Uploaded> | 'forgotten'> {
    while (!signal.aborted) {
      const head = { 'content-type': 'application/octet-stream', 'upload-offset': String(sent) };
      const put = await ask('PUT', `/${id}`, head, video.slice(sent, sent + PIECE));
      if (put?.status === 200) return { ok: (await put.json()) as Uploaded };
      if (put) failed = 0;
      else if (!signal.aborted) await pause();
      // A piece may have come whole, or in part, before the line was cut: only the hub knows.
      const said = put ?? (await insist('HEAD', `/${id}`, {}));
      if (said?.status === 404) return 'forgotten';
      if (said && !said.ok && said.status !== 409) return refusal(said);
      sent = Number(said?.headers.get('upload-offset') ?? sent);
      onprogress(sent, false);
    }
    void fetch(`/api/v1/media/${id}`, { method: 'DELETE', headers: headers() }).catch(() => undefined);
    return undefined;
  }

  while (!signal.aborted) {
    const size = JSON.stringify({ size: video.size });
    const begun = await insist('POST', '', { 'content-type': 'application/json' }, size);
    if (!begun) break;
    if (!begun.ok) return refusal(begun);
    sent = 0;
    onprogress(sent, false);
    const { upload: id } = (await begun.json()) as { readonly upload: string };
    const end = await send(id);
    if (end !== 'forgotten') return end;
    await pause();
  }
  return undefined;
}

async function refusal(response: Response): Promise<{ readonly error: Fault }> {
  const said = (await response.json().catch(() => undefined)) as { readonly error: Fault } | undefined;
  return said ?? { error: { code: response.status === 401 ? 'not-in' : 'invalid', message: '' } };
}
