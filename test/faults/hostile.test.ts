import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { events } from '../../server/sockets/events.ts';
import { note, pair, plug, start, wallOf } from '../support/callers.ts';
import type { HubProcess } from '../support/hub-process.ts';
import { random, type Random } from '../support/random.ts';
import { frame, rawSocket, type FrameOptions } from '../support/raw-socket.ts';

const CONNECTIONS = 300;
const AT_ONCE = 10;
const FRAMES = 20;
const MB = 1_000_000;

const names = Object.keys(events({} as never));
const poison = [
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"proposals":[{"__proto__":{"polluted":1},"id":"00000000-0000-4000-8000-000000000001","type":"__proto__","data":{"__proto__":{"polluted":1}},"made":1,"seen":0}]}',
  '{"proposals":[{"id":"00000000-0000-4000-8000-000000000002","type":"constructor","data":{},"made":1e308,"seen":0}]}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`,
  '"\\ud800"',
  'null',
  '1e999',
  '',
];

/** An event as Socket.io sends it, with something in it that no page of ours would say. */
const event = (die: Random): string =>
  `42${die.pick(['', '0', '7'])}["${die.pick(names)}"${die.pick(['', `,${die.pick(poison) || 1}`, `,${die.pick(poison) || 1},{"num":0}`])}]`;

/** What Engine.IO and Socket.io say to each other, and what they never would. */
function packet(die: Random): string {
  const name = die.pick([...names, 'connect', 'disconnect', '__proto__', 'toString', 'nobody']);
  const data = die.pick(poison);
  const id = die.pick(['', '0', '7', '-1', '1e3', '99999999999999999999']);
  return (
    die.pick([
      `42${id}["${name}",${data}]`,
      `42${id}["${name}"]`,
      `42/${name},${id}["${name}",${data}]`,
      `43${id}[${data}]`,
      `44${data}`,
      `40/${name},${data}`,
      `40${data}`,
      `45${die.below(12)}-${id}["${name}",{"_placeholder":true,"num":${die.below(3) - 1}}]`,
      `46${die.below(12)}-${id}[{"_placeholder":true,"num":0}]`,
      `42${data}`,
      '42[0]',
      '41',
      '4',
      '47',
      ...['0', '1', '2', '2probe', '3', '5', '6', '7', 'b', 'bAAAA', '', 'x'],
      '\u0000'.repeat(die.below(200)),
    ]) ?? ''
  );
}

const bytes = (die: Random, most: number): Buffer =>
  Buffer.from(Array.from({ length: die.below(most) }, () => die.below(256)));

/** A frame by the rules nine times in ten, else one that breaks them. */
function anything(die: Random): Buffer {
  if (die.chance(0.8)) return frame(packet(die));
  if (die.chance(0.5)) return frame(bytes(die, 200), { opcode: 2 });
  const odd: readonly FrameOptions[] = [
    { fin: false },
    { opcode: 0 },
    { opcode: 3 },
    { opcode: 8 },
    { opcode: 9 },
    { opcode: 11 },
    { reserved: 4 },
    { masked: false },
    { claims: 2 ** 53 },
  ];
  return die.chance(0.9) ? frame(bytes(die, 130), die.pick(odd)) : bytes(die, 60);
}

/** Says who speaks, and waits until the hub has let it in, or hung up. */
const greet = (line: Socket) =>
  new Promise<void>((resolve) => {
    line
      .on('data', (said: Buffer) => /4[04]\{/.test(said.toString('latin1')) && resolve())
      .once('close', () => resolve());
    line.write(frame('40{"as":"kiosk"}'));
  });

const post = (hub: HubProcess, key: string, body: string) =>
  fetch(`${hub.url}/api/v1/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body,
  });

test(`[X1] [X3] ${CONNECTIONS} connections with ${FRAMES} frames that no page would send: the same hub goes on, nothing was done, no prototype was touched`, async () => {
  const { hub, key } = await start();
  const die = random(43);
  const attack = async (headers: Readonly<Record<string, string>>) => {
    const line = await rawSocket(hub.url, headers);
    if (die.chance(0.9)) await greet(line);
    const polite = die.chance(0.7); // breaks no rule of the protocol, so that it comes through to our own code
    for (let n = 0; n < FRAMES && !line.closed; n += 1) {
      line.write(polite ? frame(event(die)) : anything(die));
      if (die.chance(0.3)) await new Promise((resolve) => setImmediate(resolve));
    }
    if (die.chance(0.5)) line.end();
    else line.destroy();
  };
  for (let n = 0; n < CONNECTIONS; n += AT_ONCE) {
    const headers = die.chance(0.9) ? await pair(hub, 'kiosk') : { origin: hub.url };
    await Promise.all(Array.from({ length: AT_ONCE }, () => attack(headers)));
  }
  for (const body of poison) await post(hub, key, `{"notes":[${body}],"__proto__":{"polluted":1}}`);
  for (const body of poison) await post(hub, key, `{"notes":[${body}]}`);
  expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
  const good = plug(hub, 'kiosk', await pair(hub, 'kiosk'));
  expect(await good.timeout(5_000).emitWithAck('propose', { proposals: [note('Nog steeds hier')] })).toMatchObject([
    { ok: true },
  ]);
  expect((await wallOf(hub, key)).wall.notes.hanging.map(({ title }) => title)).toEqual(['Nog steeds hier']);
  good.disconnect();
  expect(await hub.stop('SIGTERM'), 'it was never another process').toBe(0);
  expect(hub.output()).not.toMatch(/"level":[56]0|polluted|\n\s+at /);
});

/** How much memory the hub has ever had, in bytes. */
function peak({ child }: HubProcess): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}

/** Sends 100 MB to the hub's API, with or without saying so before. Gives the status, or that the line was cut. */
const flood = (hub: HubProcess, key: string, said: boolean) =>
  new Promise<number | 'cut'>((resolve) => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
      ...(said && { 'content-length': 100 * MB }),
    };
    const asking = request(`${hub.url}/api/v1/notes`, { method: 'POST', headers, agent: false }, (answer) => {
      resolve(answer.statusCode ?? 0);
      asking.destroy();
    });
    asking.on('error', () => resolve('cut'));
    let left = 100 * MB;
    const more = () => {
      while (left > 0 && !asking.destroyed) {
        left -= MB / 10;
        if (!asking.write(Buffer.alloc(MB / 10, ' '))) return void asking.once('drain', more);
      }
      asking.end();
    };
    more();
  });

/** Writes this again and again, as fast as the hub takes it, until it hangs up or has had so many bytes. Gives how many. */
async function pour(line: Socket, chunk: Buffer, most: number): Promise<number> {
  let poured = 0;
  const happens = (name: string) => new Promise<void>((resolve) => line.once(name, () => resolve()));
  const gone = happens('close');
  while (!line.closed && poured < most) {
    poured += chunk.length;
    if (!line.write(chunk)) await Promise.race([happens('drain'), gone]);
  }
  if (!line.closed) await gone;
  return poured;
}

const linux = process.platform === 'linux';
if (!linux) console.log('not run: the memory of a hub under oversized messages [X4]: not Linux');
test.skipIf(!linux)('[X4] what is too large or never ends is refused early, and costs no memory', async () => {
  const { hub, key } = await start();
  const kiosk = await pair(hub, 'kiosk');
  const open = async () => {
    const line = await rawSocket(hub.url, kiosk);
    onTestFinished(() => void line.destroy());
    line.write(frame('40{"as":"kiosk"}'));
    return line;
  };
  const text = `42["propose",{"proposals":["${'x'.repeat(65_536)}"]}]`;
  const attachments = (many: number) => `45${many}-["propose",{"_placeholder":true,"num":0}]`;
  const pieces = async (one: Buffer, most: number) => {
    const line = await open();
    line.write(frame('42["propose","', { fin: false }));
    return pour(line, one, most);
  };
  const part = (letters: number) => frame('x'.repeat(letters), { opcode: 0, fin: false });
  const attacks: readonly (readonly [name: string, most: number, attack: () => Promise<unknown>])[] = [
    ['64 kB and a bit', 10, async () => pour(await open(), frame(text), 1)],
    ['100 MB in pieces', 10, async () => expect(await pieces(part(16_384), 100 * MB)).toBeLessThan(10 * MB)],
    ['10,000 small pieces', 10, () => pieces(Buffer.concat(Array.from({ length: 10_000 }, () => part(1))), 1)],
    ['a promise of petabytes', 10, async () => pour(await open(), frame('42["propose",', { claims: 2 ** 52 }), 1)],
    ['11 attachments', 10, async () => pour(await open(), frame(attachments(11)), 1)],
    ['a binary packet without any', 10, async () => pour(await open(), frame(attachments(0)), 1)],
    ['100 MB over HTTP', 10, async () => expect([413, 'cut']).toContain(await flood(hub, key, true))],
    // Express reads and throws away what comes after the first MB, for 5 s at most.
    ['the same unannounced', 60, async () => expect([413, 'cut']).toContain(await flood(hub, key, false))],
  ];
  const welcome = plug(hub, 'kiosk', kiosk);
  for (let n = 0; n < 40; n += 1) {
    // what a hub takes, at its largest: so much memory it needs anyway
    await welcome.emitWithAck('propose', { proposals: [{ ...note(), data: 'x'.repeat(60_000) }] });
    await post(hub, key, JSON.stringify({ notes: ['x'.repeat(900_000)] }));
  }
  const before = peak(hub);
  const costs: string[] = [];
  for (const [name, most, attack] of attacks) {
    const began = performance.now();
    await attack();
    const cost = (peak(hub) - before) / MB;
    expect(performance.now() - began, name).toBeLessThan(5_000);
    expect(cost, name).toBeLessThan(most);
    costs.push(`${name} ${cost.toFixed(1)} MB`);
  }
  console.log(`[X4] memory, added up: ${costs.join(' · ')}`);
  expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
});
