import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flags, requireBrowser } from '../browser.mjs';
import { attend } from './attended.ts';
import { expect, test } from './office.ts';

const SCRIPT = fileURLToPath(new URL('../../deploy/screen.mjs', import.meta.url));
const MINUTE = { timeout: 60_000, intervals: [500] };

interface Process {
  readonly pid: number;
  readonly command: string;
}

/** All that runs below this process. */
function below(pid: number): readonly Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = Number(/\) \w (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]);
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
      } catch {
        return []; // it has just ended
      }
    });
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((one) => [one, ...below(one.pid)]);
}

/** A small computer behind a TV: what the script says, and the processes of its browser. */
function computer(url: string) {
  const profile = mkdtempSync(join(tmpdir(), 'wall-screen-'));
  const said: string[] = [];
  const child: ChildProcess = spawn(process.execPath, [SCRIPT, url, '--headless=new', ...flags], {
    env: { ...process.env, PROFILE: profile, CHROMIUM_PATH: requireBrowser() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout?.on('data', (line: Buffer) => said.push(...line.toString().trim().split('\n')));
  return {
    said,
    /** Is it on the disk that this computer was let in? Chromium writes its cookies after half a minute. */
    remembers: () => {
      const file = join(profile, 'Default', 'Cookies');
      return existsSync(file) && readFileSync(file).includes('woc_display');
    },
    signal(what: 'browser' | 'page', signal: NodeJS.Signals) {
      const all = below(child.pid ?? 0);
      const chosen =
        what === 'browser' ? all.slice(0, 1) : all.filter(({ command }) => /--type=renderer/.test(command));
      for (const { pid } of chosen) process.kill(pid, signal);
    },
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      const removed = () => {
        try {
          rmSync(profile, { recursive: true, force: true });
          return true;
        } catch {
          return false; // the last of its processes has not ended
        }
      };
      await expect.poll(removed, { timeout: 20_000 }).toBe(true);
    },
  };
}

test('[V3] a screen whose browser was killed, whose page crashed or stands still, is back within a minute, and is the same screen', async ({
  office,
}) => {
  test.setTimeout(240_000);
  const hub = await office.start();
  const { ask } = await attend(office);
  const tv = computer(hub.links.display);
  try {
    const screens = async () => {
      const { screens: all } = await ask('GET', '/screens');
      return (all as readonly { id: string; name?: string; state: string; painted: number }[]).filter(
        ({ name }) => name === undefined,
      );
    };
    await expect.poll(async () => (await screens()).map(({ state }) => state), MINUTE).toEqual(['on']);
    const [first] = await screens();
    await expect.poll(tv.remembers, MINUTE).toBe(true);
    for (const [what, signal, why] of [
      ['browser', 'SIGKILL', 'The browser ended: it is opened anew'],
      ['page', 'SIGKILL', 'The page stood still: it is opened anew'],
      ['page', 'SIGSTOP', 'The page stood still: it is opened anew'],
    ] as const) {
      const before = Date.now();
      const times = tv.said.length;
      tv.signal(what, signal);
      await expect.poll(() => tv.said.slice(times), MINUTE).toEqual([why]);
      const told = Date.now();
      await expect.poll(async () => ((await screens())[0]?.painted ?? 0) > told, MINUTE).toBe(true);
      expect(Date.now() - before, `${what} ${signal}`).toBeLessThan(60_000);
    }
    expect((await screens()).map(({ id }) => id)).toEqual([first?.id]);
  } finally {
    await tv.close();
  }
});

test('[V3] a screen that is switched on before the hub shows its page as soon as the hub is there', async ({
  office,
}) => {
  test.setTimeout(120_000);
  const hub = await office.start();
  await hub.stop('SIGTERM');
  const tv = computer(`${hub.url}/display`);
  try {
    await expect
      .poll(() => below(process.pid).some(({ command }) => /--type=renderer/.test(command)), MINUTE)
      .toBe(true);
    await office.start();
    const { ask } = await attend(office);
    await expect
      .poll(async () => ((await ask('GET', '/screens'))['asking'] as readonly unknown[]).length, MINUTE)
      .toBe(1);
  } finally {
    await tv.close();
  }
});
