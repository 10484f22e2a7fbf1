import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { deviceRoles } from '../access/document.ts';
import { deviceOf, keyOf, stewardOf } from '../access/credentials.ts';
import { busy, handler, languageFor } from './answers.ts';
import type { AppOptions } from './options.ts';

const REFUSALS = { points: 50, duration: 60 };

/**
 * Slows who guesses [X20]: an address from which 50 requests without a credential were refused in a minute. Whoever has
 * a credential is known by that, and never waits for what others behind the same address do.
 */
export function limitRefused({ access, secure, language, rate = REFUSALS }: AppOptions) {
  const limiter = new RateLimiterMemory(rate);
  return handler(async (request, response, next) => {
    const { headers } = request;
    if (stewardOf(access, headers, secure) || keyOf(access, headers)) return next();
    if (deviceRoles.some((role) => deviceOf(access, role, headers, secure))) return next();
    const address = addressOf(request);
    const before = await limiter.get(address);
    if (before && before.consumedPoints >= rate.points) {
      return busy(response, languageFor(request, language), before.msBeforeNext);
    }
    response.on('finish', () => {
      if (response.statusCode >= 400 && response.statusCode < 500) void limiter.penalty(address);
    });
    next();
  });
}

/** Where a request comes from: `trust proxy` decides whose word counts. IPv4 has one form; an IPv6 network is one place. */
export function addressOf({ ip = '' }: Request): string {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!address.includes(':')) return address;
  const [start = ''] = address.split('::');
  return [...start.split(':'), '0', '0', '0', '0'].slice(0, 4).join(':');
}
