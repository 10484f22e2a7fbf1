import type { IncomingHttpHeaders } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';

export interface AllowedOptions {
  readonly host: string;
  readonly port: number;
  readonly baseUrl: URL;
  readonly secure: boolean;
  readonly trustProxy: readonly string[];
}

/** What a request tells of who sent it. */
export interface Asking {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** Who may speak to the hub, by the two headers that a web page elsewhere cannot forge [X10]. */
export interface Allowed {
  host(header: string | undefined): boolean;
  /** A page of ours. No header at all is not a page: it is for the caller to judge. */
  origin(header: string): boolean;
  /**
   * Did this request surely begin on this machine? A proxy here speaks for the whole world from 127.0.0.1, and not every
   * one says so: where there may be one, nobody is this machine.
   */
  thisMachine(request: Asking): boolean;
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];
const forwarding = /^(forwarded|via|x-forwarded\b|x-real-ip$|x-client-ip$)/;

/** Exactly the names of docs/contract.md ("Settings"), at exactly our port: neither a sub-domain nor a neighbour. */
export function allowed({ host, port, baseUrl, secure, trustProxy }: AllowedOptions): Allowed {
  const scheme = secure ? 'https:' : 'http:';
  const wide = host === '0.0.0.0' || host === '::';

  // Whoever uses BASE_URL then comes to our own port: there is no room for a proxy before it.
  const direct =
    trustProxy.length === 0 &&
    baseUrl.origin === originOf(`${scheme}//${baseUrl.hostname}:${port}`) &&
    (wide || loopback.includes(baseUrl.hostname));

  function origins(): readonly string[] {
    const names = [...loopback, ...(wide ? machine() : [bracketed(host)])];
    return [...names.map((name) => originOf(`${scheme}//${name}:${port}`)), baseUrl.origin];
  }

  return {
    host: (header) => header !== undefined && origins().some((origin) => hostOf(origin) === header.toLowerCase()),
    origin: (header) => origins().includes(header),
    thisMachine: ({ headers, socket }) =>
      direct &&
      /^(::1|(::ffff:)?127\.[\d.]+)$/.test(socket.remoteAddress ?? '') &&
      loopback.some((name) => hostOf(originOf(`${scheme}//${name}:${port}`)) === headers.host) &&
      !Object.keys(headers).some((name) => forwarding.test(name)),
  };
}

/** This machine's own names and addresses; asked anew each time, because an office's router hands out new ones. */
function machine(): readonly string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return [
    hostname().toLowerCase(),
    `${hostname().toLowerCase()}.local`,
    ...addresses.map(({ address }) => bracketed(address)),
  ];
}

/** The address by which others on the network most likely reach this machine. */
export function lanAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

const bracketed = (address: string): string => (address.includes(':') ? `[${address.split('%')[0]}]` : address);
const hostOf = (origin: string): string => origin.slice(origin.indexOf('//') + 2);

/** Without the port where it is the scheme's own, as browsers write it. */
const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);
