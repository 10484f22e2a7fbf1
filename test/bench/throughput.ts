import { note, propose } from './asking.ts';
import { gate, isChanges, lastSeq } from './gate.ts';
import type { Lab } from './lab.ts';
import type { Scale } from './scale.ts';
import { many, openScreen } from './screen.ts';
import { beside, interleave, type Row } from './statistics.ts';

const WARM = 3; // messages of each kiosk before the first that counts

interface Load {
  readonly screens: number;
  readonly kiosks: number;
  /** Notes in one message. */
  readonly size: number;
  /** Messages of each kiosk, one under way at a time. */
  readonly messages: number;
}

/** (c): notes a second, durable and seen by every screen: from many kiosks, and from outboxes that drain. */
export async function throughput(lab: Lab, { rounds, throughput: scale }: Scale): Promise<readonly Row[]> {
  const { screens, flight, messages } = scale;
  const rows: Row[] = [];
  for (const size of [1, 10]) {
    const load: Load = { screens, messages, size, kiosks: flight / size };
    const [figures = [], limits = []] = await interleave(rounds, [
      async () => {
        const hub = await lab.hub();
        const rate = await perSecond(lab, hub.port, load);
        await hub.end();
        return rate;
      },
      async () => {
        const limit = await lab.limit({ kind: 'emits' });
        const rate = await perSecond(lab, limit.port, load);
        await limit.end();
        return rate;
      },
    ]);
    const from =
      size === 1 ? `${load.kiosks} kiosks with a note each` : `${load.kiosks} outboxes with ${size} notes each`;
    const name = `durable notes seen by ${screens} screens, from ${from} / Socket.io, one emit a note, not stored`;
    rows.push(beside(name, 'a second', { figures, limits }, { of: 'ratio', least: 4 }));
  }
  return rows;
}

async function perSecond(lab: Lab, port: number, { screens, kiosks, size, messages }: Load): Promise<number> {
  let target = WARM * kiosks * size;
  const seen = gate(screens);
  const viewers = await many(screens, async (index) => {
    const onNews = (frame: Buffer) => {
      if (isChanges(frame) && lastSeq(frame) === target) seen.come();
    };
    const screen = await openScreen({ port, role: 'display', cookie: lab.displays[index] ?? '', onNews });
    await screen.hello();
    return screen;
  });
  const makers = await many(kiosks, (index) => openScreen({ port, role: 'kiosk', cookie: lab.kiosks[index] ?? '' }));
  const hang = (each: number) =>
    Promise.all([
      seen.all(),
      ...makers.map(async (kiosk, index) => {
        for (let turn = 0; turn < each; turn += 1)
          await propose(
            kiosk,
            Array.from({ length: size }, (_, one) => note(index + turn + one, 0)),
          );
      }),
    ]);
  await hang(WARM);
  const notes = messages * kiosks * size;
  target += notes;
  const start = performance.now();
  const [last] = await hang(messages);
  [...viewers, ...makers].forEach((one) => one.close());
  return (notes * 1_000) / (last - start);
}
