import type { Role, Standby } from './standby.svelte.ts';
import type { WallStore } from './wall-store.svelte.ts';

/** A screen's standby, whose code comes when it is used for the first time: nothing waits for it. `clock` as there. */
export function alone(store: WallStore, as: Role, build: string, clock: () => number): { keep(): void; show(): void } {
  let standby: Promise<Standby | undefined> | undefined;
  const use = (work: (one: Standby) => unknown): void => {
    standby ??= import('./standby.svelte.ts').then(({ openStandby }) => openStandby(store, as, build, clock));
    standby.then((one) => one && work(one)).catch(() => (standby = undefined));
  };
  return { keep: () => use((one) => one.keep()), show: () => use((one) => one.show()) };
}
