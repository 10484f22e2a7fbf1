import type { Studio } from './studio.svelte.ts';

/** Holds a vlog that somebody makes while another page stands in its place. */
export interface Kept {
  studio: Studio | undefined;
}
