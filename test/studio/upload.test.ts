import { afterEach, describe, expect, test, vi } from 'vitest';
import { PIECE, upload } from '../../kiosk/studio/upload.ts';

const SIZE = 3 * PIECE - 10;
const video = new Blob([Uint8Array.from({ length: SIZE }, (_, n) => n % 251)]);
const media = { media: 'a'.repeat(64), length: 20_000, width: 1_280, height: 720 };

afterEach(() => vi.unstubAllGlobals());

/** A hub that stores what it gets. `fate` says of each question what becomes of it on the way. */
function hub(
  fate: (asked: string, nth: number) => 'through' | 'lost' | 'half' | 'deaf' | 'refused' | 'full' = () => 'through',
) {
  const stored = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const fetch = async (
    path: string,
    init: { method: string; headers: Record<string, string>; body?: Blob | string; signal: AbortSignal },
  ) => {
    const { method, headers, body, signal } = init;
    const id = path.split('/')[4] ?? '';
    asked.push(method);
    if (signal?.aborted) throw new TypeError('aborted');
    const what = fate(method, asked.filter((one) => one === method).length);
    if (what === 'lost') throw new TypeError('Failed to fetch');
    if (what === 'full') return new Response('', { status: 503 });
    if (what === 'refused')
      return Response.json({ error: { code: 'invalid', message: 'Dit is geen filmpje.' } }, { status: 422 });
    const answer = await serve();
    if (what === 'deaf' || what === 'half') throw new TypeError('Failed to fetch');
    return answer;

    async function serve(): Promise<Response> {
      if (method === 'POST') {
        stored.set(`u${stored.size}`, new Uint8Array());
        return Response.json({ upload: `u${stored.size - 1}` }, { status: 201 });
      }
      const have = stored.get(id);
      if (!have) return new Response('', { status: 404 });
      const offset = { headers: { 'upload-offset': String(have.length) } };
      if (method === 'HEAD') return new Response(null, offset);
      if (method === 'DELETE') return (void stored.delete(id), new Response(null, { status: 204 }));
      if (Number(headers['upload-offset']) !== have.length) return new Response('', { status: 409, ...offset });
      const piece = new Uint8Array(await (body as Blob).arrayBuffer());
      const whole = new Uint8Array([...have, ...(what === 'half' ? piece.slice(0, 1_000) : piece)]);
      stored.set(id, whole);
      if (whole.length === SIZE) return Response.json(media);
      return new Response(null, { status: 204, headers: { 'upload-offset': String(whole.length) } });
    }
  };
  vi.stubGlobal('fetch', fetch);
  return { stored, asked };
}

function sending(stop = new AbortController()) {
  const told: (readonly [number, boolean])[] = [];
  const waits: number[] = [];
  const done = upload(video, {
    headers: () => ({ 'x-studio': 'ticket' }),
    wait: async (milliseconds) => void waits.push(milliseconds),
    onprogress: (sent, waiting) => void told.push([sent, waiting]),
    signal: stop.signal,
  });
  return { done, told, waits };
}

const same = (stored: Uint8Array | undefined): boolean =>
  stored !== undefined && stored.length === SIZE && stored.every((byte, n) => byte === n % 251);

describe('a video on its way to the hub', () => {
  test('goes in pieces, and says how far it is', async () => {
    const { stored, asked } = hub();
    const { done, told } = sending();
    expect(await done).toEqual({ ok: media });
    expect(asked).toEqual(['POST', 'PUT', 'PUT', 'PUT']);
    expect(told).toEqual([
      [0, false],
      [PIECE, false],
      [2 * PIECE, false],
    ]);
    expect(same(stored.get('u0'))).toBe(true);
  });

  test('goes on where the hub is after a piece, an answer, and half a piece were lost', async () => {
    const { stored } = hub((method, nth) => {
      if (method === 'POST') return nth === 1 ? 'deaf' : 'through';
      if (method === 'HEAD') return nth === 2 ? 'lost' : 'through';
      return ({ 1: 'lost', 2: 'deaf', 3: 'half' } as const)[nth] ?? 'through';
    });
    const { done, told, waits } = sending();
    expect(await done).toEqual({ ok: media });
    expect(same(stored.get('u1'))).toBe(true);
    expect(told.filter(([, waiting]) => waiting).length).toBe(waits.length);
    expect(waits.length).toBeGreaterThanOrEqual(5);
    expect(waits.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
  });

  test('is whole when only the last answer was lost', async () => {
    const { stored } = hub((method, nth) => (method === 'PUT' && nth === 3 ? 'deaf' : 'through'));
    expect(await sending().done).toEqual({ ok: media });
    expect(same(stored.get('u0'))).toBe(true);
  });

  test('waits for a hub that has no time, and begins anew at one that has forgotten it', async () => {
    const { stored, asked } = hub((method, nth) => {
      if (method === 'PUT' && nth === 2) stored.delete('u0');
      return method === 'POST' && nth === 1 ? 'full' : 'through';
    });
    expect(await sending().done).toEqual({ ok: media });
    expect(asked.filter((one) => one === 'POST')).toHaveLength(3);
  });

  test('ends with what the hub refuses, in the hub’s own words', async () => {
    hub((method, nth) => (method === 'PUT' && nth === 2 ? 'refused' : 'through'));
    expect(await sending().done).toEqual({ error: { code: 'invalid', message: 'Dit is geen filmpje.' } });
  });

  test('stops when somebody stops it, and the hub may throw away what it has', async () => {
    const stop = new AbortController();
    const { stored } = hub((method, nth) => {
      if (method === 'PUT' && nth === 2) stop.abort();
      return 'through';
    });
    expect(await sending(stop).done).toBeUndefined();
    await vi.waitFor(() => expect(stored.size).toBe(0));
  });
});
