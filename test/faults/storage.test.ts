import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { admin, home, startHub, type HubProcess, type HubSettings } from '../support/hub-process.ts';
import { newIds, notesApi } from '../support/notes-api.ts';
import { smallDisk, whyNoSmallDisk } from '../support/small-disk.ts';

const lab = home();
afterAll(lab.remove);
let homes = 0;
let key = '';

/** A wall with one note, kept as a mould: its key is `key`. */
const mould = join(lab.path, 'mould');
beforeAll(async () => {
  mkdirSync(mould);
  const hub = await startHub({ home: mould });
  key = (await admin(mould, 'key', 'test')).output;
  await notesApi(hub, key).hang();
  await hub.stop('SIGTERM');
});

/** The home of a hub, made from the mould. `only` says what of its data folder. */
function cast(only: readonly string[] = readdirSync(join(mould, 'data'))): string {
  const path = join(lab.path, `home-${(homes += 1)}`);
  mkdirSync(join(path, 'data'), { recursive: true });
  for (const name of only) cpSync(join(mould, 'data', name), join(path, 'data', name), { recursive: true });
  return path;
}

async function start(settings: HubSettings): Promise<HubProcess> {
  const hub = await startHub({ ...settings, env: { LOG_LEVEL: 'warn', ...settings.env } });
  onTestFinished(() => void hub.stop('SIGKILL'));
  return hub;
}

const pageOf = (folder: string) => join(folder, 'pages', '0000000001.log');

/** Runs the test where the system can, else says why it did not. */
function where(why: string | undefined, row: string) {
  if (why) console.log(`not run: ${row}: ${why}`);
  return test.skipIf(why !== undefined);
}

function shim(): { readonly path: string } | { readonly why: string } {
  if (process.platform !== 'linux') return { why: 'this is not Linux' };
  if (spawnSync('cc', ['--version']).status !== 0) return { why: 'there is no C compiler on this machine' };
  const path = join(lab.path, 'bad-disk.so');
  execFileSync('cc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-o',
    path,
    fileURLToPath(new URL('bad-disk.c', import.meta.url)),
    '-ldl',
  ]);
  return { path };
}

describe('a disk that fails', () => {
  const made = shim();
  const why = 'why' in made ? made.why : undefined;
  const preload = 'path' in made ? made.path : '';
  const FAULTS = 18; // a start in an empty folder, its first page, and some notes

  where(why, 'a failing sync [D3]')(
    `[D3] at any of its first ${FAULTS} syncs: no note is confirmed after it, no file asked again, and a restart has all that was`,
    async () => {
      const kinds = { start: 0, readOnly: 0, elsewhere: 0 };
      const one = async (n: number) => {
        const path = cast(['access.json']);
        const notes = join(path, 'bad-disk');
        mkdirSync(notes);
        const failed = () => existsSync(join(notes, 'failed')) && readFileSync(join(notes, 'failed'), 'utf8');
        const acked: string[] = [];
        const env = { LD_PRELOAD: preload, BAD_DISK: notes, FAULT_AT: String(n) };
        const hub = await start({ home: path, env }).catch((error: unknown) => String(error));
        if (typeof hub === 'string') {
          kinds.start += 1;
          expect(hub, `sync ${n}`).toContain('EIO');
          expect(hub, `sync ${n}: a sentence`).not.toMatch(/\n\s+at /);
        } else {
          const api = notesApi(hub, key);
          for (let note = 0; note < 6; note += 1) {
            const before = failed();
            const { ok } = await api.hang();
            acked.push(...ok);
            const { status, readOnly = false } = await api.health();
            if (before && /pages|wall\.json/.test(before)) expect(ok, `sync ${n}: ${before}`).toEqual([]);
            if (failed() && readOnly) expect([status, (await api.hang()).ok], `sync ${n}`).toEqual([503, []]);
          }
          expect(failed(), `sync ${n} was reached`).toBeTruthy();
          kinds[(await api.health()).readOnly ? 'readOnly' : 'elsewhere'] += 1;
          await hub.stop('SIGKILL');
        }
        expect(existsSync(join(notes, 'again')), `sync ${n}: a file was asked again`).toBe(false);
        const again = await start({ home: path });
        const api = notesApi(again, key);
        expect(await api.hanging(), `sync ${n}`).toEqual(expect.arrayContaining(acked));
        expect((await api.hang()).ok).toHaveLength(1);
        await again.stop('SIGKILL');
      };
      for (let n = 1; n <= FAULTS; n += 2) await Promise.all([one(n), one(n + 1)]);
      console.log('[D3]', kinds);
      expect(kinds.start).toBeGreaterThan(1);
      expect(kinds.readOnly).toBeGreaterThan(4);
    },
  );

  where(why, 'a disk that becomes read-only under a running hub [D5]')(
    '[D5] by refusing all writes to a running hub: the wall stays, notes are refused, and a restart on a well disk takes them',
    async () => {
      const path = cast();
      const notes = join(path, 'bad-disk');
      mkdirSync(notes);
      const hub = await start({ home: path, env: { LD_PRELOAD: preload, BAD_DISK: notes } });
      const api = notesApi(hub, key);
      const { ok } = await api.hang();
      expect(ok).toHaveLength(1);
      writeFileSync(join(notes, 'readonly'), '');
      const { asked, refused } = await api.hang(newIds(3));
      expect(refused).toEqual(['not-saved', 'not-saved', 'not-saved']);
      expect(await api.health()).toMatchObject({ status: 503, readOnly: true });
      expect(await api.hanging()).toHaveLength(2);
      expect((await admin(path, 'key', 'another')).output).toContain('EROFS');
      expect(await hub.stop('SIGTERM')).toBe(0);
      rmSync(join(notes, 'readonly'));
      const again = notesApi(await start({ home: path }), key);
      expect((await again.hang(asked)).ok).toEqual(asked);
      expect(await again.hanging()).toEqual(expect.arrayContaining([...ok, ...asked]));
    },
  );
});

describe('a small disk', () => {
  const why = whyNoSmallDisk();

  where(why, 'a full disk [D4]')(
    '[D4] that is full refuses with not-saved, loses nothing, goes on showing, starts, and takes notes again when there is room',
    async () => {
      const path = cast();
      const disk = await smallDisk(join(path, 'data'), '512k');
      onTestFinished(disk.close);
      const settings = { home: path, under: disk.under };
      let hub = await start(settings);
      let api = notesApi(hub, key);
      const acked = [...(await api.hanging())];
      let last = await api.hang(newIds(100));
      for (; last.refused.length === 0; last = await api.hang(newIds(100))) acked.push(...last.ok);
      expect(acked.length).toBeGreaterThan(500);
      expect(new Set(last.refused)).toEqual(new Set(['not-saved']));
      expect(last.refused, 'a batch is written whole or not at all').toHaveLength(100);
      const health = await api.health();
      expect([health.status, health.readOnly]).toEqual([503, undefined]);
      expect(await api.hanging()).toEqual(acked);

      expect(await hub.stop('SIGTERM'), 'without room for a snapshot').toBe(0);
      hub = await start(settings);
      api = notesApi(hub, key);
      expect(await api.hanging()).toEqual(acked);
      expect((await api.hang(last.asked)).ok).toEqual([]);
      disk.remount('size=4m');
      expect((await api.hang(last.asked)).ok).toEqual(last.asked);
      expect(await api.health()).toMatchObject({ status: 200, ok: true });
      expect(await hub.stop('SIGTERM')).toBe(0);
      expect(await notesApi(await start(settings), key).hanging()).toEqual([...acked, ...last.asked]);
    },
  );

  where(why, 'a read-only disk [D5]')(
    '[D5] that is mounted read-only, with a torn last line and without its links: every start shows the wall and takes nothing',
    async () => {
      const path = cast(['access.json', 'pages', 'wall.json']);
      appendFileSync(pageOf(join(path, 'data')), '0123abcd {"torn');
      const disk = await smallDisk(join(path, 'data'), '1m');
      onTestFinished(disk.close);
      const settings = { home: path, under: disk.under };
      disk.remount('ro');
      const before = readFileSync(pageOf(disk.folder));
      for (const turn of [1, 2]) {
        const hub = await start(settings);
        expect(hub.output(), `start ${turn}`).toContain('cannot be written');
        expect(hub.links.kiosk, 'a new token could not be kept').not.toContain('pair=');
        const api = notesApi(hub, key);
        expect(await api.hanging()).toHaveLength(1);
        expect((await api.hang()).refused).toEqual(['not-saved']);
        expect(await api.health()).toMatchObject({ status: 503, readOnly: true });
        expect(await hub.stop('SIGTERM')).toBe(0);
      }
      expect(readFileSync(pageOf(disk.folder)).equals(before)).toBe(true);
      disk.remount('rw');
      const hub = await start(settings);
      expect(hub.links.kiosk).toContain('pair=');
      expect((await notesApi(hub, key).hang()).ok).toHaveLength(1);
    },
  );
});

const noLimits = spawnSync('prlimit', ['--version']).status === 0 ? undefined : 'there is no prlimit';
where(noLimits, 'short writes [D9]')(
  '[D9] a write that the system takes only a part of is taken back whole, at each of forty lengths, and the page goes on',
  async () => {
    const path = cast();
    const hub = await start({ home: path });
    const api = notesApi(hub, key);
    const page = pageOf(hub.folder);
    const limit = (size: number | 'unlimited') =>
      execFileSync('prlimit', ['--pid', String(hub.child.pid), `--fsize=${size}:`]);
    const hung = [...(await api.hanging())];
    const line = statSync(page).size; // about one note
    for (let part = 0; part < 40; part += 1) {
      const { size } = statSync(page);
      limit(size + Math.floor((line * part) / 40));
      const { asked, refused } = await api.hang(newIds(2));
      expect(refused, `${part}`).toEqual(['not-saved', 'not-saved']);
      expect(statSync(page).size, `${part}`).toBe(size);
      expect((await api.health()).status).toBe(503);
      limit('unlimited');
      expect((await api.hang(asked)).ok).toEqual(asked);
      hung.push(...asked);
    }
    await hub.stop('SIGKILL');
    expect(await admin(path, 'verify')).toMatchObject({ code: 0 });
    expect(await notesApi(await start({ home: path }), key).hanging()).toEqual(hung);
  },
);
