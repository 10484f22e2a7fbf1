import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { dirname } from 'node:path';

/** A small disk in memory, mounted on a folder for those alone who run `under` it. Needs no root. */
export interface SmallDisk {
  /** The command before a command that is to see this disk. */
  readonly under: readonly string[];
  /** The folder as this process can reach it. */
  readonly folder: string;
  /** Changes how it is mounted: `size=4m`, `ro`, `rw`. */
  remount(how: string): void;
  close(): void;
}

/** Why there can be no small disk here, or nothing. */
export function whyNoSmallDisk(): string | undefined {
  if (process.platform !== 'linux') return 'this is not Linux';
  const { status } = spawnSync('unshare', ['-Urm', 'sh', '-c', 'mount -t tmpfs none /tmp && command -v nsenter']);
  return status === 0 ? undefined : 'this system lets nobody mount a disk of his own';
}

/** Moves what is in the folder to a disk of this size: `1m`. */
export async function smallDisk(folder: string, size: string): Promise<SmallDisk> {
  const before = `${folder}-before`;
  cpSync(folder, before, { recursive: true });
  const script = 'mount -t tmpfs -o "size=$2,mode=700" none "$0" && cp -a "$1/." "$0" && echo ready && exec sleep 600';
  const keeper: ChildProcess = spawn('unshare', ['-Urm', 'sh', '-c', script, folder, before, size], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = keeper.stdout && (await Promise.race([once(keeper.stdout, 'data'), once(keeper, 'exit')]));
  if (!String(said).includes('ready')) throw new Error('the small disk could not be mounted');
  // Comes in with a working folder from outside, from where the disk cannot be seen.
  const enter = ['nsenter', '-t', String(keeper.pid), '-U', '-m', '--preserve-credentials'];
  const under = [...enter, 'sh', '-c', 'cd "$0" && exec "$@"', dirname(folder)];
  return {
    under,
    folder: `/proc/${keeper.pid}/root${folder}`,
    remount(how) {
      const { status, stderr } = spawnSync(enter[0] ?? '', [
        ...enter.slice(1),
        'mount',
        '-o',
        `remount,${how}`,
        folder,
      ]);
      if (status !== 0) throw new Error(`mount -o remount,${how}: ${stderr}`);
    },
    close: () => void keeper.kill('SIGKILL'),
  };
}
