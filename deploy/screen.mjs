// Keeps a wall on the screen of this computer: opens Chromium fullscreen, and anew when it ends, or when its page crashed or
// stands still [V3]. Needs nothing but Node.js 20 and Chromium, so this file alone may be copied to a screen.
//
//   node screen.mjs http://192.0.2.10:3000/display [more of Chromium's own switches]
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

const LOOK = 5_000;
const PATIENCE = 30_000; // a page that did not answer for so long is dead, whatever of it still runs
const AGAIN = 2_000;
const GOODBYE = 4_000;

const [url, ...switches] = process.argv.slice(2);
const browser =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
if (!url || !URL.canParse(url)) stop('Say which page: node screen.mjs http://192.0.2.10:3000/display');
if (!browser) stop('There is no Chromium: apt-get install chromium, or say where in CHROMIUM_PATH.');

const flags = [
  `--user-data-dir=${process.env['PROFILE'] ?? join(homedir(), '.config', 'wall-screen')}`, // has the cookie: paired once
  '--kiosk',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--noerrdialogs',
  '--hide-crash-restore-bubble',
  '--password-store=basic',
  '--autoplay-policy=no-user-gesture-required', // the desk says where a vlog is heard
  ...switches,
  url,
];

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    running?.once('exit', () => process.exit(0));
    running?.kill('SIGTERM'); // so that it keeps its cookie
    setTimeout(() => running?.kill('SIGKILL'), GOODBYE);
  });

for (;;) {
  console.log(`${await show()}: it is opened anew`);
  await pass(AGAIN);
}

/** Opens the browser. Resolves with what was wrong when it is gone. @returns {Promise<string>} */
async function show() {
  const child = spawn(browser ?? '', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  running = child;
  const gone = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const ask = speak(child);
  let answered = Date.now();
  let ended = false;
  void gone.then(() => (ended = true));
  while (!ended && Date.now() - answered < PATIENCE) {
    void lives(ask).then((is) => (answered = is ? Date.now() : answered));
    await Promise.race([gone, pass(LOOK)]);
  }
  if (ended) return 'The browser ended';
  child.kill('SIGKILL');
  await gone;
  return 'The page stood still';
}

/** Does the page answer? One that could not be loaded is asked for again. @param {ReturnType<typeof speak>} ask */
async function lives(ask) {
  const { targetInfos = [] } = await ask('Target.getTargets');
  const page = targetInfos.find((/** @type {{ type: string }} */ { type }) => type === 'page');
  const { sessionId } = await ask('Target.attachToTarget', { targetId: page?.targetId, flatten: true });
  const { result } = await ask('Runtime.evaluate', { expression: 'location.protocol' }, sessionId);
  if (result?.value === 'chrome-error:') await ask('Page.navigate', { url }, sessionId);
  await ask('Target.detachFromTarget', { sessionId });
  return result?.value !== undefined;
}

/** The browser's own protocol, over its pipe. What it does not answer is never resolved. @param {import('node:child_process').ChildProcess} child */
function speak(child) {
  const [, , , to, from] = child.stdio;
  /** @type {Map<number, (result: any) => void>} */
  const waiting = new Map();
  let last = 0;
  let heard = '';
  from?.on('data', (/** @type {Buffer} */ bytes) => {
    const messages = (heard + bytes.toString()).split('\0');
    heard = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result = {} } = JSON.parse(message);
      waiting.get(id)?.(result);
      waiting.delete(id);
    }
  });
  to?.on('error', () => undefined); // the browser is gone: that is seen elsewhere
  return (
    /** @type {string} */ method,
    /** @type {object} */ params = {},
    /** @type {string | undefined} */ sessionId = undefined,
  ) =>
    /** @type {Promise<any>} */ (
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        if (to && 'write' in to) to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
      })
    );
}

/** @param {string} why @returns {never} */
function stop(why) {
  console.error(why);
  process.exit(1);
}
