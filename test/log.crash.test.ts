import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { MAX_BATCH, type Kept } from '../server/log/change-log.ts';
import { openPages, type Pages } from '../server/log/pages.ts';
import { emptyWall } from '../shared/wall.ts';
import { all, kept, snapshotOf } from './log.contract.ts';
import { Disk, leftBy, type Files, type Kind, type Left } from './support/crash-disk.ts';
import { mount } from './support/crash-fs.ts';
import { makeNote } from './support/make.ts';

vi.mock('node:fs/promises', () => import('./support/crash-fs.ts'));

const secrets = [4, 504, 1_002]; // seqs
const changes = Array.from({ length: 2_100 }, (_, index) =>
  kept(index + 1, secrets.includes(index + 1) ? `Jan Jansen belde ${index + 1}` : 'Een briefje'),
);
const isSecret = ({ data }: Kept) => 'title' in data && data.title.startsWith('Jan');

const secretNotes = (seq: number) =>
  secrets.filter((one) => one <= seq).map((one) => makeNote({ title: `Jan Jansen belde ${one}` }));

async function open(disk: Disk): Promise<Pages> {
  mount(disk);
  return openPages({ folder: '/wall', newWall: 'wall-one', warn: () => undefined });
}

/** What people were told, and when: after so many steps of the disk. */
interface Told {
  readonly steps: number;
  readonly seq: number;
  /** Up to here what is secret was erased. */
  readonly erased: number;
}

/** A wall lives: small batches, a page that is nearly full, a next one, a snapshot, an erasure, the end. Gives how often it was refused. */
async function live(disk: Disk, told: Told[]): Promise<number> {
  const log = await open(disk);
  let seq = 0;
  let erased = 0;
  let refused = 0;
  const then = async (work: Promise<unknown>, learn: () => void) => {
    const done = await work.then(
      () => true,
      () => false,
    );
    if (!done) return void (refused += 1);
    learn();
    told.push({ steps: disk.steps.length, seq, erased });
  };
  const hang = (count: number) => then(log.append(changes.slice(seq, seq + count), seq), () => (seq += count));
  const keep = () =>
    then(
      log.keep(snapshotOf(changes[Math.max(0, seq - 1)] as Kept, { ...emptyWall, notes: secretNotes(seq) })),
      () => undefined,
    );
  await hang(1);
  await hang(2);
  await hang(MAX_BATCH - 5);
  await keep();
  await hang(2); // the page is full
  await hang(4);
  await then(log.erase(isSecret), () => (erased = seq));
  await hang(2);
  await hang(1);
  await log.close();
  return refused;
}

/** The folder as somebody finds it: opens, holds all that was told and nothing that was not asked. */
async function find(files: Files, { seq, erased }: Omit<Told, 'steps'>, how: string) {
  const disk = new Disk(files);
  const before = disk.steps.length;
  const log = await open(disk);
  expect(log.broken, how).toBe(false);
  const found = await all(log);
  expect(found.length, `${how}: told and gone`).toBeGreaterThanOrEqual(seq);
  const asked = found.every(({ id, seq: at }, index) => at === index + 1 && id === changes[index]?.id);
  expect(asked, `${how}: what was asked, in order`).toBe(true);
  const texts = [...disk.files.values()].join();
  for (const secret of secrets.filter((one) => one <= erased))
    expect(texts.includes(`belde ${secret}"`), `${how}: erased and here`).toBe(false);
  return { disk, log, last: found.length, steps: [before, disk.steps.length] as const };
}

/** The same; the start itself may be cut too; and the wall goes on. */
async function recover(left: Left, told: Omit<Told, 'steps'>, seen: Set<string>): Promise<void> {
  if (!isNew(left, told, seen)) return;
  const { disk, log, last, steps } = await find(left.files, told, left.how);
  for (let cut = steps[0] + 1; cut <= steps[1]; cut += 1)
    for (const again of leftBy(disk.steps.slice(0, cut)))
      if (isNew(again, told, seen)) await find(again.files, told, `${left.how}, and again ${again.how}`);
  mount(disk);
  let seq = last;
  for (const size of [1, 5, MAX_BATCH]) {
    await log.append(changes.slice(seq, seq + size), seq);
    seq += size;
  }
  await log.close();
  const { last: end } = await find(disk.files, { ...told, seq }, `${left.how}, and then lived on`);
  expect(end).toBe(seq);
}

/** No state of the disk is looked at twice. */
function isNew({ files }: Left, { seq, erased }: Omit<Told, 'steps'>, seen: Set<string>): boolean {
  const sum = createHash('md5').update(`${seq} ${erased}`);
  for (const [path, bytes] of files) sum.update(`${path} ${bytes.length} `).update(bytes);
  const state = sum.digest('hex');
  return seen.size < seen.add(state).size;
}

describe('a power cut', { timeout: 60_000 }, () => {
  test(
    '[D2] [D10] at any step leaves a wall that has all that was told and goes on',
    { timeout: 120_000 },
    async () => {
      const disk = new Disk();
      const told: Told[] = [{ steps: 0, seq: 0, erased: 0 }];
      await live(disk, told);
      expect(told.at(-1)).toMatchObject({ seq: 1_007, erased: 1_004 });
      const seen = new Set<string>();
      for (let steps = 0; steps <= disk.steps.length; steps += 1) {
        const known = told.findLast((one) => one.steps <= steps);
        if (!known) continue;
        for (const left of leftBy(disk.steps.slice(0, steps))) await recover(left, known, seen);
      }
      console.log(`[D10] ${disk.steps.length} steps, ${seen.size} states of the disk, 0 lost`);
    },
  );
});

test(
  '[D2] a kill at any step, a start that shows what it finds, and a power cut right after it: nothing that was shown is gone',
  { timeout: 60_000 },
  async () => {
    const whole = new Disk();
    await live(whole, []);
    for (let steps = 0; steps <= whole.steps.length; steps += 1) {
      const disk = Disk.after(whole.steps.slice(0, steps));
      const shown = (await all(await open(disk))).length;
      for (const { files, how } of leftBy(disk.steps))
        await find(files, { seq: shown, erased: 0 }, `killed after ${steps}, ${how}`);
    }
  },
);

describe('a disk that fails once', { timeout: 60_000 }, () => {
  const sick = (code: string) => Object.assign(new Error(code), { code });

  /** Lives with a fault at the n-th step of this kind. Gives what was told, and the step before which it failed. */
  async function liveWith(kind: Kind, code: string, n: number) {
    const disk = new Disk();
    const told: Told[] = [{ steps: 0, seq: 0, erased: 0 }];
    const failed = new Set<string>();
    const again: string[] = [];
    let count = 0;
    let at = Infinity;
    disk.before = (what, path) => {
      if (what === 'sync' && failed.has(path)) again.push(path);
      if (what !== kind || (count += 1) !== n) return;
      at = disk.steps.length;
      failed.add(path);
      throw sick(code);
    };
    const refused = await live(disk, told).catch((error: unknown) => {
      expect(error, 'the start itself').toMatchObject({ code });
      return 0;
    });
    return { disk, refused, told, at, path: [...failed].join(), again };
  }

  test('[D3] at a sync confirms nothing from then on, asks that file nothing again, and a restart finds all that was told', async () => {
    let faults = 0;
    for (let n = 1; ; n += 1) {
      const { disk, told, at, path, again } = await liveWith('sync', 'EIO', n);
      if (at === Infinity) break;
      faults = n;
      const after = told.filter(({ steps }) => steps > at);
      // What was synced itself and only came into wall.json no more is confirmed: it is safe.
      expect(after.length, `sync ${n}`).toBeLessThanOrEqual(path.startsWith('/wall/pages') ? 0 : 1);
      expect(told.at(-1)?.seq, `sync ${n}`).toBeLessThan(1_007);
      expect(again, `sync ${n}`).toEqual([]);
      const known = told.at(-1) as Told;
      for (const { files, how } of leftBy(disk.steps)) await find(files, known, `sync ${n} failed, ${how}`);
    }
    expect(faults).toBeGreaterThan(15);
  });

  test('[D4] [D9] for want of room in the middle of a write takes it back whole, and goes on when there is room', async () => {
    const seen = new Set<string>();
    let faults = 0;
    for (let n = 1; ; n += 1) {
      const { disk, told, at, refused } = await liveWith('write', 'ENOSPC', n);
      if (at === Infinity) break;
      faults = n;
      expect(refused, `write ${n}`).toBeLessThanOrEqual(1);
      for (const known of told.filter(({ steps }) => steps > at))
        for (const left of leftBy(disk.steps.slice(0, known.steps)))
          if (isNew(left, known, seen)) await find(left.files, known, `write ${n} failed, ${left.how}`);
    }
    expect(faults).toBeGreaterThan(10);
  });

  test('[D4] at writing wall.json alone begins no second page that is not in it', async () => {
    const disk = new Disk();
    const told: Told[] = [{ steps: 0, seq: 0, erased: 0 }];
    let times = 0;
    disk.before = (kind, path) => {
      if (kind === 'write' && path === '/wall/wall.json.new' && (times += 1) > 1) throw sick('ENOSPC');
    };
    expect(await live(disk, told)).toBe(3);
    expect(told.at(-1)?.seq).toBe(1_000);
    for (const { files, how } of leftBy(disk.steps)) await find(files, told.at(-1) as Told, how);
  });

  test('[D5] at making, naming or removing a file loses nothing that was told', async () => {
    let faults = 0;
    for (let n = 1; ; n += 1) {
      const { disk, told, at } = await liveWith('name', 'EROFS', n);
      if (at === Infinity) break;
      faults = n;
      for (const { files, how } of leftBy(disk.steps))
        await find(files, told.at(-1) as Told, `name ${n} failed, ${how}`);
    }
    expect(faults).toBeGreaterThan(10);
  });
});
