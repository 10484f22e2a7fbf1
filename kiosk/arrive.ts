/** Gives a heading the focus when its step begins, so that a screen reader reads it and Tab goes on from there. */
export function arrive(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
