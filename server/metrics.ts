import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer, RefusalCode } from '../shared/change.ts';
import type { ChangeLog } from './log/change-log.ts';

/** So many screens of this role are in this state. */
export interface Screens {
  readonly role: string;
  /** `listening` once it said hello. */
  readonly state: 'connected' | 'listening';
  readonly count: number;
}

/** What is read when somebody asks. */
export interface Sources {
  readonly seq: () => number;
  readonly healthy: () => boolean;
  readonly screens: () => readonly Screens[];
  /** How many screens are gone in their hours. */
  readonly missing: () => number;
}

export interface Metrics {
  /** The hub's last word on one proposal. */
  onAnswer(answer: Answer): void;
  /** A whole message was turned away before the hub heard of it. */
  onRefusal(code: RefusalCode): void;
  /** The same log, each append timed. */
  timed(log: ChangeLog): ChangeLog;
  /** All of it as Prometheus reads it, and what its Content-Type is. */
  read(): Promise<{ readonly type: string; readonly text: string }>;
}

const SECONDS = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/**
 * How the hub does, in figures: never a text, a name or an id [P-06]. Every label comes from a list that the code
 * closes, so what people write can neither be read here nor make new series.
 */
export function openMetrics({ seq, healthy, screens, missing }: Sources): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register }); // the process: memory, CPU, delay of the event loop since the last question

  const answers = new Counter({
    name: 'wall_answers_total',
    help: 'Proposals answered, by "ok" or the code of the refusal.',
    labelNames: ['answer'],
    registers,
  });
  const refused = new Counter({
    name: 'wall_refused_messages_total',
    help: 'Messages turned away before the hub heard of them, by the code of the refusal.',
    labelNames: ['code'],
    registers,
  });
  const appends = new Histogram({
    name: 'wall_append_seconds',
    help: 'Time until a batch of changes was on disk.',
    buckets: SECONDS,
    registers,
  });
  const batches = new Histogram({
    name: 'wall_batch_changes',
    help: 'Changes in one append.',
    buckets: SIZES,
    registers,
  });
  new Gauge({ name: 'wall_seq', help: 'The last change.', registers, collect: collect(seq) });
  new Gauge({
    name: 'wall_writable',
    help: '1 as long as changes can be stored.',
    registers,
    collect: collect(() => Number(healthy())),
  });
  new Gauge({
    name: 'wall_screens_missing',
    help: 'Screens that are gone five minutes or more in their hours.',
    registers,
    collect: collect(missing),
  });
  new Gauge({
    name: 'wall_screens',
    help: 'Screens with a connection, by role and state.',
    labelNames: ['role', 'state'],
    registers,
    collect() {
      this.reset();
      for (const { role, state, count } of screens()) this.set({ role, state }, count);
    },
  });

  return {
    onAnswer: (answer) => answers.inc({ answer: answer.ok ? 'ok' : answer.refusal.code }),
    onRefusal: (code) => refused.inc({ code }),
    timed(log) {
      let durable = 0; // the moment at which followers are told, so that what they do with it is not the disk's time
      const watched: Pick<ChangeLog, 'append' | 'follow'> = {
        follow: (after, listener) =>
          log.follow(after, (changes) => {
            durable = performance.now();
            listener(changes);
          }),
        async append(changes, after) {
          const start = performance.now();
          await log.append(changes, after);
          appends.observe((durable - start) / 1_000);
          batches.observe(changes.length);
        },
      };
      return Object.assign(Object.create(log), watched); // inherits: what a log says of itself is read when asked
    },
    read: async () => ({ type: register.contentType, text: await register.metrics() }),
  };
}

const collect = (value: () => number) =>
  function (this: Gauge) {
    this.set(value());
  };
