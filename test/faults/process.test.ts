import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { admin, home, spawnHub, startHub, type HubProcess, type HubSettings } from '../support/hub-process.ts';
import { random } from '../support/random.ts';

/** A hub in a folder of its own, both gone after the test. */
async function start(settings: Partial<HubSettings> = {}): Promise<HubProcess & { readonly path: string }> {
  const lab = settings.home === undefined ? home() : undefined;
  const path = settings.home ?? lab?.path ?? '';
  if (lab) onTestFinished(lab.remove);
  const hub = await startHub({ ...settings, home: path });
  onTestFinished(() => void hub.stop('SIGKILL'));
  return { ...hub, path };
}

const why = (settings: Partial<HubSettings>) => start(settings).then(() => 'it started', String);
const hang = (hub: HubProcess, key: string, title: string) =>
  fetch(`${hub.url}/api/v1/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'idempotency-key': title },
    body: JSON.stringify({ notes: [{ kind: 'question', theme: 'network', title }] }),
  });

test('[D11] a second hub on the folder refuses within 2 seconds and says who holds it, even when that one is frozen', async () => {
  const first = await start();
  const began = performance.now();
  expect(await why({ home: first.path })).toContain(`process ${first.child.pid}`);
  expect(performance.now() - began).toBeLessThan(2_000);
  first.child.kill('SIGSTOP');
  expect(await why({ home: first.path })).toContain(`process ${first.child.pid}`);
  first.child.kill('SIGCONT');
  await first.stop('SIGKILL');
  await (await start({ home: first.path })).stop('SIGTERM');
});

test('[D12] a hub that was killed at any moment of its start, fifty times, never keeps the next one out', async () => {
  const lab = home();
  onTestFinished(lab.remove);
  const die = random(12);
  let ready = 0;
  for (let n = 0; n < 50; n += 1) {
    const hub = spawnHub({ home: lab.path });
    const gone = once(hub, 'exit');
    let said = '';
    hub.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    hub.stdout.on('data', () => hub.kill('SIGKILL') && (ready += 1));
    setTimeout(() => hub.kill('SIGKILL'), die.below(400)); // some of them come as far as their links
    const [code, signal] = await gone;
    expect([code, signal], said).toEqual([null, 'SIGKILL']);
    expect(said).not.toContain('holds');
  }
  console.log(`[D12] 50 kills, ${ready} of them when it was just ready`);
  const hub = await start({ home: lab.path });
  const { output: key } = await admin(lab.path, 'key', 'test');
  expect((await hang(hub, key, 'Het briefje daarna')).status).toBe(200);
});

test('[D8] a folder that held a wall and is gone, empty or another wall stops the start, and nothing is made', async () => {
  const hub = await start();
  const other = await start();
  await Promise.all([hub.stop('SIGTERM'), other.stop('SIGTERM')]);
  const aside = join(hub.path, 'aside');
  renameSync(hub.folder, aside);
  expect(await why({ home: hub.path })).toContain('Is its disk mounted?');
  expect(existsSync(hub.folder)).toBe(false);
  mkdirSync(hub.folder);
  expect(await why({ home: hub.path })).toContain('Is its disk mounted?');
  expect(readdirSync(hub.folder)).toEqual([]);
  renameSync(other.folder, hub.folder);
  expect(await why({ home: hub.path })).toContain('Is its disk mounted?');
  renameSync(hub.folder, other.folder);
  renameSync(aside, hub.folder);
  await start({ home: hub.path });
});

test('[D7] a wall with damage in the middle of a page is shown up to there, takes nothing, and says what is wrong where', async () => {
  const hub = await start();
  const { output: key } = await admin(hub.path, 'key', 'test');
  for (const title of ['Eerste briefje', 'Tweede briefje', 'Derde briefje'])
    expect((await hang(hub, key, title)).status).toBe(200);
  await hub.stop('SIGKILL'); // no snapshot
  const page = join(hub.folder, 'pages', '0000000001.log');
  const good = readFileSync(page);
  const bad = Buffer.from(good);
  bad[good.indexOf('Tweede')] = 0x74;
  writeFileSync(page, bad);

  const hurt = await start({ home: hub.path });
  expect(hurt.output()).toContain('0000000001.log: line 3 is damaged');
  expect((await fetch(`${hurt.url}/healthz`)).status).toBe(503);
  const read = await fetch(`${hurt.url}/api/v1/wall`, { headers: { authorization: `Bearer ${key}` } });
  expect((await read.json()).wall.notes.hanging.map(({ title }: { title: string }) => title)).toEqual([
    'Eerste briefje',
  ]);
  const { results } = await (await hang(hurt, key, 'Vierde briefje')).json();
  expect(results).toMatchObject([{ ok: false, refusal: { code: 'not-saved' } }]);
  for (const state of ['running', 'stopped']) {
    const said = await admin(hub.path, 'verify');
    const damaged = 'pages/0000000001.log: damaged: line 3 (change 2)\naudit/';
    expect(said, state).toEqual({ code: 1, output: expect.stringContaining(damaged) });
    await hurt.stop('SIGTERM');
  }
  expect(readFileSync(page).equals(bad), 'nothing was written').toBe(true);

  writeFileSync(page, good);
  const mended = await start({ home: hub.path });
  const { seq, ok } = await (await fetch(`${mended.url}/healthz`)).json();
  expect({ seq, ok }).toEqual({ seq: 3, ok: true });
  expect(await admin(hub.path, 'verify')).toEqual({
    code: 0,
    output: expect.stringContaining('pages/0000000001.log: 3 changes, whole\naudit/'),
  });
});

test('SIGTERM finishes what waits, answers it, and ends with 0', async () => {
  const hub = await start();
  const { output: key } = await admin(hub.path, 'key', 'test');
  const waiting = Array.from({ length: 50 }, (_, n) => hang(hub, key, `Vraag nummer ${n}`));
  await waiting[0];
  const began = performance.now();
  expect(await hub.stop('SIGTERM')).toBe(0);
  expect(performance.now() - began).toBeLessThan(5_000);
  const answers = await Promise.allSettled(waiting);
  const confirmed = answers.filter((one) => one.status === 'fulfilled' && one.value.ok).length;
  const again = await start({ home: hub.path });
  const response = await fetch(`${again.url}/api/v1/wall`, { headers: { authorization: `Bearer ${key}` } });
  const { wall } = await response.json();
  expect(wall.notes.hanging.length).toBeGreaterThanOrEqual(confirmed);
});

test('[X16] the text of a note and the secrets of devices are in no line that the hub writes, and in no metric', async () => {
  const hub = await start({ env: { LOG_LEVEL: 'trace' } });
  const { output: key } = await admin(hub.path, 'key', 'canary');
  const response = await hang(hub, key, 'Kanarie zingt luid');
  expect(response.status).toBe(200);
  await fetch(`${hub.url}/api/v1/notes?q=kanarievraag`, { method: 'POST', body: '{"notes":[{"title":"Kanarie' });
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  expect(metrics).toContain('wall_answers_total{answer="ok"} 1');
  await hub.stop('SIGTERM');
  const lines = hub
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  expect(lines.length).toBeGreaterThan(2);
  lines.push(metrics);
  expect(lines.join('\n').toLowerCase()).not.toContain('kanarie');
  expect(lines.join('\n')).not.toContain(key.split('_')[2]);
  expect(lines.join('\n')).not.toContain(hub.links.kiosk.split('pair=')[1]);
});

test('what is secret can be read by its owner alone', async () => {
  const hub = await start();
  for (const name of ['first-run.json', 'access.json', 'wall.json']) {
    expect(statSync(join(hub.folder, name)).mode & 0o077, name).toBe(0);
  }
  expect(statSync(hub.folder).mode & 0o077).toBe(0);
});

test('the operator makes a key with the hub running and with the hub stopped, and gets one sentence for a mistake', async () => {
  const hub = await start();
  const first = await admin(hub.path, 'key', 'weekly report');
  await hub.stop('SIGTERM');
  const second = await admin(hub.path, 'key', 'import');
  for (const { code, output } of [first, second]) {
    expect(code).toBe(0);
    expect(output).toMatch(/^woc_[0-9a-f]{8}_[0-9a-f]{64}$/);
  }
  expect(await admin(hub.path, 'key')).toMatchObject({
    code: 1,
    output: expect.stringContaining('Give the key a name'),
  });
  expect(await admin(hub.path, 'dance')).toMatchObject({ code: 1, output: expect.stringContaining('does not exist') });
  const again = await start({ home: hub.path });
  expect((await hang(again, second.output, 'Met de tweede sleutel')).status).toBe(200);
  expect((await hang(again, `${first.output.slice(0, -1)}x`, 'Met een valse sleutel')).status).toBe(401);
});

test.each([
  ['PORT', '70000', 'PORT must be'],
  ['PORT', 'abc', 'PORT must be'],
  ['BASE_URL', 'wall', 'BASE_URL must be'],
  ['TZ_OFFICE', 'Mars/Olympus', 'TZ_OFFICE must be'],
  ['LOCALE', 'fr', 'LOCALE must be'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be'],
  ['TLS_CERT', '/tmp/cert.pem', 'both TLS_CERT and TLS_KEY'],
  ['TRUST_PROXY', 'everybody', 'TRUST_PROXY must be'],
  ['DATA_DIR', '/dev/null/wall', '/dev/null/wall'],
])('%s=%s stops the start with one sentence', async (name, value, words) => {
  const said = await why({ env: { [name]: value } });
  expect(said).toContain('stopped with 1');
  expect(said).toContain(words);
  expect(said).not.toMatch(/\n\s+at /);
});

test('the links stay the same after a restart, and the new address is in them', async () => {
  const hub = await start();
  await hub.stop('SIGTERM');
  const again = await start({ home: hub.path, env: { BASE_URL: 'http://wall.example:8080' } });
  const token = (link: string) => link.split('#')[1];
  expect(again.links.kiosk).toBe(`http://wall.example:8080/kiosk#${token(hub.links.kiosk)}`);
  expect(token(again.links.display)).toBe(token(hub.links.display));
  expect(again.links.desk, 'new at each start, until there is an admin').toMatch(
    /^http:\/\/wall\.example:8080\/desk#first=[0-9a-f]{64}$/,
  );
  expect(again.links.desk.split('#')[1]).not.toBe(hub.links.desk.split('#')[1]);
});
