const STEP = 0.92; // small enough not to be noticed from one note to the next
const STEPS = 7;

/**
 * Keeps all letters of a box in sight: sets `--fit` (1 and down) until its text fits. An attachment; `text` is only
 * there to run it again when it changes.
 */
export const fitText = (_text: string) => (box: HTMLElement) => {
  const fit = (): void => {
    for (let step = 0; step <= STEPS; step += 1) {
      box.style.setProperty('--fit', (STEP ** step).toFixed(3));
      if (box.scrollHeight <= box.clientHeight + 1) return;
    }
  };
  fit();
  const observer = new ResizeObserver(fit);
  observer.observe(box);
  return () => observer.disconnect();
};
