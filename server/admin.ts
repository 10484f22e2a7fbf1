import { randomUUID } from 'node:crypto';
import { access as reach, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openAccess } from './access/access.ts';
import { openAudit } from './audit/audit.ts';
import { verifyAudit } from './audit/verify.ts';
import { runAdmin, type AdminAnswer, type AdminCommand } from './admin-commands.ts';
import { askHub } from './admin-socket.ts';
import { config } from './config.ts';
import { lock } from './lock.ts';
import { backUp } from './log/backup.ts';
import { restore } from './log/restore.ts';
import { verifyPages } from './log/verify.ts';
import { mediaFolder, videosIn } from './media/store.ts';
import { explain, Stop } from './stop.ts';

/** `npm run admin -- COMMAND ...`: through the hub that runs, or with the folder to itself: never two writers. */
async function main(): Promise<AdminAnswer> {
  const [command = '', ...args] = process.argv.slice(3);
  const { folder, host, port, baseUrl = new URL(`http://${host}:${port}`) } = config();
  if (command === 'restore') return putBack(folder, args);
  await reach(folder).catch(() => {
    throw new Stop(`There is no wall in ${folder}. Start the hub once: npm start`);
  });
  if (command === 'verify') return verify(folder);
  if (command === 'backup') return save(folder, args, baseUrl);
  return ask(folder, { command, args }, baseUrl);
}

async function ask(folder: string, asked: AdminCommand, baseUrl: URL): Promise<AdminAnswer> {
  const answer = await askHub(folder, asked);
  if (answer) return answer;
  const held = await lock(folder);
  const access = await openAccess({ folder, clock: Date.now, newId: randomUUID });
  const audit = await openTrail(folder);
  const result = await runAdmin(asked, { access, audit, clock: Date.now, folder, baseUrl });
  await audit.close();
  await held.release();
  return result;
}

const openTrail = (folder: string) =>
  openAudit({ folder, clock: Date.now, onTrouble: (error) => console.error(explain(error)) });

/** Only reads, so it asks nobody and takes no lock. */
async function verify(folder: string): Promise<AdminAnswer> {
  const [wall, trail] = [await verifyPages(folder), await verifyAudit(folder)];
  const lines = [...wall.lines, ...trail.lines];
  return wall.whole && trail.whole ? { lines } : { error: lines.join('\n') };
}

/** Only reads the folder, so it may run beside a hub; who has the folder writes down that it was made. */
async function save(folder: string, [file, ...more]: readonly string[], baseUrl: URL): Promise<AdminAnswer> {
  if (!file || more.length > 0) return { error: 'Name the file: npm run admin -- backup FILE' };
  const changes = await backUp(folder, resolve(file), Date.now());
  const videos = await videosIn(folder);
  const without = `${videos} videos are not: copy ${mediaFolder(folder)} too`;
  const said = [`${changes} changes are in ${file}`, ...(videos > 0 ? [without] : [])];
  // The backup is good whether or not it can be written down that it was made.
  return ask(folder, { command: 'backed-up', args: [String(changes)] }, baseUrl).then(
    () => ({ lines: said }),
    (error: unknown) => ({ lines: [...said, `the desk does not know of it: ${String(explain(error))}`] }),
  );
}

async function putBack(folder: string, [file, ...more]: readonly string[]): Promise<AdminAnswer> {
  if (!file || more.length > 0) return { error: 'Name the file: npm run admin -- restore FILE' };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const held = await lock(folder);
  const name = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const { changes, erased, aside } = await restore(folder, resolve(file), name);
  const audit = await openTrail(folder);
  await audit.report({ who: 'operator', did: 'restore', how: 'done', many: changes });
  await audit.close();
  await held.release();
  const stays = erased > 0 ? [`${erased} of them were erased since, and stay erased`] : [];
  const before = aside ? [`what was there before is in ${join(folder, aside)}`] : [];
  return { lines: [`${changes} changes are back in ${folder}`, ...stays, ...before] };
}

const result = await main().catch((error: unknown): AdminAnswer => {
  const said = explain(error);
  if (typeof said === 'string') return { error: said };
  throw error;
});
if ('error' in result) {
  console.error(result.error);
  process.exitCode = 1;
} else {
  for (const line of result.lines) console.log(line);
}
