import type { Socket } from 'socket.io';
import type { News, ToScreen, ToVisitors, Whole } from '../../shared/sync/protocol.ts';

const MOST = 1_000_000; // bytes that may wait for one screen; with what its line holds already that is less than 2 MB
const QUESTIONS = 1_000; // that a screen may ask without reading an answer

type Said = News | Whole | ToVisitors;

/** What the hub says by itself, made into bytes once, however many screens hear it. */
export interface Message<Data extends Said = Said> {
  readonly data: Data;
  /** A WebSocket frame around an event of Socket.io. */
  readonly frame: Buffer;
}

export function message<Data extends Said>(data: Data): Message<Data> {
  const name: keyof ToScreen = 'wall' in data ? 'wall' : 'changes';
  return { data, frame: frame(`42${JSON.stringify([name, data])}`) }; // 4: a message of Engine.IO, 2: an event of Socket.IO
}

/** The line to one screen. */
export interface Line {
  /** False when so much waits for this screen that it is told no more now. */
  readonly room: boolean;
  say(message: Message): void;
  /** Says it while there is room; else that this screen missed something, once, and no more before it says hello again. */
  tell(news: Message<News | ToVisitors>): void;
  /** What waits for a screen that asks and asks and does not read must not grow for ever. False: its line is cut. */
  asked(): boolean;
}

export function lineTo(socket: Pick<Socket<Record<string, never>, ToScreen>, 'request' | 'conn' | 'emit'>): Line {
  const tcp = socket.request.socket;
  let waiting = 0; // bytes, and
  let questions = 0; // since the line was last empty
  let behind = false;

  const room = (): boolean => {
    if (tcp.writableLength === 0) waiting = questions = 0;
    return waiting <= MOST;
  };

  /** Straight to the socket where nothing of Socket.io's is on its way, else in Socket.io's own order and manner. */
  function write({ data, frame }: Message): void {
    const { readyState, transport } = socket.conn;
    if (readyState === 'open' && transport.name === 'websocket' && transport.writable) tcp.write(frame);
    else if ('wall' in data) socket.emit('wall', data);
    else socket.emit('changes', data);
  }

  const line: Line = {
    get room() {
      return room();
    },
    say(message) {
      room();
      waiting += message.frame.length;
      behind = false;
      write(message);
    },
    tell(news) {
      if (behind) return;
      if (room()) return line.say(news);
      behind = true;
      write(message(missed(news.data)));
    },
    asked() {
      room();
      questions += 1;
      if (questions > QUESTIONS) tcp.destroy();
      return questions <= QUESTIONS;
    },
  };
  return line;
}

/** It fits no screen: who hears it says hello again. */
export const helloAgain: News = { epoch: '', from: 1, changes: [] };

/** News without its changes: it fits no screen that did not hear them, so that one says hello [E10]. */
const missed = (news: News | ToVisitors): News =>
  'wall' in news ? helloAgain : { epoch: news.epoch, from: news.from + news.changes.length, changes: [] };

/** A text message from a server (RFC 6455, 5.2): one frame, not masked. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x81;
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeUIntBE(length, 4, 6);
  return Buffer.concat([head, payload]);
}
