import { once } from 'node:events';
import { connect as tcp } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { connected, office } from './support/office.ts';

const SLOW = 500;

test(`[X9] ${SLOW} clients that never finish asking are let go within 15 s, and a screen gets in meanwhile`, async () => {
  const { port, url, screen } = await office();
  const asked = [
    '', // connected, and not a word
    'GET /display HTTP/1.1\r\nHost: 127',
    `POST /api/v1/pair HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${url}\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{`,
  ];
  const lines = await Promise.all(
    Array.from({ length: SLOW }, async (_, index) => {
      const line = tcp(port, '127.0.0.1').resume();
      onTestFinished(() => void line.destroy());
      await once(line, 'connect');
      line.write(asked[index % asked.length] ?? '');
      return line;
    }),
  );
  const began = performance.now();
  const gone = Promise.all(lines.map((line) => (line.closed ? line : once(line, 'close'))));
  await connected(await screen('display'));
  expect(performance.now() - began).toBeLessThan(5_000);
  await gone;
  expect(performance.now() - began).toBeLessThan(15_000);
}, 30_000);
