import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Of an iCalendar text: bytes. */
export const MOST = 5 * 2 ** 20;
const PATIENCE = 10_000;
const REDIRECTS = 2;

/** Why an address gave no calendar: its host is not allowed, nobody answers, it is too large, or it is another thing. */
export type CalendarFault = 'host' | 'line' | 'large' | 'not';

/** This very machine, and where clouds keep their secrets: an admin may mean the office's network, never these. */
const never = new BlockList();
never.addSubnet('127.0.0.0', 8);
never.addSubnet('0.0.0.0', 8);
never.addSubnet('169.254.0.0', 16);
never.addAddress('::1', 'ipv6');
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('fd00:ec2::', 32, 'ipv6');

export interface FetchOptions {
  /** The hosts that an admin allowed, with their port where they have one. */
  readonly hosts: readonly string[];
  /** Only a test reaches this very machine. */
  readonly loopback?: boolean;
}

const isNever = (address: string): boolean => {
  const plainly = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return never.check(plainly, isIP(plainly) === 6 ? 'ipv6' : 'ipv4');
};

/** Looks a name up and lets nobody be sent to this machine: the address that is checked is the one that is used. */
const guarded =
  (loopback: boolean): LookupFunction =>
  (name, options, answer) =>
    resolve(name, { ...options, all: true }, (error, addresses: readonly LookupAddress[]) => {
      if (error) return answer(error, []);
      const fit = addresses.filter(({ address }) => loopback || !isNever(address));
      const [first] = fit;
      if (!first) return answer(new Error('not an address for a calendar'), []);
      return options.all ? answer(null, [...fit]) : answer(null, first.address, first.family);
    });

/** An address as people copy it; nothing when it is none. */
export function addressOf(text: string): URL | undefined {
  try {
    const url = new URL(text.trim().replace(/^webcals?:/i, 'https:'));
    return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : undefined;
  } catch {
    return undefined;
  }
}

/** The text at this address. Follows two redirects, to allowed hosts only. */
export async function fetchCalendar(
  url: URL,
  { hosts, loopback = false }: FetchOptions,
  left = REDIRECTS,
): Promise<{ readonly text: string } | { readonly fault: CalendarFault }> {
  if (!hosts.includes(url.host)) return { fault: 'host' };
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) && !loopback && isNever(bare)) return { fault: 'host' };
  const said = await ask(url, loopback);
  if ('to' in said) {
    const next = left > 0 ? addressOf(new URL(said.to, url).href) : undefined;
    return next ? fetchCalendar(next, { hosts, loopback }, left - 1) : { fault: 'not' };
  }
  return said;
}

type Answered = { readonly text: string } | { readonly fault: CalendarFault } | { readonly to: string };

function ask(url: URL, loopback: boolean): Promise<Answered> {
  return new Promise((done) => {
    const end = (said: Answered): void => {
      done(said);
      request.destroy();
    };
    const asks = url.protocol === 'https:' ? secure : plain;
    // No compression is asked for, so that a small answer stays small.
    const headers = { accept: 'text/calendar', 'accept-encoding': 'identity', 'user-agent': 'WallOfChange' };
    const how = { headers, lookup: guarded(loopback), signal: AbortSignal.timeout(PATIENCE) };
    const request = asks(url, how, (response) => {
      const { statusCode = 0, headers: got } = response;
      if (statusCode >= 300 && statusCode < 400 && got.location !== undefined) return end({ to: got.location });
      if (statusCode !== 200 || (got['content-encoding'] ?? 'identity') !== 'identity') return end({ fault: 'line' });
      const pieces: Buffer[] = [];
      let bytes = 0;
      response.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > MOST) return end({ fault: 'large' });
        pieces.push(piece);
        return undefined;
      });
      response.on('error', () => end({ fault: 'line' }));
      response.on('end', () => end({ text: Buffer.concat(pieces).toString('utf8') }));
      return undefined;
    });
    request.on('error', () => end({ fault: 'line' }));
    request.end();
  });
}
