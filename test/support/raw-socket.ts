import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface FrameOptions {
  /** 0 goes on, 1 text, 2 bytes, 8 close, 9 ping, 10 pong; the rest is not in use. */
  readonly opcode?: number;
  readonly fin?: boolean;
  /** The three bits that nobody may set. */
  readonly reserved?: number;
  readonly masked?: boolean;
  /** What it says about its length, where that is a lie. */
  readonly claims?: number;
}

/** A frame as a client sends it (RFC 6455, 5.2), or as no client would. */
export function frame(payload: string | Buffer, options: FrameOptions = {}): Buffer {
  const { opcode = 1, fin = true, reserved = 0, masked = true } = options;
  const body = Buffer.from(payload as string);
  const length = options.claims ?? body.length;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  head[1] = (masked ? 0x80 : 0) | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  if (!masked) return Buffer.concat([head, body]);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, body.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

/** A WebSocket to the hub by hand: after the handshake the test writes what it likes. */
export async function rawSocket(url: string, headers: Readonly<Record<string, string>>): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const line = connect(Number(port), hostname);
  line.on('error', () => undefined); // it is cut, and may say so
  await once(line, 'connect');
  const said = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  line.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${said.join('')}\r\n`,
  );
  const [answer] = (await once(line, 'data')) as [Buffer];
  if (!answer.toString('latin1').startsWith('HTTP/1.1 101')) throw new Error(answer.toString('latin1').slice(0, 40));
  return line.resume();
}
