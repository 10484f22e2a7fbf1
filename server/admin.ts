import { randomUUID } from 'node:crypto';
import { access as reach } from 'node:fs/promises';
import { openAccess } from './access/access.ts';
import { runAdmin, type AdminAnswer, type AdminCommand } from './admin-commands.ts';
import { askHub } from './admin-socket.ts';
import { config } from './config.ts';
import { lock } from './lock.ts';
import { verifyPages } from './log/verify.ts';
import { explain, Stop } from './stop.ts';

/** `npm run admin -- COMMAND ...`: through the hub that runs, or with the folder to itself: never two writers. */
async function main(): Promise<AdminAnswer> {
  const [command = '', ...args] = process.argv.slice(3);
  const { folder, host, port, baseUrl = new URL(`http://${host}:${port}`) } = config();
  await reach(folder).catch(() => {
    throw new Stop(`There is no wall in ${folder}. Start the hub once: npm start`);
  });
  if (command === 'verify') return verify(folder);
  const asked: AdminCommand = { command, args };
  const answer = await askHub(folder, asked);
  if (answer) return answer;
  const held = await lock(folder);
  const access = await openAccess({ folder, clock: Date.now, newId: randomUUID });
  const result = await runAdmin(asked, access, baseUrl);
  await held.release();
  return result;
}

/** Only reads, so it asks nobody and takes no lock. */
async function verify(folder: string): Promise<AdminAnswer> {
  const { whole, lines } = await verifyPages(folder);
  return whole ? { lines } : { error: lines.join('\n') };
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
