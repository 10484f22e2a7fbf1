import { describe, expect, test } from 'vitest';
import { MAX_BATCH, type ChangeLog, type Kept, type Snapshot } from '../server/log/change-log.ts';
import { emptyWall, type Change, type Wall } from '../shared/wall.ts';
import { make, makeNote } from './support/make.ts';

/** A change as the hub would store it. */
export const kept = (seq: number, title = `Briefje ${seq}`): Kept => ({
  ...make('notes.hang', { title }),
  seq,
  at: 1_000 + seq,
});

/** A snapshot of a log that ends with this change. */
export const snapshotOf = ({ id, seq, at }: Kept, wall: Wall = emptyWall): Snapshot => ({
  fold: 'a',
  seq,
  at,
  id,
  wall,
  marks: Uint32Array.from({ length: seq }, (_, index) => 0xffff_ff00 + index),
});

export async function all(log: ChangeLog, after = 0): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for await (const change of log.read(after)) changes.push(change);
  return changes;
}

/** What every log does. `reopen` is the same log after its process died without a word. */
export function changeLogContract(
  name: string,
  begin: () => Promise<{ log: ChangeLog; reopen: () => Promise<ChangeLog> }>,
) {
  describe(`${name} keeps the promises of a change log`, () => {
    test('what was appended is read again, in order, from any place, after a restart too', async () => {
      const { log, reopen } = await begin();
      const changes = [kept(1), kept(2), kept(3)];
      await log.append(changes.slice(0, 2), 0);
      await log.append(changes.slice(2), 2);
      for (const one of [log, await reopen()]) {
        expect(await all(one)).toEqual(changes);
        expect(await all(one, 1)).toEqual(changes.slice(1));
        expect(await all(one, 3)).toEqual([]);
      }
    });

    test('an append behind another seq than the last is refused and leaves nothing', async () => {
      const { log } = await begin();
      await log.append([kept(1)], 0);
      await expect(log.append([kept(1)], 0)).rejects.toThrow('not at 0');
      await expect(log.append([kept(3)], 2)).rejects.toThrow('not at 2');
      expect(await all(log)).toHaveLength(1);
    });

    test('a follower hears what is there, then each append once, then nothing more when it stops', async () => {
      const { log } = await begin();
      await log.append([kept(1), kept(2)], 0);
      const heard: number[] = [];
      const stop = await log.follow(1, (changes) => void heard.push(...changes.map(({ seq }) => seq)));
      await log.append([kept(3), kept(4)], 2);
      stop();
      await log.append([kept(5)], 4);
      expect(heard).toEqual([2, 3, 4]);
    });

    test('thousands of changes in batches of all sizes come back whole', async () => {
      const { log, reopen } = await begin();
      let seq = 0;
      for (const size of [1, 998, 2, MAX_BATCH, 999, 1, 7]) {
        const batch = Array.from({ length: size }, (_, index) => kept(seq + index + 1));
        let done = false;
        const stored = log.append(batch, seq).finally(() => (done = true));
        while (!done) {
          expect(log.broken, 'not even for a moment').toBe(false);
          await new Promise((resolve) => setImmediate(resolve));
        }
        await stored;
        seq += size;
      }
      for (const one of [log, await reopen()]) {
        expect((await all(one)).map((change) => change.seq)).toEqual(
          Array.from({ length: seq }, (_, index) => index + 1),
        );
        expect((await all(one, 2_500))[0]).toMatchObject({ seq: 2_501 });
        await one.close();
        expect(one.broken, 'closed is not broken').toBe(false);
      }
    });

    test('an erased text is nowhere, its id and place stay, and the log goes on', async () => {
      const { log, reopen } = await begin();
      const secret = kept(2, 'Jan Jansen belde');
      const last = kept(3);
      await log.append([kept(1), secret, last], 0);
      await log.keep(snapshotOf(last));
      expect(await log.erase(({ id }) => id === secret.id)).toBe(1);
      await log.append([kept(4)], 3);
      for (const one of [log, await reopen()]) {
        const lines = await all(one);
        expect(lines[1]).toEqual({ type: 'erased', id: secret.id, seq: 2, at: secret.at });
        expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
        expect(JSON.stringify([lines, await one.snapshot()])).not.toContain('Jansen');
        expect(await one.snapshot()).toBeUndefined();
      }
    });

    test('a snapshot that was kept comes back', async () => {
      const { log, reopen } = await begin();
      const first = kept(1);
      await log.append([first], 0);
      expect(await log.snapshot()).toBeUndefined();
      const snapshot = snapshotOf(first, { ...emptyWall, notes: [makeNote(), makeNote({ title: '","sum":1}' })] });
      await log.keep(snapshot);
      expect(await log.snapshot()).toEqual(snapshot);
      expect(await (await reopen()).snapshot()).toEqual(snapshot);
    });

    test('a snapshot of another past, or of a future that is gone, is none', async () => {
      const { log, reopen } = await begin();
      await log.append([kept(1)], 0);
      for (const other of [kept(1), kept(2)]) {
        await log.keep(snapshotOf(other));
        expect(await log.snapshot()).toBeUndefined();
        expect(await (await reopen()).snapshot()).toBeUndefined();
      }
    });
  });
}
