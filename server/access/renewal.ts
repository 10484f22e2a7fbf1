/** By what a browser is known: the hash of a secret that only it has. Times are milliseconds UTC. */
export interface Credential {
  readonly hash: string;
  readonly made: number;
  /** From then on it is nobody's. */
  readonly until: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WORN = 30 * DAY;
const MOST = 5; // that count at once: who asks again and again gets no more

/** How long a credential counts that nothing takes the place of: milliseconds. A cookie keeps it as long. */
export const CREDENTIAL_LASTS = 365 * DAY;

/** How long a colleague reads along by one invitation. */
export const READING_LASTS = WORN;

/** A credential that begins to count now. */
export const credential = (hash: string, made: number, lasts = CREDENTIAL_LASTS): Credential => ({
  ...{ hash, made },
  until: made + lasts,
});

/**
 * The credentials of a device that just showed the one with the hash `shown`; nothing where they stay as they are.
 * After 30 days it gets `fresh` beside it, and only when a browser shows that one an hour later has the old one its last
 * day: an answer may be lost with the line or the hub, and a cookie with the power until it is on the browser's disk.
 */
export function renewed(
  all: readonly Credential[],
  shown: string,
  fresh: Credential,
): { readonly credentials: readonly Credential[]; readonly given: boolean } | undefined {
  const now = fresh.made;
  const counting = all.filter(({ until }) => now < until);
  const one = counting.find(({ hash }) => hash === shown);
  if (!one) return undefined;
  const settled = ({ made }: Credential): boolean => now - made >= HOUR;
  const back = one.until < one.made + CREDENTIAL_LASTS; // this browser once showed a newer one
  const worn = now - one.made >= WORN;
  const outlived = (other: Credential): boolean => settled(one) && other.made < one.made && other.until > now + DAY;
  const lost = (other: Credential): boolean => worn && !back && other.made > one.made && settled(other);
  const left = counting.filter((other) => !lost(other));
  const given = (worn || back) && left.length < MOST;
  if (!given && !left.some(outlived)) return undefined;
  const credentials = left.map((other) => (outlived(other) ? { ...other, until: now + DAY } : other));
  return { credentials: given ? [...credentials, fresh] : credentials, given };
}
