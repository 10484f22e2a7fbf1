import { dirname } from 'node:path';

/**
 * A disk in memory that remembers in which order everything was asked of it, and so can tell in which states a power
 * cut may leave it. What was not synced is there, gone, half there, zeros, or as it was a step before; a name that was
 * made, changed or removed is so only when its folder was synced. Stricter than any file system that is in use.
 */
type Step =
  | { readonly do: 'data'; readonly file: number; readonly bytes: Buffer }
  | { readonly do: 'sync'; readonly file: number }
  | { readonly do: 'name'; readonly path: string; readonly file: number | undefined; readonly from?: string }
  | { readonly do: 'sync names'; readonly folder: string };

const fates = ['kept', 'as before', 'dropped', 'half', 'zeros'] as const;
type Fate = (typeof fates)[number];
type Naming = Extract<Step, { do: 'name' }>;
export type Kind = 'write' | 'sync' | 'name';

/** What a disk holds: each path and its bytes. */
export type Files = ReadonlyMap<string, Buffer>;

export interface Left {
  readonly files: Files;
  /** For the message of a test that fails. */
  readonly how: string;
}

export class Disk {
  readonly steps: Step[] = [];
  /** Asked before every step; may throw what a sick disk answers. */
  before: (kind: Kind, path: string) => void = () => undefined;
  readonly #bytes = new Map<number, Buffer>();
  readonly #names = new Map<string, number>();
  #made = 0;

  constructor(files: Files = new Map()) {
    for (const [path, bytes] of files) {
      const file = this.#create(path);
      this.#put(file, bytes);
      this.steps.push({ do: 'sync', file }, { do: 'sync names', folder: dirname(path) });
    }
  }

  /** The disk as the system has it after these steps: what was not synced is in memory, for a killed process is no power cut. */
  static after(steps: readonly Step[]): Disk {
    const disk = new Disk();
    disk.steps.push(...steps);
    for (const step of steps) {
      if (step.do === 'data') disk.#bytes.set(step.file, step.bytes);
      if (step.do === 'name') name(disk.#names, step);
      if (step.do === 'name' && step.file !== undefined) disk.#made = Math.max(disk.#made, step.file);
    }
    return disk;
  }

  find = (path: string): number | undefined => this.#names.get(path);
  bytes = (file: number): Buffer => this.#bytes.get(file) ?? Buffer.alloc(0);
  list = (folder: string): readonly string[] =>
    [...this.#names.keys()].filter((path) => dirname(path) === folder).map((path) => path.slice(folder.length + 1));

  create(path: string): number {
    this.before('name', path);
    return this.#create(path);
  }

  #create(path: string): number {
    const file = (this.#made += 1);
    this.#names.set(path, file);
    this.steps.push({ do: 'name', path, file });
    this.#put(file, Buffer.alloc(0));
    return file;
  }

  put(file: number, path: string, bytes: Buffer): void {
    const old = this.bytes(file).length;
    try {
      if (bytes.length > old) this.before('write', path);
    } catch (error) {
      this.#put(file, bytes.subarray(0, old + Math.floor((bytes.length - old) * 0.6))); // as much as found room
      throw error;
    }
    this.#put(file, bytes);
  }

  #put(file: number, bytes: Buffer): void {
    this.#bytes.set(file, bytes);
    this.steps.push({ do: 'data', file, bytes });
  }

  sync(file: number, path: string): void {
    this.before('sync', path);
    this.steps.push({ do: 'sync', file });
  }

  syncNames(folder: string): void {
    this.before('sync', folder);
    this.steps.push({ do: 'sync names', folder });
  }

  rename(from: string, to: string): void {
    this.before('name', to);
    const file = this.#names.get(from);
    if (file === undefined) throw new Error(`ENOENT ${from}`);
    this.#names.delete(from);
    this.#names.set(to, file);
    this.steps.push({ do: 'name', path: to, file, from });
  }

  remove(path: string): void {
    this.before('name', path);
    this.#names.delete(path);
    this.steps.push({ do: 'name', path, file: undefined });
  }

  /** What the process itself sees. */
  get files(): Files {
    return new Map([...this.#names].map(([path, file]) => [path, this.bytes(file)]));
  }
}

/** What is known of a file's bytes. */
interface Content {
  /** As they were synced. */
  readonly safe: Buffer;
  /** As they were before the last step that was not. */
  readonly before: Buffer;
  readonly live: Buffer;
}

const nothing = Buffer.alloc(0);
const unknown: Content = { safe: nothing, before: nothing, live: nothing };

/** All states in which a power cut after these steps may leave the disk. */
export function* leftBy(steps: readonly Step[]): Generator<Left> {
  const contents = new Map<number, Content>();
  const names = new Map<string, number>();
  let open: Naming[] = [];
  for (const step of steps) {
    if (step.do === 'data') {
      const { safe, live } = contents.get(step.file) ?? unknown;
      contents.set(step.file, { safe, before: live, live: step.bytes });
    } else if (step.do === 'sync') {
      const { live } = contents.get(step.file) ?? unknown;
      contents.set(step.file, { safe: live, before: live, live });
    } else if (step.do === 'name') open.push(step);
    else {
      for (const one of open) if (dirname(one.path) === step.folder) name(names, one);
      open = open.filter(({ path }) => dirname(path) !== step.folder);
    }
  }
  for (let choice = 0; choice < 2 ** open.length; choice += 1) {
    const found = new Map(names);
    const kept = open.filter((_, index) => choice & (1 << index));
    for (const one of kept) name(found, one);
    for (const fate of fates) {
      const files = [...found].map(([path, file]) => [path, left(contents.get(file) ?? unknown, fate)] as const);
      const how = `after ${steps.length} steps, unsynced ${fate}, names ${kept.map(({ path }) => path).join(' ') || 'old'}`;
      yield { files: new Map(files), how };
    }
  }
}

function name(names: Map<string, number>, { path, file, from }: Naming): void {
  if (from !== undefined) names.delete(from);
  if (file === undefined) names.delete(path);
  else names.set(path, file);
}

function left({ safe, before, live }: Content, fate: Fate): Buffer {
  if (fate === 'kept') return live;
  if (fate === 'dropped') return safe;
  if (fate === 'as before') return before;
  let same = 0;
  while (same < live.length && same < safe.length && live[same] === safe[same]) same += 1;
  if (fate === 'half') return live.subarray(0, same + ((live.length - same) >> 1));
  return Buffer.concat([live.subarray(0, same), Buffer.alloc(live.length - same)]);
}
