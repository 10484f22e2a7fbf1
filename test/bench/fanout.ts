import { setTimeout as pause } from 'node:timers/promises';
import { note, openKiosks } from './asking.ts';
import { gate, isChanges, type Gate } from './gate.ts';
import type { Lab } from './lab.ts';
import { openLine } from './line.ts';
import type { Scale } from './scale.ts';
import { many, openScreen } from './screen.ts';
import { alone, beside, interleave, median, type Row } from './statistics.ts';

const WARM = 20; // notes before the first that counts
const REST = 5; // milliseconds between two notes

interface Result {
  /** Milliseconds from asking until the last screen has it. */
  readonly last: number;
  /** Bytes of the process with all screens connected, and a screen's share in them. */
  readonly memory: number;
  readonly perScreen: number;
}

/** (a) and (e): how long until the last of so many screens has a durable note, and how much memory they cost. */
export async function fanout(lab: Lab, { rounds, fanout: sizes }: Scale): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { screens, notes } of sizes) {
    let frame = Buffer.from(`42["changes",${JSON.stringify(note(0, 0))}]`); // until the hub's own is known
    const learn = (bytes: Buffer) => (frame = Buffer.from(bytes));
    const [ours = [], limits = []] = await interleave(rounds, [
      () => throughHub(lab, screens, notes, learn),
      () => throughFrames(lab, screens, notes, () => frame.toString()),
    ]);
    const pick = (what: (one: Result) => number) => ({ figures: ours.map(what), limits: limits.map(what) });
    const most = screens >= 1_000 ? 1.25 : screens >= 100 ? 1.7 : undefined;
    const goal = most === undefined ? undefined : ({ of: 'ratio', most } as const);
    rows.push(
      beside(
        `a durable note until the last of ${screens} screens has it`,
        'ms',
        pick(({ last }) => last),
        goal,
      ),
    );
    if (screens < Math.max(...sizes.map((one) => one.screens))) continue;
    rows.push(
      beside(
        `memory for each of ${screens} screens`,
        'KB',
        pick(({ perScreen }) => perScreen / 1_024),
      ),
    );
    const megabytes = ours.map(({ memory }) => memory / 1_048_576);
    rows.push(alone(`memory of the hub with ${screens} screens`, 'MB', megabytes, { of: 'figure', most: 100 }));
  }
  return rows;
}

async function throughHub(lab: Lab, count: number, notes: number, learn: (frame: Buffer) => void): Promise<Result> {
  const hub = await lab.hub();
  const memory = async () => (await hub.metrics()).get('process_resident_memory_bytes') ?? NaN;
  const before = await memory();
  const seen = gate(count);
  const screens = await many(count, async (index) => {
    const onNews = (frame: Buffer) => {
      if (!isChanges(frame)) return;
      if (index === 0) learn(frame);
      seen.come();
    };
    const screen = await openScreen({ port: hub.port, role: 'display', cookie: lab.displays[index] ?? '', onNews });
    await screen.hello();
    return screen;
  });
  const kiosks = await openKiosks(lab, hub.port, WARM + notes);
  const last = await lastOf(seen, notes, kiosks.hang);
  const after = await memory();
  kiosks.close();
  screens.forEach((screen) => screen.close());
  await hub.end();
  return { last, memory: after, perScreen: (after - before) / count };
}

async function throughFrames(lab: Lab, count: number, notes: number, text: () => string): Promise<Result> {
  const server = await lab.limit({ kind: 'frames' });
  const before = await server.memory();
  const seen = gate(count);
  const { port } = server;
  const onText = (frame: Buffer) => {
    if (isChanges(frame)) seen.come();
  };
  const screens = await many(count, () => openLine({ port, path: '/viewer', onText }));
  let answered: (took: number) => void = () => undefined;
  const sender = await openLine({ port, path: '/sender', onText: (frame) => answered(Number(frame)) });
  const say = () =>
    new Promise<number>((resolve) => {
      answered = resolve;
      sender.send(text());
    });
  const last = await lastOf(seen, notes, say);
  const after = await server.memory();
  [...screens, sender].forEach((line) => line.close());
  await server.end();
  return { last, memory: after, perScreen: (after - before) / count };
}

/** Says one thing after the other. Gives the middle of the times until everybody had it. */
async function lastOf(seen: Gate, notes: number, say: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = -WARM; index < notes; index += 1) {
    const start = performance.now();
    const [last] = await Promise.all([seen.all(), say()]);
    if (index >= 0) times.push(last - start);
    await pause(REST);
  }
  return median(times);
}
