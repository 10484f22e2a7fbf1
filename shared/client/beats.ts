const EVERY = 15_000;
const FRAMES = 5; // enough to see that the picture moves; a TV need not count all day

/**
 * Tells every 15 s how many frames this page painted of those that it asked for. A page that the browser no longer draws
 * asks in vain, and its number stands still. Gives what tells it at once.
 */
export function beats(say: (painted: number) => void): () => void {
  let painted = 0;
  const paint = (left: number): void => {
    requestAnimationFrame(() => {
      painted += 1;
      if (left > 1) paint(left - 1);
    });
  };
  paint(FRAMES);
  setInterval(() => {
    say(painted);
    paint(FRAMES);
  }, EVERY);
  return () => say(painted);
}
