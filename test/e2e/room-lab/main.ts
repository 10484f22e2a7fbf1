import { flushSync, mount, unmount } from 'svelte';
import '../../../shared/ui/tokens.css';
import '../../../shared/ui/fonts.css';
import '../../../shared/ui/base.css';
import '../../../kiosk/room/room.css';
import { still } from '../../../shared/client/boot.ts';
import { loadFonts } from '../../../shared/ui/fonts.ts';
import Lab from './Lab.svelte';
import type { Shown } from './shown.ts';

/** What does not fit: its text, and how. */
export interface Fault {
  readonly text: string;
  readonly what: 'clipped' | 'out' | 'under the buttons';
}
export interface Looked {
  readonly faults: readonly Fault[];
  /** Of the letters of the sentence itself: units. */
  readonly letters: number;
}
declare global {
  interface Window {
    look: (shown: Shown) => Looked;
  }
}

still(true);
await loadFonts();
let on: object | undefined;
window.look = (shown) => {
  if (on) void unmount(on);
  document.documentElement.dataset['orientation'] = shown.portrait ? 'portrait' : 'landscape';
  on = mount(Lab, { target: document.body, props: { shown } });
  flushSync();
  for (const animation of document.getAnimations()) animation.finish();
  return looked(shown.portrait);
};

function looked(portrait: boolean): Looked {
  const page = document.querySelector('.page') ?? document.body;
  const { left, top, right, bottom, width } = page.getBoundingClientRect();
  const unit = width / (portrait ? 100 : 177.78);
  const strip = portrait ? bottom - 30 * unit : bottom - 16 * unit;
  const faults: Fault[] = [];
  for (const box of page.querySelectorAll('.text, .on > p, .label, .cap, .source, .solution, h2, .foot')) {
    const text = box.textContent?.trim() ?? '';
    if (text === '') continue;
    const { clientHeight, clientWidth, scrollHeight, scrollWidth } = box;
    const cuts = getComputedStyle(box).textOverflow === 'ellipsis';
    if ((!cuts && scrollWidth - clientWidth > 1) || (box.matches('.text') && scrollHeight - clientHeight > 1))
      faults.push({ text, what: 'clipped' });
    const range = document.createRange();
    range.selectNodeContents(box);
    const at = (cuts ? box : range).getBoundingClientRect();
    if (at.left < left || at.top < top || at.right > right || at.bottom > bottom) faults.push({ text, what: 'out' });
    const half = portrait ? left : left + width / 2;
    if (at.bottom > strip + 1 && at.right > half && !box.closest('.flag'))
      faults.push({ text, what: 'under the buttons' });
  }
  const sentence = page.querySelector('.text > *');
  return { faults, letters: sentence ? parseFloat(getComputedStyle(sentence).fontSize) / unit : 0 };
}
