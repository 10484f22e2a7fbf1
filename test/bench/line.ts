import { connect } from 'node:net';

/** A WebSocket that costs next to nothing and is the same for every server: what is measured is the server. */
export interface Line {
  send(text: string): void;
  close(): void;
}

export interface LineOptions {
  readonly port: number;
  readonly path: string;
  readonly headers?: { readonly [name: string]: string };
  /** Every text frame. The bytes are good only until this returns. */
  readonly onText: (frame: Buffer, line: Line) => void;
}

const MASK = Buffer.from([1, 2, 3, 4]);
const TEXT = 1;
const PING = 9;
const PONG = 10;
const room = Buffer.allocUnsafe(1 << 18); // what arrives is read at once, so all lines share it

/** One WebSocket frame. A client's is masked, a server's is not. */
export function frameOf(payload: Buffer, { masked, opcode = TEXT }: { masked: boolean; opcode?: number }): Buffer {
  const { length } = payload;
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const head = Buffer.alloc(2 + extra + (masked ? 4 : 0));
  head[0] = 0x80 | opcode;
  head[1] = (masked ? 0x80 : 0) | (extra === 0 ? length : extra === 2 ? 126 : 127);
  if (extra === 2) head.writeUInt16BE(length, 2);
  if (extra === 8) head.writeBigUInt64BE(BigInt(length), 2);
  if (!masked) return Buffer.concat([head, payload]);
  MASK.copy(head, 2 + extra);
  const body = payload.map((byte, index) => byte ^ (MASK[index & 3] ?? 0));
  return Buffer.concat([head, body]);
}

/** Resolves when the server has agreed to speak WebSocket. */
export function openLine({ port, path, headers = {}, onText }: LineOptions): Promise<Line> {
  return new Promise((resolve, reject) => {
    let rest: Buffer | undefined;
    let speaking = false;
    const socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: room,
        callback: (count) => {
          hear(room.subarray(0, count));
          return true;
        },
      },
    });
    const put = (text: Buffer, opcode = TEXT) => socket.write(frameOf(text, { masked: true, opcode }));
    const line: Line = { send: (text) => void put(Buffer.from(text)), close: () => void socket.destroy() };
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the line was cut')));
    socket.on('connect', () => {
      const all = { Host: `127.0.0.1:${port}`, Upgrade: 'websocket', Connection: 'Upgrade', ...headers };
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
      const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}${key}\r\n`);
    });

    function hear(chunk: Buffer): void {
      const data = rest ? Buffer.concat([rest, chunk]) : chunk;
      const used = speaking ? frames(data, 0) : greeting(data);
      rest = used < data.length ? Buffer.from(data.subarray(used)) : undefined;
    }

    function greeting(data: Buffer): number {
      const end = data.indexOf('\r\n\r\n');
      if (end < 0) return 0;
      if (data.toString('latin1', 9, 12) !== '101') {
        socket.destroy(new Error(data.toString('latin1', 0, end)));
        return data.length;
      }
      speaking = true;
      resolve(line);
      return frames(data, end + 4);
    }

    /** Reads all whole frames from here on. Gives where the first one begins that is not whole yet. */
    function frames(data: Buffer, from: number): number {
      for (let at = from; ;) {
        if (data.length - at < 2) return at;
        const short = (data[at + 1] ?? 0) & 127;
        const head = short < 126 ? 2 : short === 126 ? 4 : 10;
        if (data.length - at < head) return at;
        const size =
          short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2));
        const end = at + head + size;
        if (data.length < end) return at;
        const opcode = (data[at] ?? 0) & 15;
        const payload = data.subarray(at + head, end);
        if (opcode === TEXT) onText(payload, line);
        else if (opcode === PING) put(payload, PONG);
        at = end;
      }
    }
  });
}
