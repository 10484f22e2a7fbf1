// What this machine can do at best, in a process of its own as the hub is: started by lab.ts, which gives LimitOptions.
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import { WebSocketServer, type WebSocket } from 'ws';
import { frameOf } from './line.ts';

export interface LimitOptions {
  /**
   * `frames`: plain ws; what /sender says goes to every /viewer as one frame, built once.
   * `emits`: Socket.io as its guide shows it; one emit a note.
   */
  readonly kind: 'frames' | 'emits';
  /** So many bytes in one frame for each viewer that comes. */
  readonly greeting?: number;
  /** A file of which one block is overwritten and synced before /sender gets an answer: the milliseconds that took. */
  readonly block?: string;
}

const BLOCK = Buffer.alloc(4_096, 7);
const options: LimitOptions = JSON.parse(process.argv[2] ?? '{}');
const server = createServer();

async function frames({ greeting, block }: LimitOptions): Promise<void> {
  const file = block === undefined ? undefined : await open(block, 'w');
  await file?.write(BLOCK, 0, BLOCK.length, 0);
  await file?.sync();
  const welcome = greeting === undefined ? undefined : frameOf(Buffer.alloc(greeting, 'w'), { masked: false });
  const viewers = new Set<Duplex>();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });

  async function overwrite(): Promise<number> {
    const start = performance.now();
    await file?.write(BLOCK, 0, BLOCK.length, 0);
    await file?.datasync();
    return performance.now() - start;
  }

  function view(socket: Duplex): void {
    viewers.add(socket);
    socket.once('close', () => viewers.delete(socket));
    if (welcome) socket.write(welcome);
  }

  function listen(sender: WebSocket): void {
    sender.on('message', async (data: Buffer) => {
      const took = file ? await overwrite() : 0;
      sender.send(String(took));
      const frame = frameOf(data, { masked: false });
      for (const viewer of viewers) viewer.write(frame);
    });
  }

  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (line) => (request.url === '/viewer' ? view(socket) : listen(line))),
  );
}

function emits(): void {
  const io = new Server(server, { transports: ['websocket'], serveClient: false });
  let seq = 0;
  io.on('connection', (socket) => {
    socket.on('hello', (_, answer) => {
      void socket.join('screens');
      answer({});
    });
    socket.on('propose', ({ proposals }, answer) => {
      for (const proposal of proposals) {
        seq += 1;
        io.to('screens').emit('changes', { epoch: 'bench', from: seq - 1, changes: [{ seq, at: 0, ...proposal }] });
      }
      answer(proposals.map(() => ({ ok: true, seq })));
    });
  });
}

if (options.kind === 'frames') await frames(options);
else emits();
process.on('message', () => process.send?.(process.memoryUsage().rss));
process.once('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', 8_192, () => process.send?.((server.address() as AddressInfo).port));
