const STEP = 0.96;
const LEAST = 0.35;

/**
 * Attach to the box of one text: sets `--fit`, the largest of 1 and steps of 4 % less at which all of it is in the box. Give
 * it the text, so that another text is measured anew.
 */
export const shrink =
  (_text: string) =>
  (box: HTMLElement): (() => void) => {
    const observer = new ResizeObserver(() => measure(box)); // once when it is there, and when the screen changes
    observer.observe(box);
    measure(box);
    return () => observer.disconnect();
  };

function measure(box: HTMLElement): void {
  for (let fit = 1; fit > LEAST; fit *= STEP) {
    box.style.setProperty('--fit', fit.toFixed(3));
    if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) return;
  }
}
