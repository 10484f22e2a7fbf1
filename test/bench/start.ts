import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Hub, Lab } from './lab.ts';
import type { Scale } from './scale.ts';
import { alone, beside, interleave, type Row } from './statistics.ts';

interface Result {
  /** Milliseconds from the command until the links are printed. */
  readonly time: number;
  /** Bytes. */
  readonly memory: number;
}

/** (e): how long a hub takes to be there, with much stored, beside one with nothing to read. */
export async function start(lab: Lab, { rounds, start: { changes, living } }: Scale): Promise<readonly Row[]> {
  const homes = [
    await rest(await lab.hub()),
    await rest(await lab.hub({ changes, living })),
    await rest(await lab.hub({ changes, living })),
  ];
  const [nothing = '', withSnapshot = '', without = ''] = homes;
  const [empty = [], short = [], long = []] = await interleave(rounds, [
    () => begin(lab, nothing),
    () => begin(lab, withSnapshot),
    () => {
      rmSync(join(without, 'data/snapshot.json'), { force: true });
      return begin(lab, without);
    },
  ]);
  const times = (all: readonly Result[]) => all.map(({ time }) => time);
  const stored = changes.toLocaleString('en');
  const megabytes = long.map(({ memory }) => memory / 1_048_576);
  return [
    beside(`start with ${stored} changes and a snapshot / with nothing`, 'ms', {
      figures: times(short),
      limits: times(empty),
    }),
    beside(`start with ${stored} changes, no snapshot / with nothing`, 'ms', {
      figures: times(long),
      limits: times(empty),
    }),
    alone(`memory of the hub after a start from ${stored} changes, no snapshot`, 'MB', megabytes),
  ];
}

/** Stops it in order, so that it keeps a snapshot. Gives where it lived. */
async function rest(hub: Hub): Promise<string> {
  await hub.stop('SIGTERM');
  return hub.home;
}

async function begin(lab: Lab, home: string): Promise<Result> {
  const start = performance.now();
  const hub = await lab.again(home);
  const time = performance.now() - start;
  const memory = (await hub.metrics()).get('process_resident_memory_bytes') ?? NaN;
  await hub.stop('SIGKILL'); // and keeps what it had
  return { time, memory };
}
