import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { AdminAnswer, AdminCommand } from './admin-commands.ts';
import { explain } from './stop.ts';

const Command = z.strictObject({ command: z.string().max(40), args: z.array(z.string().max(400)).max(10) });
const Answer = z.union([z.strictObject({ lines: z.array(z.string()) }), z.strictObject({ error: z.string() })]);
const LONGEST = 65_536;

/** Where a running hub listens for its operator: a socket that only the owner of the data folder can open. */
function address(folder: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\wall-admin-${Buffer.from(folder).toString('hex').slice(-100)}`;
  const path = join(folder, 'admin.sock');
  const near = relative(process.cwd(), path); // the system allows about a hundred characters
  return near.length < path.length ? near : path;
}

/** Lets the operator's commands in. The caller holds the lock, so a socket that is left over is nobody's. */
export async function listenForAdmin(
  folder: string,
  run: (command: AdminCommand) => Promise<AdminAnswer>,
): Promise<{ close(): void }> {
  const path = address(folder);
  if (process.platform !== 'win32') await rm(path, { force: true });
  const server = createServer(async (socket) => {
    socket.on('error', () => socket.destroy());
    const command = Command.safeParse(parse(await firstLine(socket)));
    const answer: AdminAnswer = command.success
      ? await run(command.data).catch((error: unknown) => ({ error: String(explain(error)) }))
      : { error: 'This is no command.' };
    socket.end(`${JSON.stringify(answer)}\n`);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  return { close: () => void server.close() };
}

/** Asks the hub that runs on this folder; nothing when none runs. */
export async function askHub(folder: string, command: AdminCommand): Promise<AdminAnswer | undefined> {
  const socket = await new Promise<Socket | undefined>((resolve) => {
    const attempt = connect(address(folder), () => resolve(attempt));
    attempt.once('error', () => resolve(undefined));
  });
  if (!socket) return undefined;
  socket.write(`${JSON.stringify(command)}\n`);
  const answer = Answer.safeParse(parse(await firstLine(socket)));
  return answer.data ?? { error: 'The hub did not answer.' };
}

const firstLine = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n') || text.length > LONGEST) resolve(text);
    });
    socket.once('close', () => resolve(text));
  });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
