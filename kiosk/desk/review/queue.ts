/** One press is one decision: a key that is held down decides nothing more. The arrows go through the rows. */
export function queue(list: HTMLElement): () => void {
  const onkeydown = (event: KeyboardEvent): void => {
    const { key, target } = event;
    if (target instanceof HTMLInputElement) return;
    if (key === 'Enter' && event.repeat) return event.preventDefault();
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
    event.preventDefault();
    const all = rowsIn(list);
    const at = all.findIndex(hasFocus) + (key === 'ArrowDown' ? 1 : -1);
    go(all[Math.min(Math.max(at, 0), all.length - 1)]);
  };
  list.addEventListener('keydown', onkeydown);
  return () => list.removeEventListener('keydown', onkeydown);
}

/**
 * Remembers which row has the focus. Calling it gives the focus to the one that is there by then: never to one of another
 * section, so that who goes through what waits does not show anything to visitors with the next press.
 */
export function placeIn(list: HTMLElement, otherwise: HTMLElement): () => void {
  const row = rowsIn(list).find(hasFocus);
  const section = row?.closest('section');
  if (!row || !section) return () => undefined;
  const at = rowsIn(section).indexOf(row);
  return () => {
    const all = section.isConnected ? rowsIn(section) : [];
    const next = all[Math.min(at, all.length - 1)];
    if (next) go(next);
    else otherwise.focus();
  };
}

const rowsIn = (list: HTMLElement): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')];
const hasFocus = (row: HTMLElement): boolean => row.contains(document.activeElement);

/** To what is most likely done with it: its first button. */
function go(row: HTMLElement | undefined): void {
  row?.querySelector<HTMLElement>('.b')?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

/** Attach to a form that opens in a row: it has the focus. */
export const first = (form: HTMLElement): void => form.querySelector<HTMLElement>('input, button')?.focus();
