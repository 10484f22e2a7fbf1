/** What the desk has: an admin all of it, an editor what is about notes. */
export const everywhere = [
  'notes',
  'review',
  'vlogs',
  'screens',
  'programme',
  'rooms',
  'readers',
  'office',
  'stewards',
  'keeping',
  'log',
  'you',
] as const;
export type Section = (typeof everywhere)[number];
