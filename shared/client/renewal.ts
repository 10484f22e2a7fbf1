const DAY = 86_400_000;
const SOON = 3_600_000;

/**
 * Asks the hub once a day for a new credential, in the cookie of its answer: a WebSocket sets none. Gives what asks when
 * it is time; to be called now and then while the hub is there. `clock` is in milliseconds.
 */
export function renewal(clock: () => number): () => void {
  let next = clock();
  return () => {
    const now = clock();
    if (now < next && next - now <= DAY) return; // a clock that was set back does not stop it
    next = now + SOON;
    const asked = fetch('/api/v1/pair/renew', { method: 'POST', headers: { 'content-type': 'application/json' } });
    void asked.then(
      ({ ok }) => void (ok && (next = clock() + DAY)),
      () => undefined,
    );
  };
}
