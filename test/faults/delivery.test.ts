import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type * as SocketIo from 'socket.io-client';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '../../shared/client/connect.ts';
import type { Connection, Settings } from '../../shared/client/connection.ts';
import { WallStore } from '../../shared/client/wall-store.svelte.ts';
import { PROTOCOL } from '../../shared/sync/protocol.ts';
import { hang, note, pair, plug, start, wallOf } from '../support/callers.ts';
import { cutProxy } from '../support/cut-proxy.ts';
import type { HubProcess } from '../support/hub-process.ts';

/** Where the next page is, and what its browser says. */
const browser = vi.hoisted(() => ({ url: '', headers: {} as Record<string, string> }));
vi.mock('socket.io-client', async (original) => {
  const real = await original<typeof SocketIo>();
  const io = (options: object) => real.io(browser.url, { ...options, extraHeaders: browser.headers, forceNew: true });
  return {
    ...real,
    io: (first: string | object, second?: object) => (typeof first === 'string' ? real.io(first, second) : io(first)),
  };
});

beforeEach(() => {
  const [document, window] = [Object.assign(new EventTarget(), { hidden: false }), new EventTarget()];
  setMaxListeners(0, document, window); // many pages share them
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', window);
});
afterEach(() => void vi.unstubAllGlobals());

/** A page with our own client, without the drawing. */
function page(
  hub: HubProcess,
  headers: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
  port = new URL(hub.url).port,
): { readonly store: WallStore; readonly connection: Connection } {
  const store = new WallStore();
  browser.url = `http://127.0.0.1:${port}`;
  browser.headers = { ...headers, host: new URL(hub.url).host };
  const connection = connect({
    store,
    as: 'display',
    build: 'test',
    clock: Date.now,
    onOtherBuild: () => undefined,
    ...settings,
  });
  onTestFinished(() => connection.close());
  return { store, connection };
}

const until = (so: () => void, seconds: number) => vi.waitFor(so, { timeout: seconds * 1_000, interval: 20 });
const worst = (times: readonly number[]) => Math.round(Math.max(...times));

test('[E3] a screen that missed 5,000 changes while the hub was killed equals the log within 10 s', async () => {
  const { hub, key, again } = await start();
  const cable = await cutProxy(Number(new URL(hub.url).port));
  onTestFinished(cable.close);
  const { store } = page(hub, await pair(hub, 'display'), {}, String(cable.port));
  const ids = [...(await hang(hub, key, 1))];
  await until(() => expect(store.replica.seq).toBe(1), 10);
  cable.sever();
  for (let n = 0; n < 10; n += 1) ids.push(...(await hang(hub, key, 500)));
  await hub.stop('SIGKILL');
  const next = await again();
  expect(store.replica.seq).toBe(1);
  cable.mend();
  await until(() => expect(store.replica.seq).toBe(5_001), 10);
  expect(store.wall.notes.hanging.map(({ id }) => id)).toEqual(ids);
  expect(store.wall).toEqual((await wallOf(next, key)).wall);
});

test('[E9] 200 screens that return at once after the hub was killed are all served within 30 s, and it answers all the time', async () => {
  const { hub, key, again } = await start();
  await hang(hub, key, 200);
  const stores: WallStore[] = [];
  for (let device = 0; device < 100; device += 1) {
    const headers = await pair(hub, 'display');
    for (let screen = 0; screen < 2; screen += 1) stores.push(page(hub, headers).store);
  }
  const all = (link: WallStore['link']) => () => expect(stores.filter((store) => store.link !== link)).toEqual([]);
  await until(all('online'), 30);
  await hub.stop('SIGKILL');
  await until(all('offline'), 10);
  const next = await again();
  const began = performance.now();
  const answers: number[] = [];
  const asking = { on: true };
  const health = (async () => {
    while (asking.on) {
      const asked = performance.now();
      expect((await fetch(`${next.url}/healthz`)).status).toBe(200);
      answers.push(performance.now() - asked);
    }
  })();
  await until(all('online'), 30);
  const back = Math.round(performance.now() - began);
  asking.on = false;
  await health;
  console.log(
    `[E9] 200 screens back in ${back} ms, the slowest of ${answers.length} answers took ${worst(answers)} ms`,
  );
  expect(worst(answers)).toBeLessThan(2_000);
  const { seq } = await wallOf(next, key);
  for (const { replica } of stores)
    expect(replica).toMatchObject({ seq, wall: { notes: { hanging: { length: 200 } } } });
});

test('[E11] 100 screens that join while notes pour in get a wall and what follows on it: no gap, no double', async () => {
  const { hub, key } = await start();
  const pouring = { on: true };
  const ids: string[] = [];
  const pour = (async () => {
    while (pouring.on) ids.push(...(await hang(hub, key, 3)));
  })();
  const faults: string[] = [];
  const join = (headers: Readonly<Record<string, string>>, held?: { readonly epoch: string; readonly seq: number }) => {
    const screen = plug(hub, 'display', headers);
    const seen = { epoch: '', seq: held?.seq ?? -1, ids: [] as string[], from: held?.seq ?? 0 };
    screen.on('wall', ({ epoch, seq, wall }) => {
      if (seen.seq >= 0) faults.push(`a wall at ${seq} after ${seen.seq}`);
      Object.assign(seen, { epoch, seq, ids: 'notes' in wall ? wall.notes.hanging.map(({ id }) => id) : [], from: 0 });
    });
    screen.on('changes', ({ epoch, from, changes }) => {
      seen.epoch = epoch;
      for (const [index, change] of changes.entries()) {
        if (change.seq !== seen.seq + 1 || from + index + 1 !== change.seq)
          faults.push(`${change.seq} after ${seen.seq}`);
        seen.seq = change.seq;
        if ('id' in change) seen.ids.push(change.id);
      }
    });
    return screen.emitWithAck('hello', { protocol: PROTOCOL, build: 'test', ...held }).then((welcome) => {
      if ('refusal' in welcome || seen.seq < welcome.seq) faults.push('welcome before the wall');
      return seen;
    });
  };
  const screens: Awaited<ReturnType<typeof join>>[] = [];
  for (let round = 0; round < 10; round += 1) {
    const devices: Awaited<ReturnType<typeof pair>>[] = [];
    while (devices.length < 5) devices.push(await pair(hub, 'display'));
    const fresh = await Promise.all(devices.map((headers) => join(headers)));
    const held = fresh.map(({ epoch, seq }) => ({ epoch, seq })); // as it was before the others
    screens.push(...fresh, ...(await Promise.all(devices.map((headers, at) => join(headers, held[at])))));
  }
  pouring.on = false;
  await pour;
  await until(() => expect(screens.filter(({ seq }) => seq < ids.length)).toEqual([]), 10);
  expect(faults).toEqual([]);
  expect(ids.length).toBeGreaterThan(100);
  for (const seen of screens) expect(seen.ids).toEqual(ids.slice(seen.from));
});

test('[E13] a kiosk that empties a queue of 5,000 does not hold up another, and all of it hangs once, in order', async () => {
  const { hub, key } = await start();
  const kept = Array.from({ length: 5_000 }, () => note());
  const left = new Set(kept.map(({ id }) => id));
  const outbox = {
    all: () => Promise.resolve(kept),
    keep: () => Promise.resolve(),
    giveBack: () => Promise.reject(new Error('the hub refused one')),
    drop: (id: string) => Promise.resolve(void left.delete(id)),
  };
  const other = plug(hub, 'kiosk', await pair(hub, 'kiosk'));
  await other.emitWithAck('hello', { protocol: PROTOCOL, build: 'test' });
  page(hub, await pair(hub, 'kiosk'), { as: 'kiosk', outbox, kept });
  const took: number[] = [];
  while (left.size > 0) {
    const began = performance.now();
    expect(await other.emitWithAck('propose', { proposals: [note('Van een ander')] })).toMatchObject([{ ok: true }]);
    took.push(performance.now() - began);
    await vi.waitFor(() => expect(performance.now() - began).toBeGreaterThan(250), { interval: 10 });
  }
  console.log(
    `[E13] 5,000 drained beside ${took.length} notes of another, whose slowest answer took ${worst(took)} ms`,
  );
  expect(took.length).toBeGreaterThan(20);
  expect(worst(took)).toBeLessThan(3_000);
  const { wall } = await wallOf(hub, key);
  const hanging = wall.notes.hanging.map(({ id }) => id);
  expect(hanging).toHaveLength(5_000 + took.length);
  expect(hanging.filter((id) => kept.some((one) => one.id === id))).toEqual(kept.map(({ id }) => id));
});

test('[X5] a kiosk gone mad is slowed alone: others are answered, and what it was promised is kept', async () => {
  const { hub, key, again } = await start();
  const [mad, calm] = [plug(hub, 'kiosk', await pair(hub, 'kiosk')), plug(hub, 'kiosk', await pair(hub, 'kiosk'))];
  const told = { yes: [] as string[], busy: 0 };
  let asked = 0;
  const flood = setInterval(() => {
    for (let n = 0; n < 40; n += 1) {
      const proposal = { ...note('Te veel'), id: randomUUID() };
      asked += 1;
      mad.emit('propose', { proposals: [proposal] }, (answers) => {
        if ('refusal' in answers) told.busy += Number(answers.refusal.code === 'busy');
        else if (answers[0]?.ok) told.yes.push(proposal.id);
      });
    }
  }, 20);
  onTestFinished(() => clearInterval(flood));
  const took: number[] = [];
  const ids: string[] = [];
  for (let n = 0; n < 20; n += 1) {
    const began = performance.now();
    const one = note('Rustig');
    expect(await calm.emitWithAck('propose', { proposals: [one] })).toMatchObject([{ ok: true }]);
    took.push(performance.now() - began);
    ids.push(one.id);
    await vi.waitFor(() => expect(performance.now() - began).toBeGreaterThan(200), { interval: 10 });
  }
  clearInterval(flood);
  await until(() => expect(told.yes.length + told.busy).toBe(asked), 10);
  console.log(
    `[X5] ${asked} asked by one kiosk, ${told.yes.length} taken; another's slowest answer took ${worst(took)} ms`,
  );
  expect(told.yes.length).toBeLessThan(150);
  expect(told.busy).toBeGreaterThan(1_000);
  expect(worst(took)).toBeLessThan(3_000);
  await hub.stop('SIGKILL');
  const { wall } = await wallOf(await again(), key);
  const hanging = new Set(wall.notes.hanging.map(({ id }) => id));
  expect([...told.yes, ...ids].filter((id) => !hanging.has(id))).toEqual([]);
});
