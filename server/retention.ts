import { join } from 'node:path';
import { dayOf, timeOf } from '../shared/time/office.ts';
import type { Audit } from './audit/audit.ts';
import { familiesOf, goesWith } from './families.ts';
import type { Hub } from './hub.ts';
import { asides, asideSince, removeAside } from './log/asides.ts';
import { durableFile } from './log/durable-file.ts';
import type { Turn } from './schedule.ts';

/** How long what is kept [P-07]. */
export const periods = {
  notesMonths: 24,
  /** What nobody looked at, what somebody who looked did not let hang, and a story whose customer allows it no longer. */
  waitingDays: 30,
  auditMonths: 12,
  /** What a restore moved aside. */
  copiesDays: 30,
  /** Where a note could be read [P-14]. */
  shownDays: 30,
  /** How long the hub waits when its clock may be wrong: somebody can see it at the desk by then. */
  patienceDays: 7,
} as const;

const DAY = 86_400_000;
const AT_NIGHT = '03.00'; // erasing gives every screen a new wall
const GAP = 5 * DAY; // a hub that was off over a long weekend is no clock that leapt
const FEW = 3;
const SHARE = 0.1; // of all notes, at once: after a clock that leapt, or a year without a hub

/** Why it waits: the clock leapt, or more than a tenth of all notes would go at once. */
export interface Held {
  readonly why: 'leap' | 'many';
  /** On how many days it was seen. */
  readonly days: number;
  /** How many notes would go. */
  readonly notes: number;
}

interface Looked {
  /** When it last looked: milliseconds UTC. */
  readonly looked: number;
  readonly held?: Held;
}

export interface Retention {
  readonly looked: number | undefined;
  readonly held: Held | undefined;
  /** Once a day, at night: erases what had its time. Waits when the clock may be wrong [T1]. */
  look(turn: Turn): Promise<void>;
  /** An admin says that the clock is right: what waits goes now. Resolves with how many notes. */
  sure(now: number): Promise<number>;
}

export interface RetentionOptions {
  /** The data folder. */
  readonly folder: string;
  readonly hub: Hub;
  readonly audit: Audit;
  readonly zone: string;
  /** What the operator should know: one sentence. */
  readonly warn: (sentence: string) => void;
}

/** So many months before an instant. */
function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  return date.setUTCMonth(date.getUTCMonth() - months);
}

export async function openRetention({ folder, hub, audit, zone, warn }: RetentionOptions): Promise<Retention> {
  const file = durableFile<Looked>(join(folder, 'retention.json'));
  let state: Looked | undefined = (await file.read().catch(() => null)) ?? undefined;

  async function keep(next: Looked): Promise<void> {
    state = next;
    await file.write(next);
  }

  async function due(now: number) {
    const families = await familiesOf(hub.read(0));
    const gone = { old: monthsBefore(now, periods.notesMonths), waited: now - periods.waitingDays * DAY };
    const old = families.all.filter(({ last, waits, until }) =>
      until === undefined ? last < (waits ? gone.waited : gone.old) : until < gone.waited,
    );
    const ids = new Set(old.map(({ id }) => id));
    return { ids, all: families.all.length, match: goesWith(families, ids) };
  }

  async function tidy(now: number, { ids, match }: Awaited<ReturnType<typeof due>>): Promise<void> {
    if (ids.size > 0) await hub.erase(match);
    const old = (await asides(folder)).filter((name) => (asideSince(name) ?? now) < now - periods.copiesDays * DAY);
    for (const name of old) await removeAside(folder, name);
    const months = await audit.prune(monthsBefore(now, periods.auditMonths));
    const many = ids.size + old.length + months;
    if (many > 0) await audit.report({ who: 'hub', did: 'tidy', how: 'done', many: ids.size });
    await keep({ looked: now });
  }

  /** Why it should wait, counted on from the day before; nothing when it may go on. */
  function hold({ now, leapt }: Turn, notes: number, all: number): Held | undefined {
    const gap = now - (state?.looked ?? now);
    if (leapt || gap > GAP || gap < -DAY) return { why: 'leap', days: 0, notes };
    if (state?.held) return { ...state.held, days: state.held.days + 1, notes };
    return notes > Math.max(FEW, SHARE * all) ? { why: 'many', days: 0, notes } : undefined;
  }

  return {
    get looked() {
      return state?.looked;
    },
    get held() {
      return state?.held;
    },
    async look(turn) {
      const { now, leapt } = turn;
      const today = state && dayOf(state.looked, zone) === dayOf(now, zone);
      if (hub.readOnly || (!leapt && (today || timeOf(now, zone) < AT_NIGHT))) return;
      const found = await due(now);
      const held = hold(turn, found.ids.size, found.all);
      if (!held || held.days >= periods.patienceDays) return tidy(now, found);
      if (held.notes > 0)
        warn(`retention waits: ${held.why}, ${held.notes} notes, day ${held.days} of ${periods.patienceDays}`);
      await keep({ looked: now, held });
    },
    async sure(now) {
      const found = await due(now);
      await tidy(now, found);
      return found.ids.size;
    },
  };
}
