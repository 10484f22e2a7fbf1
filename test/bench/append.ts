import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openKiosks } from './asking.ts';
import type { Lab } from './lab.ts';
import { openLine } from './line.ts';
import type { Scale } from './scale.ts';
import { beside, interleave, median, type Row } from './statistics.ts';

const WARM = 10;
const REST = 3; // milliseconds between two blocks: as long as the hub is asked for its figures between two notes

/** One round: the milliseconds that the disk took for a note, and those until who asked was answered. */
interface Result {
  readonly disk: number;
  readonly answer: number;
}

/** (b): one durable append beside one block that is overwritten and synced, with little and much stored. */
export async function append(lab: Lab, { rounds, append: { stored, notes } }: Scale): Promise<readonly Row[]> {
  const total = rounds * notes + WARM;
  const hubs = [];
  for (const changes of stored) hubs.push(await onHub(lab, changes, total, notes));
  const limit = await onBlock(lab, notes);
  const [limits = [], ...ours] = await interleave(rounds, [limit.measure, ...hubs.map(({ measure }) => measure)]);
  await Promise.all([limit, ...hubs].map((one) => one.end()));

  const [empty = []] = ours;
  const disk = (all: readonly Result[]) => all.map((one) => one.disk);
  const answer = (all: readonly Result[]) => all.map((one) => one.answer);
  const rows = [
    beside('one durable append / one block overwritten and synced', 'ms', pair(disk(empty), disk(limits)), {
      of: 'ratio',
      most: 1.7,
    }),
    beside('the same until a kiosk has its answer / until a plain ws has', 'ms', pair(answer(empty), answer(limits))),
  ];
  stored.slice(1).forEach((changes, index) => {
    const name = `one durable append with ${changes.toLocaleString('en')} stored / with ${stored[0]}`;
    const goal = { of: 'ratio', most: 1.2 } as const;
    rows.push(beside(name, 'ms', pair(disk(ours[index + 1] ?? []), disk(empty)), goal));
  });
  return rows;
}

const pair = (figures: readonly number[], limits: readonly number[]) => ({ figures, limits });

async function onHub(lab: Lab, changes: number, total: number, notes: number) {
  const hub = await lab.hub(changes > 0 ? { changes, living: Math.min(300, changes) } : undefined);
  const kiosks = await openKiosks(lab, hub.port, total, changes);
  for (let warm = 0; warm < WARM; warm += 1) await kiosks.hang();
  const appended = async () => ((await hub.metrics()).get('wall_append_seconds_sum') ?? NaN) * 1_000;
  return {
    async measure(): Promise<Result> {
      const disk: number[] = [];
      const answers: number[] = [];
      let before = await appended();
      for (let left = notes; left > 0; left -= 1) {
        answers.push(await kiosks.hang());
        const after = await appended(); // asked after every note: a mean would be made by the slowest few
        disk.push(after - before);
        before = after;
      }
      return { disk: median(disk), answer: median(answers) };
    },
    async end() {
      kiosks.close();
      await hub.end();
    },
  };
}

async function onBlock(lab: Lab, notes: number) {
  const limit = await lab.limit({ kind: 'frames', block: join(lab.path, 'block') });
  let answered: (took: number) => void = () => undefined;
  const line = await openLine({ port: limit.port, path: '/sender', onText: (frame) => answered(Number(frame)) });
  const overwrite = () =>
    new Promise<number>((resolve) => {
      answered = resolve;
      line.send('a note');
    });
  for (let warm = 0; warm < WARM; warm += 1) await overwrite();
  return {
    async measure(): Promise<Result> {
      const disk: number[] = [];
      const answers: number[] = [];
      for (let left = notes; left > 0; left -= 1) {
        const start = performance.now();
        disk.push(await overwrite());
        answers.push(performance.now() - start);
        await pause(REST);
      }
      return { disk: median(disk), answer: median(answers) };
    },
    async end() {
      line.close();
      await limit.end();
    },
  };
}
