/** What a question and a practice are. What can be done with them: rituals/library.ts. */

/** When a meeting room asks a question. */
export const moments = ['start', 'during', 'decision', 'end', 'flag'] as const;
export type When = (typeof moments)[number];

/** Why somebody raises the klantvlag. */
export const flagReasons = ['silo', 'conflicting_goals', 'customer_forgotten', 'elephant', 'process_first'] as const;
export type FlagReason = (typeof flagReasons)[number];

/** A question for a meeting, as the desk wrote it. `reason`: of one for a flag that goes up. */
export interface Question {
  readonly id: string;
  readonly moment: When;
  readonly reason?: FlagReason | undefined;
  readonly nl: string;
  readonly en: string;
}

/** What the office does again and again, in steps. */
export interface Practice {
  readonly id: string;
  readonly nl: PracticeTexts;
  readonly en: PracticeTexts;
}
export interface PracticeTexts {
  readonly name: string;
  readonly why: string;
  readonly steps: readonly string[];
}
