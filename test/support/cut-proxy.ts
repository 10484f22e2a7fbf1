import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface CutProxy {
  readonly port: number;
  /** So many answers of the hub are still to be cut off, each with its connection. */
  cut(times: number): void;
  /** How many were. */
  readonly cuts: number;
  close(): void;
}

/** The hub's word on a proposal: its acknowledgement, or the news that tells everybody or who comes back. */
const WORD = /\[\[\{"ok"|"changes":\[\{/;

/** Stands between screens and the hub, and cuts a kiosk off when the request has reached the hub and the answer is on its way. */
export async function cutProxy(hubPort: number): Promise<CutProxy> {
  const open = new Set<Socket>();
  let wanted = 0;
  let cuts = 0;
  const server = createServer((client) => {
    const hub = connect(hubPort, '127.0.0.1');
    const end = () => [client, hub].forEach((one) => void (one.destroy(), open.delete(one)));
    [client, hub].forEach((one) => void open.add(one.on('error', end).on('close', end)));
    let kiosk = false;
    client.on('data', (chunk: Buffer) => {
      kiosk ||= chunk.includes('woc_kiosk='); // its cookie, when it asks for the socket
      hub.write(chunk);
    });
    hub.on('data', (chunk: Buffer) => {
      if (!kiosk || wanted === 0 || !WORD.test(chunk.toString('latin1'))) return client.write(chunk);
      wanted -= 1;
      cuts += 1;
      return end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    cut: (times) => (wanted += times),
    get cuts() {
      return cuts;
    },
    close() {
      server.close();
      open.forEach((one) => one.destroy());
    },
  };
}
