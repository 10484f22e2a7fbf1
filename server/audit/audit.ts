import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { appendFile, type AppendFile, type Page } from '../log/append-file.ts';
import { ifMissing, remove, syncFolder } from '../log/durable-file.ts';
import { link, START, type AuditHead, type Entry, type Report } from './entry.ts';

/** Who did what, kept apart from the wall: one file a month, only ever added to [SEC-38]. */
export interface Audit {
  /** Resolves when it is on the disk. What cannot be written is told to `onTrouble`: nobody's work waits for it. */
  report(what: Report): Promise<void>;
  /** The last entries, newest first. */
  last(most: number): Promise<readonly Entry[]>;
  /** Removes the months that ended before this instant. Resolves with how many. */
  prune(before: number): Promise<number>;
  close(): Promise<void>;
}

export interface AuditOptions {
  /** The data folder. */
  readonly folder: string;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  readonly onTrouble: (error: unknown) => void;
}

type Month = AppendFile<AuditHead, Entry>;
type MonthPage = Page<AuditHead, Entry>;

// Who guesses could write until the disk is full. The hub's own log has every request [SEC-39].
const NOISE = { points: 60, duration: 3_600 };

export const auditFolder = (folder: string): string => join(folder, 'audit');
export const auditFile = (folder: string, month: string): string => join(auditFolder(folder), `${month}.log`);

/** The months that have a file, oldest first: `2026-11`. */
export const monthsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(auditFolder(folder)).catch(ifMissing([])))
    .flatMap((name) => /^(\d{4}-\d\d)\.log$/.exec(name)?.[1] ?? [])
    .toSorted();

export async function openAudit({ folder, clock, onTrouble }: AuditOptions): Promise<Audit> {
  const noise = new RateLimiterMemory(NOISE);
  const read = (month: string) => appendFile<AuditHead, Entry>(auditFile(folder, month)).read();
  let turn: Promise<unknown> = Promise.resolve();
  let open: { readonly month: string; readonly file: Month; readonly page: MonthPage } | undefined;

  /** The file of this month; of the last that there is when the clock was set back: the chain goes one way. */
  async function current(): Promise<NonNullable<typeof open>> {
    const now = new Date(clock()).toISOString().slice(0, 7);
    if (open && open.month >= now && !open.file.broken) return open;
    const months = await monthsIn(folder);
    const last = months.at(-1);
    const month = last !== undefined && last > now ? last : now;
    await open?.file.close();
    open = undefined;
    await mkdir(auditFolder(folder), { mode: 0o700 }).then(
      () => syncFolder(folder),
      (error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? undefined : Promise.reject(error)),
    );
    const file = appendFile<AuditHead, Entry>(auditFile(folder, month));
    const found = await file.read();
    if (!found && !file.broken) await remove(auditFile(folder, month)); // its first line was never whole
    await file.settle();
    const page = found ?? {
      header: { audit: 1, before: await end(months.findLast((one) => one < month)) },
      changes: [],
    };
    return (open = { month, file, page });
  }

  /** The chain as far as it goes. */
  async function end(month: string | undefined): Promise<string> {
    const page = month === undefined ? undefined : await read(month);
    return page?.changes.at(-1)?.chain ?? page?.header.before ?? START;
  }

  async function write(what: Report): Promise<void> {
    const { file, page } = await current();
    const { changes, header } = page;
    const entry = { at: new Date(clock()).toISOString(), ...what };
    changes.push({ ...entry, chain: link(changes.at(-1)?.chain ?? header.before, entry) });
    await file.write(page).catch((error: unknown) => {
      changes.pop();
      throw error;
    });
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  return {
    async report(what) {
      const wanted = what.how === 'done' || (await noise.consume(what.from ?? what.who).then(Boolean, () => false));
      if (wanted) await inTurn(() => write(what)).catch(onTrouble);
    },
    last: (most) =>
      inTurn(async () => {
        const found: Entry[] = [];
        for (const month of (await monthsIn(folder)).toReversed()) {
          if (found.length >= most) break;
          found.push(...((await read(month))?.changes ?? []).toReversed());
        }
        return found.slice(0, most);
      }),
    prune: (before) =>
      inTurn(async () => {
        const oldest = new Date(before).toISOString().slice(0, 7);
        const old = (await monthsIn(folder)).filter((month) => month < oldest && month !== open?.month);
        for (const month of old) await remove(auditFile(folder, month));
        return old.length;
      }),
    close: () => inTurn(async () => open?.file.close()),
  };
}
