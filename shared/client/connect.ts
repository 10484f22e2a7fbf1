import { io, type Socket } from 'socket.io-client';
import { notSaved, type Answer, type RefusalCode } from '../change.ts';
import { fitting, PROTOCOL } from '../sync/protocol.ts';
import type { News, ToHub, ToScreen, ToVisitors, Welcome, Whole } from '../sync/protocol.ts';
import { blank, fresh, propose, receive, settle, unanswered } from '../sync/replica.ts';
import { read, type AnyProposal } from '../wall.ts';
import type { Connection, Settings } from './connection.ts';
import { nearlyFull } from './nearly-full.ts';
import type { Kept } from './outbox.ts';
import { returns } from './returns.ts';
import { retry } from './retry.ts';
import { onWake } from './wake.ts';

const SILENCE = 5_000; // an answer that takes longer is none: the socket is cut and everything is asked again
const NOT_YET: ReadonlySet<RefusalCode> = new Set(['not-saved', 'busy', 'too-fast']);
const A_WHILE = 5_000;

type Heard = Whole | ToVisitors | News;

/** Keeps a store equal to the hub: says hello, applies what it hears, asks again after a silence. */
export function connect({
  store,
  as,
  device,
  build,
  clock,
  outbox,
  kept = [],
  onOtherBuild,
  onNothing,
  onCommand,
}: Settings): Connection {
  const socket: Socket<ToScreen, ToHub> = io({
    transports: ['websocket'],
    auth: { as, device },
    timeout: 10_000,
    reconnection: false, // its delays are all the same once they have grown, and none at all after 1,016 attempts
  });
  const returned = returns(store, outbox);
  const back = retry(() => socket.connect());
  const waiting = new Map<string, (answer: Answer) => void>();
  const births = new Map<string, number>(); // on this screen's own clock, right or wrong
  const safe = new Set<string>(); // on this screen's disk
  const keeping = new Set<string>(); // not known yet
  let asking = false;
  let missed: Heard[] | undefined; // what comes between a hello and its welcome: nothing to celebrate

  for (const entry of kept) restore(entry);
  socket.on('connect', () => {
    back.fresh();
    greet();
  });
  const onNews = (news: Heard): void => (missed ? void missed.push(news) : hear(news));
  socket.on('wall', onNews);
  socket.on('changes', onNews);
  socket.on('command', (command) => onCommand?.(command));
  socket.on('disconnect', () => {
    lose();
    back.later();
  });
  socket.on('connect_error', (error) => {
    if (error.message === 'unpaired') {
      forget();
      return back.after(A_WHILE);
    }
    lose();
    back.later();
  });
  // A silence is noticed by the socket itself: the hub says something every 10 s, and 20 s without is the end of it.
  const stopWatching = onWake(clock, () => {
    socket.disconnect();
    back.fresh();
    back.after(0);
  });

  /** Says what this screen holds. With `anew` it asks for the whole wall, and shows the old one until that is here. */
  function greet(anew = false): void {
    const { epoch, seq } = store.replica;
    missed = [];
    const known = anew || epoch === '' ? {} : { epoch, seq };
    socket.timeout(SILENCE).emit('hello', { protocol: PROTOCOL, build, ...known }, (error, welcome) => {
      if (error) return again();
      if ('refusal' in welcome) return welcome.refusal.code === 'invalid' ? onOtherBuild() : later(greet);
      enter(welcome);
    });
  }

  function enter(welcome: Welcome): void {
    store.offset = welcome.now - clock();
    store.profile = welcome.profile;
    const fits = (missed ?? []).map(take).at(-1) ?? true; // else something came between the hub's answer and its welcome
    const { epoch, seq } = store.replica;
    if (!fits || epoch !== welcome.epoch || seq < welcome.seq) return greet(true);
    missed = undefined;
    heard();
    store.link = 'online';
    asking = false;
    ask();
    if (welcome.build !== build) onOtherBuild();
  }

  function hear(news: Heard): void {
    const live = 'wall' in news ? store.live : fresh(store.replica, news);
    if (!take(news)) return greet();
    store.live = live;
    heard();
  }

  /** False when it does not fit what this screen holds. */
  function take(news: Heard): boolean {
    const next = receive(store.replica, news);
    if (!next) return false;
    store.replica = next;
    recognise(news);
    return true;
  }

  /** Our own change among the news is an answer too: the hub's may have been lost with the line. */
  function recognise(news: Heard): void {
    if ('wall' in news) return;
    for (const change of news.changes)
      if (!('hidden' in change) && (waiting.has(change.id) || safe.has(change.id)))
        tell(change, { ok: true, seq: change.seq });
  }

  /** One message at a time, oldest first, so that the hub decides in the order in which they were made. */
  function ask(): void {
    const open = unanswered(store.replica);
    const first = open.findIndex(({ id }) => keeping.has(id));
    if (asking || open.length === 0 || first === 0 || store.link !== 'online') return;
    const batch = fitting(first < 0 ? open : open.slice(0, first));
    asking = true;
    const proposals = batch.map(({ by: _by, ...rest }) => ({ ...rest, made: onHubClock(rest) }));
    socket.timeout(SILENCE).emit('propose', { proposals }, (error, answers) => {
      if (error) return again();
      asking = false;
      const told = batch.map((one, index) =>
        tell(
          one,
          'refusal' in answers ? { ok: false, ...answers } : (answers[index] ?? { ok: false, refusal: notSaved }),
        ),
      );
      heard();
      if (told.every((is) => is)) ask();
      else later(ask);
    });
  }

  /** Was that the last word? What is safe on our disk can be asked again when the hub has time or room for it. */
  function tell({ id }: Pick<AnyProposal, 'id'>, answer: Answer): boolean {
    if (!answer.ok && NOT_YET.has(answer.refusal.code) && safe.has(id)) return false;
    const kept = !answer.ok && safe.has(id) && returned.keep(id, answer.refusal);
    store.replica = settle(store.replica, id, answer);
    waiting.get(id)?.(answer);
    waiting.delete(id);
    births.delete(id);
    if (safe.delete(id) && !kept) returned.drop(id);
    return true;
  }

  /** Puts down what was asked before this page was loaded. What this build cannot read stays on the disk. */
  function restore({ refusal, ...entry }: Kept): void {
    const proposal = read({ ...entry, by: { device: store.profile.device, role: 'kiosk' } });
    if ('refusal' in proposal) return;
    if (refusal) return returned.show(proposal, refusal);
    safe.add(entry.id);
    births.set(entry.id, entry.made);
    store.replica = { ...store.replica, pending: [...store.replica.pending, { proposal }] };
  }

  async function keep(entry: Kept): Promise<boolean> {
    keeping.add(entry.id);
    try {
      if (!outbox) return false;
      await outbox.keep(entry);
      safe.add(entry.id);
      store.full = await nearlyFull();
      return true;
    } catch {
      store.full = true;
      return false;
    } finally {
      keeping.delete(entry.id);
      ask();
    }
  }

  /** A clock may be set right between birth and sending: the offset that counts is the one at the moment of sending. */
  function onHubClock({ id, made }: Pick<AnyProposal, 'id' | 'made'>): number {
    const born = births.get(id);
    return born === undefined ? made : born + store.offset;
  }

  function heard(): void {
    store.heardAt = clock() + store.offset;
  }

  function lose(): void {
    asking = false;
    if (store.link === 'unpaired') return;
    store.link = store.replica.epoch === '' ? 'connecting' : 'offline';
    if (store.link === 'connecting') onNothing?.();
  }

  function forget(): void {
    store.replica = { ...blank, pending: store.replica.pending };
    store.link = 'unpaired';
  }

  function again(): void {
    if (socket.connected) socket.disconnect();
  }

  /** After some seconds, not all screens at once. */
  const later = (work: () => void): void => void setTimeout(work, A_WHILE * (0.8 + 0.4 * Math.random()));

  return {
    propose: (type, data, born) => {
      const { device, screen } = store.profile;
      const by = as === 'room' ? { device, role: as, room: screen?.room } : { device, role: 'kiosk' as const };
      const asked = propose(store.replica, type, data, { ...born, made: born.made + store.offset, by });
      if ('refusal' in asked)
        return { kept: Promise.resolve(false), answer: Promise.resolve({ ok: false, refusal: asked.refusal }) };
      births.set(born.id, born.made);
      const answer = new Promise<Answer>((resolve) => waiting.set(born.id, resolve));
      const { by: _by, ...entry } = asked.proposal;
      store.replica = asked.replica;
      return { kept: keep({ ...entry, made: born.made }), answer };
    },
    forget: (id) => returned.drop(id),
    beat: (beat) => void (store.link === 'online' && socket.emit('beat', beat)),
    again: () => back.after(0),
    close() {
      stopWatching();
      socket.disconnect();
      back.stop();
    },
  };
}
