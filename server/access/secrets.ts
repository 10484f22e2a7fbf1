import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits that nobody can guess, for a URL, a cookie or a header. */
export const newSecret = (): string => randomBytes(32).toString('hex');

/** What we keep of a secret. It has 256 bits of its own, so it needs no salt and no slow hash. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Does this secret belong to this hash? Takes as long when it does not. */
export const fits = (secret: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hash.padEnd(64).slice(0, 64)));
