import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { frameOf, openLine } from './bench/line.ts';
import { beside, interleave, met, noiseOf, quantile } from './bench/statistics.ts';

describe('the figures of the bench', () => {
  test('a ratio is formed round by round, so a slow round that is in both does not show', () => {
    const row = beside('x', 'ms', { figures: [2, 20, 2.2], limits: [1, 10, 1] });
    expect(row.figure).toBe(2.2);
    expect(row.limit).toBe(1);
    expect(row.ratio).toBe(2);
  });

  test('a quantile lies between two values where it falls there, and noise is half the middle half', () => {
    expect([quantile([3, 1], 0.5), quantile([4, 1, 2, 3], 0.5), quantile([7], 0.9)]).toEqual([2, 2.5, 7]);
    expect(noiseOf([8, 9, 10, 11, 12])).toBeCloseTo(0.1);
  });

  test('a goal is about the ratio or about the figure, and what is no number meets none', () => {
    const row = { name: 'x', unit: 'ms', figure: 90, ratio: 1.8 };
    expect(met(row)).toBeUndefined();
    expect(met({ ...row, goal: { of: 'ratio', most: 1.7 } })).toBe(false);
    expect(met({ ...row, goal: { of: 'figure', most: 100 } })).toBe(true);
    expect(met({ ...row, goal: { of: 'ratio', least: 4 } })).toBe(false);
    expect(met({ ...row, ratio: NaN, goal: { of: 'ratio', most: 1.7 } })).toBe(false);
  });

  test('every round measures all of them, each time another one first', async () => {
    const order: string[] = [];
    const say = (name: string) => async () => void order.push(name);
    await interleave(3, [say('a'), say('b')]);
    expect(order.join('')).toBe('abbaab');
  });
});

test('the bench hears every frame, wherever the network cuts them', async () => {
  const sizes = [1, 125, 126, 300, 65_535, 65_536, 90_000, 2];
  const frames = sizes.map((size) => frameOf(Buffer.alloc(size, 'x'), { masked: false }));
  const bytes = Buffer.concat([Buffer.from('HTTP/1.1 101 Switching Protocols\r\n\r\n'), ...frames]);
  const server = createServer((socket) => {
    socket.once('data', async () => {
      for (let at = 0; at < bytes.length; at += 997) {
        await new Promise((done) => socket.write(bytes.subarray(at, at + 997), done));
      }
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  const heard: number[] = [];
  await new Promise<void>((all) => {
    void openLine({
      port,
      path: '/',
      onText: (frame, line) => {
        heard.push(frame.length);
        if (heard.length < sizes.length) return;
        line.close();
        all();
      },
    });
  });
  expect(heard).toEqual(sizes);
});
