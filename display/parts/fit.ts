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
  ...[0.85, 0.78, 0.72, 0.66, 0.61, 0.56, 0.5, 0.45].map((size) => ({ size, breaks: true, tight: true })),
];

/** One sentence that has a sheet for itself takes the room that there is. */
const large: readonly Try[] = [2.2, 1.9, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1].map((size) => ({ size }));

/** Attach to the box that holds a note's text: sets `--fit`, and the classes `breaks` and `tight` where nothing else helps. */
export const fit = (box: HTMLElement): (() => void) => watch(box, tries);

/** The same for one sentence on a sheet of its own: larger too, where it is short. */
export const fill = (box: HTMLElement): (() => void) => watch(box, [...large, ...tries]);

function watch(box: HTMLElement, sizes: readonly Try[]): () => void {
  const observer = new ResizeObserver(() => shrink(box, sizes)); // once when it is there, and when the screen changes
  observer.observe(box);
  return () => observer.disconnect();
}

function shrink(box: HTMLElement, sizes: readonly Try[]): void {
  for (const { size, breaks = false, tight = false } of sizes) {
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
