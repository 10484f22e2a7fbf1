import type { Answer, Refusal } from '../shared/change.ts';
import type { Asking } from '../shared/client/connection.ts';

/** How long a person waits for the hub: milliseconds. */
export const LATE = 3_000;

export type Word = Answer | 'kept';

export const refusalOf = (word: Word): Refusal | undefined => (word === 'kept' || word.ok ? undefined : word.refusal);

/**
 * The hub's word; or 'kept' when that takes longer than `wait` milliseconds and what was asked is on our own disk. When
 * it is not, it says so by `onLate` and waits on.
 */
export async function patience({ kept, answer }: Asking, wait: number, onLate?: () => void): Promise<Word> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), wait)));
  const word = await Promise.race([answer, late]);
  clearTimeout(timer);
  if (word !== 'late') return word;
  if (await kept) return 'kept';
  onLate?.();
  return answer;
}
