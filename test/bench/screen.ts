import { PROTOCOL } from '../../shared/sync/protocol.ts';
import { openLine } from './line.ts';

export interface Screen {
  /** Sends an event. `onAnswer` gets the bytes of its acknowledgement, good only until it returns. */
  ask(event: string, data: unknown, onAnswer: (frame: Buffer) => void): void;
  /** Says hello. Resolves when it has the wall, with how many bytes that was: in the answer, or in what came before it. */
  hello(): Promise<number>;
  close(): void;
}

export interface ScreenOptions {
  readonly port: number;
  readonly role: 'display' | 'kiosk';
  readonly cookie: string;
  /** A message that the hub sent by itself. */
  readonly onNews?: (frame: Buffer) => void;
}

const code = (digit: string): number => digit.charCodeAt(0);

/** A screen as the hub sees it: Engine.IO and Socket.io over a bare line, with a real credential. */
export async function openScreen({ port, role, cookie, onNews }: ScreenOptions): Promise<Screen> {
  const answers = new Map<number, (frame: Buffer) => void>();
  let asked = 0;
  let longest = 0; // bytes in one frame
  let enter: () => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  const entered = new Promise<void>((resolve, reject) => ([enter, refuse] = [resolve, reject]));
  const line = await openLine({
    port,
    path: '/socket.io/?EIO=4&transport=websocket',
    headers: { Origin: `http://127.0.0.1:${port}`, Cookie: cookie },
    onText(frame, line) {
      longest = Math.max(longest, frame.length);
      if (frame[0] === code('0')) return line.send(`40${JSON.stringify({ as: role })}`);
      if (frame[0] === code('2')) return line.send('3');
      if (frame[1] === code('0')) return enter();
      if (frame[1] === code('2')) return onNews?.(frame);
      if (frame[1] !== code('3')) return refuse(new Error(`the hub said ${frame.toString()}`));
      const id = Number(frame.toString('latin1', 2, frame.indexOf('[')));
      const answer = answers.get(id);
      answers.delete(id);
      answer?.(frame);
    },
  });
  await entered;

  function ask(event: string, data: unknown, onAnswer: (frame: Buffer) => void): void {
    asked += 1;
    answers.set(asked, onAnswer);
    line.send(`42${asked}${JSON.stringify([event, data])}`);
  }

  return {
    ask,
    hello: () =>
      new Promise((resolve, reject) => {
        ask('hello', { protocol: PROTOCOL, build: 'bench' }, (frame) => {
          const welcome = frame.toString('latin1', 0, 200);
          if (welcome.includes('"refusal"')) reject(new Error(welcome));
          else resolve(longest);
        });
      }),
    close: line.close,
  };
}

/** So many, at most 100 at a time, so that only the bench that means it makes a rush. */
export async function many<T>(count: number, open: (index: number) => Promise<T>): Promise<readonly T[]> {
  const all: T[] = [];
  while (all.length < count) {
    const some = Array.from({ length: Math.min(100, count - all.length) }, (_, index) => open(all.length + index));
    all.push(...(await Promise.all(some)));
  }
  return all;
}
