/** The n-th UUID of a test: readable, and in order. `space` keeps the ids of two makers apart. */
export const uuid = (n: number, space = 0): string =>
  `00000000-0000-4000-8000-${space.toString(16).padStart(4, '0')}${n.toString(16).padStart(8, '0')}`;
