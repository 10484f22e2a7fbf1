import type { Access } from './access/access.ts';
import type { Presence } from './sockets/presence.ts';
import { watch } from './sockets/watch.ts';

const EVERY = 3_600_000;

interface Options {
  readonly access: { readonly devices: Pick<Access['devices'], 'saw'> };
  readonly presence: Pick<Presence, 'of'>;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  readonly onTrouble: (error: unknown) => void;
}

/** Writes down once an hour, and at the end, when each screen was last heard: the desk still knows it after a restart. */
export function keepSeen({ access, presence, clock, onTrouble }: Options): { readonly close: () => Promise<void> } {
  let kept = clock();
  const keep = (): Promise<void> => {
    kept = clock();
    return access.devices.saw(presence.of).catch(onTrouble);
  };
  const stop = watch(() => void (clock() - kept >= EVERY && keep()));
  return {
    close: () => {
      stop();
      return keep();
    },
  };
}
