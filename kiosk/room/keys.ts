import { flagReasons } from '../../shared/library.ts';
import { outcomes } from '../../shared/rituals/klantvlag.ts';
import type { Panel } from './panel.svelte.ts';

/** A key or a button on the table does what a finger does: F, Enter or space is the flag, a figure is a tile. */
export function keys(event: KeyboardEvent, panel: Panel): void {
  const { key, ctrlKey, altKey, metaKey, repeat, target } = event;
  if (ctrlKey || altKey || metaKey || repeat || panel.writing) return;
  const held = target instanceof HTMLElement && target.matches('button, a, input, textarea, select');
  if (key === 'f' || key === 'F' || ((key === 'Enter' || key === ' ') && !held)) {
    event.preventDefault();
    return panel.toggle();
  }
  const { why, then, on } = panel;
  const reason = why && flagReasons[Number(key) - 1];
  if (why && reason) return panel.reason(why, reason);
  const outcome = on.scene === 'flag' ? undefined : outcomes[Number(key) - 1];
  if (then && outcome) panel.outcome(then, outcome);
}
