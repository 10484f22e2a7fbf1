/** A start that must not go on. Its message is the one sentence that the operator reads; main.ts exits with 1. */
export class Stop extends Error {}
