import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { News, ToScreen } from '../../shared/sync/protocol.ts';
import { linkRoles, type Access, type LinkRole } from '../access/access.ts';
import { deviceOf } from '../access/credentials.ts';
import type { Allowed } from '../allowed.ts';
import type { Screens } from '../metrics.ts';
import { forScreens } from './audience.ts';
import type { Events } from './events.ts';
import type { Speaker } from './registry.ts';

export interface SocketsOptions {
  readonly server: HttpServer;
  readonly access: Access;
  readonly allowed: Allowed;
  readonly secure: boolean;
  readonly events: Events;
}

export interface Sockets {
  /** One message to every screen that said hello. */
  publish(news: News): void;
  /** How many there are, by role and state. */
  screens(): readonly Screens[];
  close(): Promise<void>;
}

const SCREENS = 'screens';

/** Connects screens to the hub: who they are, what they may say, what they hear. WebSocket only: what is not there cannot be attacked. */
export function openSockets({ server, access, allowed, secure, events }: SocketsOptions): Sockets {
  const io = new Server<Record<string, never>, ToScreen>(server, {
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 65_536,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    connectTimeout: 5_000,
    allowRequest: ({ headers }, answer) => answer(null, ours(headers)),
  });

  /** Socket.io's `cors` does not guard WebSocket: this does [X10]. Every browser names its origin here, so none is no browser. */
  const ours = ({ host, origin }: IncomingMessage['headers']): boolean =>
    allowed.host(host) && origin !== undefined && allowed.origin(origin);

  io.use((socket, next) => next(speakerOf(socket) ? undefined : new Error('unpaired')));

  io.on('connection', (socket) => {
    for (const [name, event] of Object.entries(events)) {
      socket.on(name, async (...args: unknown[]) => {
        const answer = args.at(-1);
        const said = await event.run(args[0], speakerOf(socket));
        if (typeof answer === 'function') answer(said);
      });
    }
  });

  /** Read anew for each message, so that a device that is no longer welcome is silent at once [X12]. */
  function speakerOf(socket: Socket): Speaker | undefined {
    const { handshake } = socket;
    const role = asRole(handshake.auth['as']);
    const device = role && deviceOf(access, role, handshake.headers, secure);
    return device && { device: device.id, role: device.role, listen: () => void socket.join(SCREENS) };
  }

  return {
    publish: (news) => void io.to(SCREENS).emit('changes', forScreens(news)),
    screens: () => {
      const all = [...io.of('/').sockets.values()].map(({ handshake, rooms }) => ({
        role: asRole(handshake.auth['as']),
        state: rooms.has(SCREENS) ? ('listening' as const) : ('connected' as const),
      }));
      return linkRoles.flatMap((role) =>
        (['connected', 'listening'] as const).map((state) => ({
          role,
          state,
          count: all.filter((one) => one.role === role && one.state === state).length,
        })),
      );
    },
    close: () => io.close(),
  };
}

const asRole = (word: unknown): LinkRole | undefined => linkRoles.find((role) => role === word);
