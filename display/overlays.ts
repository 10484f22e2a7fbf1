import type { Component } from 'svelte';
import type { OnAir } from '../shared/read/programme.ts';
import type { StageProps } from './stage.ts';

/** What can hang over the wall, each in a chunk of its own: a screen loads it the first time that it is on. */
export const overlays: {
  readonly [S in Exclude<OnAir, 'wall'>]: () => Promise<{ readonly default: Component<StageProps> }>;
} = {
  improved: () => import('./scenes/Improved.svelte'),
  radar: () => import('./scenes/Radar.svelte'),
  vlog: () => import('./scenes/Vlog.svelte'),
  promise: () => import('./scenes/Promise.svelte'),
  credo: () => import('./scenes/Credo.svelte'),
  notice: () => import('./scenes/Notice.svelte'),
};
