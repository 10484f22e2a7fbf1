import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openAccess } from '../server/access/access.ts';
import { credential, renewed, type Credential } from '../server/access/renewal.ts';
import { keepSeen } from '../server/last-seen.ts';
import { clock } from './support/clock.ts';
import { desk } from './support/desk.ts';
import { folder } from './support/folder.ts';
import { connected, hello, office, type Screen } from './support/office.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const gone = (screen: Screen) => new Promise<void>((resolve) => screen.once('disconnect', () => resolve()));

/** An office whose clock is turned, and a TV that keeps its cookie as a browser does. */
async function attended() {
  const now = clock();
  const all = await office({ clock: now });
  let cookie = await all.pair('display');
  const ask = (using = cookie) =>
    fetch(`${all.url}/api/v1/pair/renew`, {
      method: 'POST',
      headers: { origin: all.url, cookie: using, 'content-type': 'application/json', 'user-agent': 'A TV' },
    });
  const counts = async (using: string): Promise<boolean> =>
    (await fetch(`${all.url}/api/v1/wall`, { headers: { cookie: using } })).ok;
  return {
    ...all,
    now,
    counts,
    ask,
    get cookie() {
      return cookie;
    },
    /** Asks as the page does. Gives the cookie that it got, which its browser keeps unless told otherwise. */
    async renew(keep = true): Promise<string | undefined> {
      const { status, headers } = await ask();
      expect(status).toBe(204);
      const fresh = headers.get('set-cookie')?.split(';')[0];
      if (keep && fresh) cookie = fresh;
      return fresh;
    },
  };
}

describe('[SEC-05] a device’s credential', () => {
  test('stays for 30 days, and then another one comes beside it', async () => {
    const { now, renew, counts, cookie: old } = await attended();
    now.tick(30 * DAY - 1);
    expect(await renew()).toBeUndefined();
    now.tick(1);
    const fresh = (await renew()) ?? '';
    expect(fresh).toMatch(/^woc_display=display-[0-9a-f-]{36}\.[0-9a-f]{64}$/);
    expect(fresh).not.toBe(old);
    expect([await counts(old), await counts(fresh)]).toEqual([true, true]);
  });

  test('that was replaced dies 24 hours after the browser showed the new one, not before', async () => {
    const { now, renew, counts, cookie: old } = await attended();
    now.tick(30 * DAY);
    const fresh = (await renew()) ?? '';
    now.tick(DAY); // the page asks once a day: now with the new one
    expect(await renew()).toBeUndefined();
    now.tick(DAY - 1);
    expect([await counts(old), await counts(fresh)]).toEqual([true, true]);
    now.tick(1);
    expect([await counts(old), await counts(fresh)]).toEqual([false, true]);
  });

  test('is not replaced by one that never came: lost with the line, the hub or the power, weeks later too', async () => {
    const { now, renew, counts, cookie: old } = await attended();
    now.tick(30 * DAY);
    await renew(false);
    now.tick(60 * DAY);
    expect(await counts(old)).toBe(true);
    const again = (await renew()) ?? '';
    now.tick(HOUR / 2);
    await renew(); // at once after a reload: it may not be on the browser's disk yet
    now.tick(2 * DAY);
    expect([await counts(old), await counts(again)]).toEqual([true, true]);
    await renew();
    now.tick(DAY);
    expect([await counts(old), await counts(again)]).toEqual([false, true]);
  });

  test('that a browser went back to within its last day gets another', async () => {
    const { now, renew, ask, cookie: old } = await attended();
    now.tick(30 * DAY);
    await renew();
    now.tick(DAY);
    await renew();
    const back = await ask(old);
    expect([back.status, back.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('woc_display=')]);
  });

  test('that nothing replaced is nobody’s after a year', async () => {
    const { now, counts, ask, connect, cookie } = await attended();
    now.tick(365 * DAY - 1);
    expect(await counts(cookie)).toBe(true);
    const tv = connect('display', { cookie });
    await connected(tv);
    const end = gone(tv);
    now.tick(1);
    const start = performance.now();
    await end;
    expect(performance.now() - start, '[X12] its open line ends too').toBeLessThan(1_000);
    expect([(await ask()).status, await counts(cookie)]).toEqual([401, false]);
  });

  test('of a screen that is away for up to two months at a time is never missing, whatever answers get lost', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 60 * 24 }), fc.boolean()), { maxLength: 80 }), (days) => {
        let at = 0;
        let all: readonly Credential[] = [credential('0', at)];
        let [holds, came] = ['0', at];
        days.forEach(([hours, arrives], index) => {
          at += hours * HOUR;
          const next = renewed(all, holds, credential(String(index + 1), at));
          if (next) all = next.credentials;
          if (next?.given && (arrives || at - came > 150 * DAY)) [holds, came] = [String(index + 1), at];
          if (!next) came = at;
          expect(all.find(({ hash }) => hash === holds)?.until).toBeGreaterThan(at);
          expect(all.length).toBeLessThanOrEqual(5);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test('is renewed on an open line without a word: the page comes back with the new one when the old one ends', async () => {
    const tv = await attended();
    const { now, renew, connect } = tv;
    const line = connect('display', { cookie: tv.cookie });
    await connected(line);
    now.tick(30 * DAY);
    await renew();
    now.tick(DAY);
    await renew();
    expect(await hello(line)).toMatchObject({ seq: 0 });
    const end = gone(line);
    now.tick(DAY);
    await end;
    await connected(connect('display', { cookie: tv.cookie }));
  });

  test('from before there was an end gets one, counted from when it was paired', async () => {
    const [path, now] = [folder(), clock()];
    const before = await openAccess({ folder: path, clock: now, newId: () => 'old' });
    const shown = await before.devices.add('kiosk');
    const file = join(path, 'access.json');
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    const [{ credentials, ...rest }] = kept.devices;
    writeFileSync(file, JSON.stringify({ ...kept, devices: [{ ...rest, hash: credentials[0].hash }] }));
    const after = await openAccess({ folder: path, clock: now, newId: () => 'new' });
    expect(after.devices.known('kiosk', shown)).toMatchObject({ id: 'kiosk-old' });
    now.tick(365 * DAY);
    expect(after.devices.known('kiosk', shown)).toBeUndefined();
  });

  test('a hub that dies while it answers leaves the old one, and the next hub gives another', async () => {
    const [path, now] = [folder(), clock()];
    const open = () => openAccess({ folder: path, clock: now, newId: () => 'a' });
    const first = await open();
    const shown = await first.devices.add('display');
    now.tick(31 * DAY);
    const [given] = await Promise.all([first.devices.renew('display', shown)]); // stored, and never heard
    const second = await open();
    expect(second.devices.known('display', shown)).toBeDefined();
    expect(second.devices.known('display', given), 'stored before it is given').toBeDefined();
    const other = await second.devices.renew('display', shown);
    expect(other).not.toBe(given);
    expect(second.devices.known('display', other)).toBeDefined();
    expect(readFileSync(join(path, 'access.json'), 'utf8')).not.toContain(other?.split('.')[1]);
  });
});

describe('[SEC-05] the desk', () => {
  test('knows from where a screen loaded its page, and after a restart when it was last seen', async () => {
    const { now, access, ask, url, folder: path, close } = await attended();
    const ada = desk(url);
    await ada.begin(access);
    now.tick(HOUR / 2);
    await ask();
    const look = async () => (await (await ada.get('/screens')).json()).screens[0];
    expect(await look()).toMatchObject({ address: '127.0.0.1', browser: 'A TV', at: now(), pages: 0 });
    const kept = async () => (await openAccess({ folder: path, clock: now, newId: () => 'x' })).devices.all[0];
    expect((await kept())?.seen, 'not at every word').toBeUndefined();
    await close();
    expect(await kept(), 'at the end').toMatchObject({ seen: now(), address: '127.0.0.1', browser: 'A TV' });
  });

  test('has it written down once an hour, however much is said', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const [now, saw] = [clock(), vi.fn(() => Promise.resolve())];
    keepSeen({
      access: { devices: { saw } },
      presence: { of: () => undefined },
      clock: now,
      onTrouble: () => undefined,
    });
    for (const [ms, writes] of [
      [HOUR - 1, 0],
      [1, 1],
      [HOUR - 1, 1],
      [1, 2],
    ] as const) {
      now.tick(ms);
      vi.advanceTimersByTime(10_000);
      expect(saw).toHaveBeenCalledTimes(writes);
    }
  });

  test('a screen that nobody let in is not asked to stay', async () => {
    const { url } = await office();
    const { status } = await fetch(`${url}/api/v1/pair/renew`, { method: 'POST', headers: { origin: url } });
    expect(status).toBe(401);
  });
});
