import { randomUUID } from 'node:crypto';

/** A program that hangs notes, for tests with real hubs. */
export interface NotesApi {
  /** Hangs these ids, new ones if none are given. Gives those that the hub confirmed and the codes of its refusals. */
  hang(ids?: readonly string[]): Promise<{
    readonly asked: readonly string[];
    readonly ok: readonly string[];
    readonly refused: readonly string[];
  }>;
  /** The ids that hang. */
  hanging(): Promise<readonly string[]>;
  health(): Promise<{
    readonly status: number;
    readonly ok: boolean;
    readonly seq: number;
    readonly readOnly?: boolean;
  }>;
}

export const newIds = (count: number): readonly string[] => Array.from({ length: count }, () => randomUUID());

export function notesApi({ url }: { readonly url: string }, key: string): NotesApi {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return {
    async hang(asked = newIds(1)) {
      const notes = asked.map((id) => ({ id, kind: 'idea', theme: 'app', title: 'Een donkere app' }));
      const response = await fetch(`${url}/api/v1/notes`, { method: 'POST', headers, body: JSON.stringify({ notes }) });
      const { results } = (await response.json()) as {
        results: { id: string; ok: boolean; refusal?: { code: string } }[];
      };
      return {
        asked,
        ok: results.filter(({ ok }) => ok).map(({ id }) => id),
        refused: results.flatMap(({ refusal }) => (refusal ? [refusal.code] : [])),
      };
    },
    async hanging() {
      const response = await fetch(`${url}/api/v1/wall`, { headers });
      const { wall } = (await response.json()) as { wall: { notes: { hanging: { id: string }[] } } };
      return wall.notes.hanging.map(({ id }) => id);
    },
    async health() {
      const response = await fetch(`${url}/healthz`);
      return {
        status: response.status,
        ...((await response.json()) as { ok: boolean; seq: number; readOnly?: boolean }),
      };
    },
  };
}
