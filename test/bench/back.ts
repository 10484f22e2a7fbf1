import type { Lab } from './lab.ts';
import { openLine, type Line } from './line.ts';
import type { Scale } from './scale.ts';
import { openScreen } from './screen.ts';
import { alone, beside, interleave, type Row } from './statistics.ts';

const WARM = 50; // screens that come and go before the rush

/** (d): all screens come back at once, and each needs the whole wall. */
export async function back(lab: Lab, { rounds, back: { screens, living } }: Scale): Promise<readonly Row[]> {
  const stalls: number[] = [];
  const size = await welcomeSize(lab, living);
  const [figures = [], limits = []] = await interleave(rounds, [
    async () => {
      const hub = await lab.hub({ changes: living, living });
      const time = await rush({
        count: screens,
        come: async (index) => {
          const screen = await openScreen({ port: hub.port, role: 'display', cookie: lab.displays[index] ?? '' });
          await screen.hello();
          return screen;
        },
        before: hub.metrics, // from here on the hub measures its stalls anew
        after: async () => stalls.push(((await hub.metrics()).get('nodejs_eventloop_lag_p99_seconds') ?? NaN) * 1_000),
      });
      await hub.end();
      return time;
    },
    async () => {
      const { port, end } = await lab.limit({ kind: 'frames', greeting: size });
      const come = () =>
        new Promise<Line>((resolve, reject) => {
          openLine({ port, path: '/viewer', onText: (_, line) => resolve(line) }).catch(reject);
        });
      const time = await rush({ count: screens, come });
      await end();
      return time;
    },
  ]);
  const name = `${screens} screens back at once, each with the whole wall (${Math.round(size / 1_024)} KB)`;
  return [
    beside(name, 'ms', { figures, limits }, { of: 'ratio', most: 2 }),
    alone('event loop of the hub meanwhile, p99', 'ms', stalls, { of: 'figure', most: 200 }),
  ];
}

async function welcomeSize(lab: Lab, living: number): Promise<number> {
  const hub = await lab.hub({ changes: living, living });
  const screen = await openScreen({ port: hub.port, role: 'display', cookie: lab.displays[0] ?? '' });
  const size = await screen.hello();
  await hub.end();
  return size;
}

interface Rush {
  readonly count: number;
  readonly come: (index: number) => Promise<{ close(): void }>;
  readonly before?: () => Promise<unknown>;
  readonly after?: () => Promise<unknown>;
}

/** The milliseconds until the last of so many, who all come now, has what it came for. */
async function rush({ count, come, before, after }: Rush): Promise<number> {
  for (let index = 0; index < Math.min(WARM, count); index += 1) (await come(index)).close();
  await before?.();
  const start = performance.now();
  const all = await Promise.all(Array.from({ length: count }, (_, index) => come(index)));
  const took = performance.now() - start;
  await after?.();
  for (const one of all) one.close();
  return took;
}
