import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ChangeLog } from '../server/log/change-log.ts';
import { memoryLog } from '../server/log/memory.ts';
import { connected, office } from './support/office.ts';

const MANY = 50; // refusals of one address in a minute

/** A wrong guess, from an address as far as headers can say. Gives the status, and when to come back. */
function guess(url: string, forwarded?: string): Promise<Response> {
  return fetch(`${url}/api/v1/pair`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: url,
      ...(forwarded !== undefined && { 'x-forwarded-for': forwarded, forwarded: `for=${forwarded}` }),
    },
    body: JSON.stringify({ role: 'kiosk', token: randomUUID() }),
  });
}

/** The statuses of so many guesses, one after the other. */
async function guesses(
  url: string,
  from: (n: number) => string | undefined,
  many = MANY + 5,
): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < many; n += 1) statuses.push((await guess(url, from(n))).status);
  return statuses;
}

const slowed = [...Array.from({ length: MANY }, () => 403), 429, 429, 429, 429, 429];

test('[X20] an address that guesses is slowed, and told when to come back', async () => {
  const { url } = await office();
  expect(await guesses(url, () => undefined)).toEqual(slowed);
  const late = await guess(url);
  expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await late.json()).toEqual({ error: { code: 'busy', message: 'Het is even druk. Probeer het zo nog eens.' } });
});

test('[X20] another name in a header is no other address, as long as no proxy is trusted', async () => {
  const { url } = await office();
  expect(await guesses(url, (n) => `203.0.113.${n}`)).toEqual(slowed);
});

test('[X20] behind a trusted proxy everybody has an address of his own, and cannot put another before it', async () => {
  const { url } = await office({ trustProxy: ['127.0.0.1'] });
  expect(await guesses(url, (n) => `203.0.113.${n}, 198.51.100.7`)).toEqual(slowed);
  expect((await guess(url, '198.51.100.8')).status).toBe(403);
  expect((await guess(url, '::ffff:198.51.100.7')).status, 'the same in its other form').toBe(429);
  expect(await guesses(url, (n) => `2001:db8:1:2::${n}`), 'one network').toEqual(slowed);
  expect((await guess(url, '2001:db8:1:3::1')).status).toBe(403);
  expect(await guesses(url, (n) => `2001:db8::${n}`), 'one network, written short').toEqual(slowed);
});

test('[X20] who has a credential goes on, whatever others behind the same address do', async () => {
  const { url, access, pair, connect } = await office();
  const [cookie, key] = [await pair('display'), await access.makeKey('test')];
  await guesses(url, () => undefined);
  const wall = (headers: HeadersInit) => fetch(`${url}/api/v1/wall`, { headers }).then(({ status }) => status);
  expect(await wall({ cookie })).toBe(200);
  expect(await wall({ authorization: `Bearer ${key}` })).toBe(200);
  expect(await wall({ cookie: `${cookie}x` }), 'a false one does not count').toBe(429);
  await connected(connect('display', { cookie }));
  for (const path of ['/healthz', '/readyz', '/display', '/kiosk'])
    expect((await fetch(`${url}${path}`)).status, path).toBe(200);
});

test('[X5] a program that asks faster than the hub writes is told to wait, and another is not', async () => {
  let write: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (write = resolve));
  const quick = memoryLog();
  const pages: ChangeLog = { ...quick, append: (changes, after) => slow.then(() => quick.append(changes, after)) };
  const { url, access, hub } = await office({ pages });
  const [mad, calm] = [await access.makeKey('mad'), await access.makeKey('calm')];
  const post = (key: string, many: number) =>
    fetch(`${url}/api/v1/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({
        notes: Array.from({ length: many }, () => ({
          id: randomUUID(),
          kind: 'idea',
          theme: 'app',
          title: 'Een donkere app',
        })),
      }),
    });
  const waiting = Array.from({ length: 6 }, () => post(mad, 500));
  const refused: Response[] = [];
  const two = new Promise<void>((resolve) => {
    for (const one of waiting) void one.then((response) => refused.push(response) === 2 && resolve());
  });
  await two; // while the disk has not written anything
  for (const { status, headers } of refused) expect([status, headers.get('retry-after')]).toEqual([429, '1']);
  const other = post(calm, 1);
  write();
  expect((await other).status).toBe(200);
  const statuses = (await Promise.all(waiting)).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 429, 429]);
  expect((await post(mad, 500)).status, 'later there is room again').toBe(200);
  expect(hub.seq).toBe(2_501);
});

test('[SEC-14] a device has three pages at once, however fast it asks, and one more when one is gone', async () => {
  const { connect, pair } = await office();
  const cookie = await pair('display');
  const page = () => connect('display', { cookie });
  const [first] = await Promise.all([page(), page(), page()].map(async (one) => (await connected(one), one)));
  await expect(connected(page())).rejects.toThrow('busy');
  await connected(connect('display', { cookie: await pair('display') }));
  first?.disconnect();
  await expect.poll(() => connected(page()).then(String, String)).toBe('undefined');

  const other = await pair('kiosk');
  const rush = Array.from({ length: 20 }, () => connect('kiosk', { cookie: other }));
  await Promise.all(rush.map((one) => connected(one).catch(() => undefined)));
  await expect.poll(() => rush.filter((one) => one.connected).length).toBe(3);
});
