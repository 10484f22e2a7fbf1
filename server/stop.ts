/** A start that must not go on. Its message is the one sentence that the operator reads; main.ts exits with 1. */
export class Stop extends Error {}

/** What people read when a start fails: the sentence of a Stop, the system's own word, or all that is known of a bug. */
export function explain(error: unknown): unknown {
  return error instanceof Stop || (error instanceof Error && 'syscall' in error) ? error.message : error;
}
