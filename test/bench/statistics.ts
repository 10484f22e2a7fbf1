/** What a figure has to be: the ratio to its limit, or the figure itself. */
export interface Goal {
  readonly of: 'ratio' | 'figure';
  readonly most?: number;
  readonly least?: number;
}

/** One line of docs/bench.md. `noise`: half the middle half of the rounds over their median; 0.1 is 10% up or down. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly figure: number;
  readonly limit?: number;
  readonly ratio?: number;
  readonly noise?: number;
  readonly goal?: Goal;
}

/** The value below which lies this part (0 to 1) of the others, between two of them where it falls there. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = part * (sorted.length - 1);
  const [below = NaN, above = below] = sorted.slice(Math.floor(at));
  return below + (above - below) * (at % 1);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const noiseOf = (values: readonly number[]): number =>
  (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / median(values);

/** What is measured and what it is held against, one pair a round. */
export interface Rounds {
  readonly figures: readonly number[];
  readonly limits: readonly number[];
}

/** A figure beside its limit. The ratio is formed round by round, so that a slow minute of the machine is in both. */
export function beside(name: string, unit: string, { figures, limits }: Rounds, goal?: Goal): Row {
  const ratios = figures.map((figure, index) => figure / (limits[index] ?? NaN));
  return {
    name,
    unit,
    figure: median(figures),
    limit: median(limits),
    ratio: median(ratios),
    noise: noiseOf(ratios),
    ...(goal && { goal }),
  };
}

/** A figure that stands alone. */
export const alone = (name: string, unit: string, figures: readonly number[], goal?: Goal): Row => ({
  name,
  unit,
  figure: median(figures),
  ...(figures.length > 1 && { noise: noiseOf(figures) }),
  ...(goal && { goal }),
});

/** Measures all of these in every round, each round in another order. Gives each one's results by round. */
export async function interleave<T>(rounds: number, measures: readonly (() => Promise<T>)[]): Promise<readonly T[][]> {
  const results = measures.map((): T[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let step = 0; step < measures.length; step += 1) {
      const index = (step + round) % measures.length;
      const measure = measures[index];
      if (measure) results[index]?.push(await measure());
    }
  }
  return results;
}

/** Was the goal met? Nothing where there is none. */
export function met({ goal, ratio, figure }: Row): boolean | undefined {
  if (!goal) return undefined;
  const value = goal.of === 'ratio' ? (ratio ?? NaN) : figure;
  return value <= (goal.most ?? Infinity) && value >= (goal.least ?? -Infinity);
}
