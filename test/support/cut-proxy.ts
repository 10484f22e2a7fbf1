import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface CutProxy {
  readonly port: number;
  /** So many answers of the hub are still to be cut off, each with its connection. */
  cut(times: number): void;
  /** So many pieces of a video are still to be cut off: in the middle, then when the hub answers, and so on. */
  cutPieces(times: number): void;
  /** How many were. */
  readonly cuts: number;
  /** A dead cable: nothing gets through any more, and nobody is told. */
  swallow(): void;
  /** A pulled plug: everything is cut, and nobody gets in. */
  sever(): void;
  /** Who comes from now on gets through; what was swallowed stays lost, and so does its connection. */
  mend(): void;
  close(): void;
}

/** The hub's word on a proposal: its acknowledgement, or the news that tells everybody or who comes back. */
const WORD = /\[\[\{"ok"|"changes":\[\{/;
const PIECE = /PUT \/api\/v1\/media\//;

/** Stands between screens and the hub, and cuts a kiosk off when the request has reached the hub and the answer is on its way. */
export async function cutProxy(hubPort: number): Promise<CutProxy> {
  const open = new Set<Socket>();
  let state: 'whole' | 'dead' | 'severed' = 'whole';
  let wanted = 0;
  let cuts = 0;
  let pieces = 0;
  const server = createServer((client) => {
    if (state === 'severed') return void client.destroy();
    const hub = connect(hubPort, '127.0.0.1');
    let kiosk = false;
    let lost = false;
    let piece = false;
    const swallowed = () => (lost ||= state === 'dead');
    const end = () => {
      if (!swallowed()) [client, hub].forEach((one) => void (one.destroy(), open.delete(one)));
    };
    [client, hub].forEach((one) => void open.add(one.on('error', end).on('close', end)));
    client.on('data', (chunk: Buffer) => {
      if (swallowed()) return;
      kiosk ||= chunk.includes('woc_kiosk='); // its cookie, when it asks for the socket
      if (pieces > 0 && PIECE.test(chunk.toString('latin1'))) {
        pieces -= 1;
        cuts += 1;
        piece = true;
        if (pieces % 2 === 1) return void hub.write(chunk.subarray(0, chunk.length / 2), end);
      }
      hub.write(chunk);
    });
    hub.on('data', (chunk: Buffer) => {
      if (swallowed()) return;
      if (piece) return void end();
      if (!kiosk || wanted === 0 || !WORD.test(chunk.toString('latin1'))) return void client.write(chunk);
      wanted -= 1;
      cuts += 1;
      end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the proxy has no port');
  const drop = () => open.forEach((one) => one.destroy());
  return {
    port: address.port,
    cut: (times) => (wanted += times),
    cutPieces: (times) => (pieces += times),
    get cuts() {
      return cuts;
    },
    swallow: () => void (state = 'dead'),
    sever() {
      state = 'severed';
      drop();
    },
    mend: () => void (state = 'whole'),
    close() {
      server.close();
      drop();
    },
  };
}
