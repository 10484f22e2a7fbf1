const EVERY = 500; // ms: who may no longer look is gone within a second [X12]

/** Does this twice a second. Gives what stops it. */
export function watch(look: () => void): () => void {
  const timer = setInterval(look, EVERY);
  return () => clearInterval(timer);
}
