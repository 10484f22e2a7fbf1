const EVERY = 2_000;

/** Does this now and every two seconds, never two at once, while somebody looks at the page. Gives what stops it. */
export function poll(work: () => Promise<unknown>): () => void {
  let busy = false;
  const turn = async (): Promise<void> => {
    if (busy || document.hidden) return;
    busy = true;
    await work();
    busy = false;
  };
  void turn();
  const timer = setInterval(() => void turn(), EVERY);
  return () => clearInterval(timer);
}
