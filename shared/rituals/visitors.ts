import * as z from 'zod/mini';
import { refuse } from '../change.ts';
import { ritual } from '../ritual.ts';

/** Who is in the house, and what a passer-by may see because of it. */
export interface Visitors {
  /** Until when the office's halls are shown as to visitors: milliseconds UTC. */
  readonly until: number;
  /** Since when visitors' screens show nothing but a welcome: somebody pressed the button. Milliseconds UTC. */
  readonly cleared?: number | undefined;
}

/** How long the halls stay as they are for visitors: milliseconds (product.md 2.5). */
export const VISIT = 60 * 60_000;

const empty: Visitors = { until: 0 };
const desk = ['editor', 'admin'] as const;
const nothing: z.ZodMiniType<object> = z.strictObject({});
const already = refuse('gone', 'error.already');

export const visitors = ritual(empty)({
  // Again means an hour from now. What a kiosk asked before and brings late ends nothing sooner.
  'visitors.come': {
    by: ['kiosk', ...desk],
    seenBy: 'screens',
    data: nothing,
    check: () => undefined,
    apply: (before, { made }) => ({ ...before, until: Math.max(before.until, made + VISIT) }),
  },
  'visitors.go': {
    by: ['kiosk', ...desk],
    seenBy: 'screens',
    data: nothing,
    check: ({ until }, { made }) => (until > made ? undefined : already),
    apply: (before, { made }) => ({ ...before, until: Math.min(before.until, made) }),
  },
  // The button: whatever a visitors' screen shows, it is gone.
  'visitors.clear': {
    by: desk,
    seenBy: 'screens',
    data: nothing,
    check: () => undefined,
    apply: (before, { made }) => ({ ...before, cleared: before.cleared ?? made }),
  },
  'visitors.resume': {
    by: desk,
    seenBy: 'screens',
    data: nothing,
    check: ({ cleared }) => (cleared === undefined ? already : undefined),
    apply: ({ until }) => ({ until }),
  },
});
