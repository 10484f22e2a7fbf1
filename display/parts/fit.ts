/** The longest texts have to hang too: how much smaller, and what gives way, in the order in which it is tried. */
interface Try {
  readonly size: number;
  /** Words may break anywhere. */
  readonly breaks?: boolean;
  /** The foot gives up its line: it is never needed to get the message. */
  readonly tight?: boolean;
}

const tries: readonly Try[] = [
  { size: 1 },
  { size: 0.92 },
  { size: 0.85 },
  { size: 0.85, breaks: true },
  // Only a title of 42 wide letters or a word longer than a line comes here.
  ...[0.85, 0.78, 0.72, 0.66, 0.61, 0.56].map((size) => ({ size, breaks: true, tight: true })),
];

/** Attach to the box that holds a note's text: sets `--fit`, and the classes `breaks` and `tight` where nothing else helps. */
export function fit(box: HTMLElement): () => void {
  const observer = new ResizeObserver(() => shrink(box)); // once when it is there, and when the screen changes
  observer.observe(box);
  return () => observer.disconnect();
}

function shrink(box: HTMLElement): void {
  for (const { size, breaks = false, tight = false } of tries) {
    // what is so already is not written: it would cost another layout
    if ((box.style.getPropertyValue('--fit') || '1') !== String(size)) box.style.setProperty('--fit', String(size));
    box.classList.toggle('breaks', breaks);
    box.classList.toggle('tight', tight);
    if (fits(box)) return;
  }
}

// Not scrollHeight: a large figure reaches out of its line without being too much.
const fits = (box: HTMLElement): boolean =>
  [...box.children].every(
    (child) =>
      child instanceof HTMLElement &&
      child.offsetTop + child.offsetHeight <= box.clientHeight + 1 &&
      child.scrollWidth <= child.clientWidth + 1,
  );
