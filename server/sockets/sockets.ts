import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { MAX_BYTES, type News, type ToScreen, type ToVisitors, type Whole } from '../../shared/sync/protocol.ts';
import { type Access } from '../access/access.ts';
import { deviceRoles } from '../access/document.ts';
import type { Wall } from '../../shared/wall.ts';
import type { Command } from '../../shared/sync/screen.ts';
import type { Allowed } from '../allowed.ts';
import type { Screens } from '../metrics.ts';
import { forScreens, visitorsMessage } from './audience.ts';
import type { Events } from './events.ts';
import { helloAgain, lineTo, message, type Line, type Message } from './line.ts';
import { asRole, passOf, type Pass } from './pass.ts';
import type { Presence } from './presence.ts';
import { watch } from './watch.ts';

type EngineSocket = Socket['conn'];

const PAGES = 3; // a device's: one, one that its browser has not let go of yet, and one to look at it [SEC-14]

/** What the hub keeps of a page that is connected. */
interface Held {
  pass: Pass;
  /** Of which it is a page, or a preview. */
  device: string;
  listening?: true;
}
type Page = Socket<Record<string, never>, ToScreen, Record<string, never>, Held>;

export interface SocketsOptions {
  readonly server: HttpServer;
  readonly access: Access;
  readonly allowed: Allowed;
  readonly secure: boolean;
  readonly events: Events;
  readonly presence: Presence;
  /** What hangs now. */
  readonly wall: () => Wall;
  /** Are there visitors in the halls? */
  readonly visit: () => boolean;
}

export interface Sockets {
  /** One message to every screen that said hello. */
  publish(news: News): void;
  /** How many there are, by role and state. */
  screens(): readonly Screens[];
  /** Visitors came or went: who is to see another wall now hears nothing more of the one before, and asks. */
  turn(): void;
  /** Tells every page of this device. */
  command(device: string, command: Command): void;
  /** Ends every page of this device; it may come back if it is still known [X12]. */
  cut(device: string): void;
  close(): Promise<void>;
}

/** Connects screens to the hub: who they are, what they may say, what they hear. WebSocket only: what is not there cannot be attacked. */
export function openSockets(options: SocketsOptions): Sockets {
  const { server, access, allowed, secure, events, presence, wall, visit } = options;
  const io = new Server<Record<string, never>, ToScreen, Record<string, never>, Held>(server, {
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_BYTES,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    connectTimeout: 5_000,
    allowRequest: ({ headers }, answer) => answer(null, ours(headers)),
  });

  // Engine.IO does not pass this limit on. A page sends a message in a few pieces; ws takes 16,384, for 4 MB a line [X4].
  const inner: unknown = Reflect.get(io.engine, 'ws');
  if (isWsServer(inner)) inner.options.maxFragments = 128;

  // Who was let go is let go at once: a WebSocket would wait 30 s for the other side's goodbye.
  io.engine.on('connection', (conn: EngineSocket) => {
    conn.once('close', () => conn.request.socket.destroySoon());
  });

  /** Socket.io's `cors` does not guard WebSocket: this does [X10]. Every browser names its origin here, so none is no browser. */
  const ours = ({ host, origin }: IncomingMessage['headers']): boolean =>
    allowed.host(host) && origin !== undefined && allowed.origin(origin);

  io.use((socket, next) => {
    const pass = passOf({ access, secure, visit }, socket.handshake);
    const speaker = pass();
    socket.data = { pass, device: speaker?.device.replace(/^preview-/, '') ?? '' };
    const many = speaker?.role !== 'preview' && pagesOfIts(socket.data.device) >= PAGES;
    next(speaker ? (many ? new Error('busy') : undefined) : new Error('unpaired'));
  });

  const pagesOfIts = (device: string): number => presence.of(device)?.pages ?? 0;

  const listening = new Set<Line>();
  const looking = new Map<Line, Message<ToVisitors>>(); // with what each was told last
  const turns = new Set<() => void>();
  const again = message(helloAgain);
  const forVisitors = visitorsMessage(wall);

  io.on('connection', (socket) => {
    const line = lineTo(socket);
    const { pass, device } = socket.data;
    const own = pass()?.role !== 'preview';
    if (own) presence.came(device, socket.handshake.headers.host);
    socket.on('disconnect', () => {
      listening.delete(line);
      looking.delete(line);
      turns.delete(turn);
      if (own) presence.went(device);
    });
    const passed = (): boolean => pass()?.audience === 'visitors'; // now: it may have turned since it spoke
    const turn = (): void => {
      const before = passed() ? listening.delete(line) : looking.delete(line);
      if (before) line.tell(again);
    };
    turns.add(turn);
    const listen = (missed: News | Whole): boolean => {
      looking.delete(line);
      if (!line.room || passed()) return false;
      listening.add(line);
      socket.data.listening = true;
      line.say('wall' in missed ? whole(missed) : message(missed));
      return true;
    };
    const look = (): boolean => {
      listening.delete(line);
      if (!line.room || !passed()) return false;
      const shown = forVisitors();
      looking.set(line, shown);
      socket.data.listening = true;
      line.say(shown);
      return true;
    };
    for (const [name, event] of Object.entries(events)) {
      socket.on(name, async (...args: unknown[]) => {
        if (!line.asked()) return;
        const answer = args.at(-1);
        const speaker = pass();
        const said = await event.run(args[0], speaker && { ...speaker, listen, look });
        if (typeof answer === 'function') answer(said);
      });
    }
  });

  let latest: Message<Whole> | undefined;
  /** The whole wall, made once: a thousand screens that come back at once get the same bytes. */
  function whole(now: Whole): Message<Whole> {
    const same = latest?.data.epoch === now.epoch && latest.data.seq === now.seq;
    return (latest = same && latest ? latest : message(now));
  }

  /** Tells visitors' screens, if what they may see became something else; of all that happens beside it nothing. */
  function show(): void {
    const shown = forVisitors();
    for (const [line, last] of looking) {
      if (last === shown) continue;
      looking.set(line, shown);
      line.tell(shown);
    }
  }

  const pages = (): readonly Page[] => [...io.of('/').sockets.values()];
  /** With what the desk shows of it: that changes and ends with it. */
  const pagesOf = (device: string): readonly Page[] => pages().filter(({ data }) => data.device === device);

  // A credential or a session may also end by itself, or by what somebody does at another door.
  const stopWatching = watch(() => {
    for (const page of pages()) if (!page.data.pass()) page.disconnect(true);
  });

  return {
    publish: (news) => {
      if (latest?.data.epoch !== news.epoch) latest = undefined; // what was erased is in it
      const heard = message(forScreens(news));
      for (const line of listening) line.tell(heard);
      if (looking.size > 0) show();
    },
    screens: () => {
      const all = pages().map(({ handshake, data }) => ({
        role: asRole(handshake.auth['as']),
        state: data.listening ? ('listening' as const) : ('connected' as const),
      }));
      return deviceRoles.flatMap((role) =>
        (['connected', 'listening'] as const).map((state) => ({
          role,
          state,
          count: all.filter((one) => one.role === role && one.state === state).length,
        })),
      );
    },
    turn: () => {
      for (const turn of turns) turn();
    },
    command: (device, command) => {
      for (const socket of pagesOf(device)) socket.emit('command', command);
    },
    cut: (device) => {
      for (const socket of pagesOf(device)) socket.disconnect(true);
    },
    close: () => {
      stopWatching();
      return io.close();
    },
  };
}

const isWsServer = (one: unknown): one is { readonly options: { maxFragments?: number } } =>
  typeof one === 'object' &&
  one !== null &&
  'options' in one &&
  typeof one.options === 'object' &&
  one.options !== null;
