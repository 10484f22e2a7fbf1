import { expect } from 'vitest';
import { openHub, type Hub } from '../../server/hub.ts';
import type { Kept } from '../../server/log/change-log.ts';
import { forScreens } from '../../server/sockets/audience.ts';
import type { Answer, By } from '../../shared/change.ts';
import type { News, Whole } from '../../shared/sync/protocol.ts';
import {
  blank,
  fresh,
  preview,
  propose,
  receive,
  settle,
  unanswered,
  type Replica,
} from '../../shared/sync/replica.ts';
import type { Data, Type } from '../../shared/wall.ts';
import { clock } from './clock.ts';
import { disk, type Fate } from './disk.ts';
import { freeze } from './freeze.ts';
import type { Random } from './random.ts';
import { uuid } from './uuid.ts';
import { wire, type Link } from './wire.ts';

interface Listener {
  readonly link: Link;
  readonly connect: () => void;
  /** What it may see of this news. */
  readonly sees: (news: News) => News;
  readonly news: (news: News) => void;
}

/** Lets every promise that can go on go on. No time passes. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Hub, disk, wire and screens in one process; nothing moves unless a crank is turned. */
export async function world(die: Random) {
  const now = clock();
  const store = disk();
  const lines = wire();
  const screens: Listener[] = [];
  let hub: Hub | undefined;
  let epochs = 0;
  let ids = 0;

  async function start(fold = 'a'): Promise<void> {
    const made = await openHub({
      log: store.mount(),
      clock: now,
      newEpoch: () => `epoch-${(epochs += 1)}`,
      fold,
      onTrouble: () => {},
      publish: (news) => {
        const durable = store.lines.length;
        for (const { seq } of news.changes) expect(seq).toBeLessThanOrEqual(durable);
        if (hub) freeze(hub.wall);
        for (const { link, sees, news: hear } of screens) link.send('down', () => hear(structuredClone(sees(news))));
      },
    });
    hub = made;
  }

  function stop(fate: Fate): void {
    hub = undefined;
    for (const { link } of screens) link.cut();
    store.crash(fate);
  }

  /** A screen that only looks. `fanfares` are the changes it celebrated. */
  function display() {
    let replica: Replica = blank;
    const fanfares: string[] = [];
    const link = lines.link();
    const greet = () => {
      const { epoch, seq } = replica;
      const back = link.reply();
      link.send('up', () => {
        const news = hub && structuredClone(forScreens(hub.hello({ epoch, seq })));
        if (news) back(() => hear(news, 'quiet'));
      });
    };
    const hear = (news: News | Whole, how: 'quiet' | 'live' = 'live') => {
      const next = receive(replica, news);
      if (!next) return greet();
      if (how === 'live' && 'changes' in news) fanfares.push(...fresh(replica, news).map(({ id }) => id));
      replica = next;
    };
    const connect = () => {
      if (link.open || !hub) return;
      link.join();
      greet();
    };
    screens.push({ link, connect, sees: forScreens, news: hear });
    connect();
    return {
      link,
      connect,
      fanfares,
      get replica() {
        return replica;
      },
    };
  }

  /** A screen that proposes; the desk's is told everything. What is pending survives a reload, as it would in IndexedDB; the rest does not. */
  function kiosk(by: By, space: number) {
    let replica: Replica = blank;
    let underWay = false;
    const told = new Map<string, Answer>();
    const link = lines.link();
    const sees = <N extends News | Whole>(news: N): N => (by.role === 'editor' ? news : forScreens(news));

    const greet = () => {
      const { epoch, seq } = replica;
      const back = link.reply();
      link.send('up', () => {
        const news = hub && structuredClone(sees(hub.hello({ epoch, seq })));
        if (news) back(() => hear(news));
      });
    };
    const hear = (news: News | Whole) => {
      const next = receive(replica, news);
      if (!next) return greet();
      replica = next;
      flush();
    };
    /** One at a time, oldest first, so that the hub decides in the order in which they were made. */
    const flush = () => {
      const [first] = unanswered(replica);
      if (!first || underWay || !link.open || replica.epoch === '') return;
      const { by: _, ...proposal } = structuredClone(first);
      const back = link.reply();
      underWay = true;
      link.send('up', () => {
        hub?.propose(by, proposal).then(
          (answer) => back(() => answered(proposal.id, answer)),
          () => back(again),
        );
      });
    };
    const answered = (id: string, answer: Answer) => {
      if (answer.ok) expect(answer.seq).toBeLessThanOrEqual(store.lines.length);
      expect(told.get(id) ?? answer).toEqual(answer);
      told.set(id, answer);
      replica = settle(replica, id, answer);
      again();
    };
    /** Nothing is under way. What is pending still is asked again: that is harmless. */
    const again = () => {
      underWay = false;
      flush();
    };
    const connect = () => {
      if (link.open || !hub) return;
      underWay = false;
      link.join();
      greet();
    };
    screens.push({ link, connect, sees, news: hear });
    connect();
    return {
      link,
      connect,
      told,
      get replica() {
        return replica;
      },
      get preview() {
        return preview(replica);
      },
      /** What the person at the kiosk does. Returns the proposal's id, or why the button was grey. */
      ask<T extends Type>(type: T, data: Data<T>) {
        const id = uuid((ids += 1), space);
        const asked = propose(replica, type, data, { id, made: now(), by });
        if ('refusal' in asked) return asked;
        replica = asked.replica;
        flush();
        return { id };
      },
      reload() {
        link.cut();
        replica = { ...blank, pending: structuredClone(replica.pending) };
        connect();
      },
    };
  }

  return {
    now,
    store,
    lines,
    start,
    stop,
    display,
    kiosk,
    get hub() {
      return hub;
    },
    erase: (match: (change: Kept) => boolean) => hub?.erase(match),
    /** Turns one crank: a message or a write, as the die falls. */
    async crank(fate: Fate = 'kept'): Promise<boolean> {
      const moved = die.chance(0.7) ? lines.crank(die) || store.crank(fate) : store.crank(fate) || lines.crank(die);
      await settled();
      return moved;
    },
    /** Turns until nothing moves any more. */
    async quiet(): Promise<void> {
      await settled();
      while (lines.crank(die) || store.crank('kept')) await settled();
    },
  };
}
export type World = Awaited<ReturnType<typeof world>>;
