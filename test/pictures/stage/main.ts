import { mount, unmount } from 'svelte';
import '../../../shared/ui/tokens.css';
import '../../../shared/ui/fonts.css';
import '../../../shared/ui/base.css';
import '../../../display/display.css';
import { still } from '../../../shared/client/boot.ts';
import { loadFonts } from '../../../shared/ui/fonts.ts';
import Stage, { type Staged } from './Stage.svelte';

/** One scene on a page of its own: `window.stage(...)` shows it, and again shows another. */
declare global {
  interface Window {
    stage: (staged: Omit<Staged, 'onready' | 'onfail'> & { motion?: 'none' }) => Promise<void>;
  }
}

let on: object | undefined;
await loadFonts();
window.stage = async ({ motion, ...staged }) => {
  if (on) await unmount(on);
  still(motion === 'none');
  await new Promise<void>((onready, onfail) => {
    on = mount(Stage, { target: document.body, props: { ...staged, onready, onfail } });
  });
};
