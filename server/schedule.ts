const HOUR = 3_600_000;

/** The hub's only timers: does this now and every hour, whoever asks. Gives what stops it. */
export function hourly(work: () => Promise<unknown>, onTrouble: (error: unknown) => void): () => void {
  const turn = () => void work().catch(onTrouble);
  turn();
  const timer = setInterval(turn, HOUR);
  return () => clearInterval(timer);
}
