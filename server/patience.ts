import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** How long a client may take to ask, in ms [X9]. Node's own minutes let a few hundred slow ones use up all connections. */
export const PATIENCE = { headersTimeout: 3_000, requestTimeout: 5_000, connectionsCheckingInterval: 1_000 } as const;

const trusted = new WeakSet<Duplex>();

/** This request may take longer, because who asks is known; what serves it has a limit of its own, and says when it is over. */
export function trust({ socket }: IncomingMessage): () => void {
  trusted.add(socket);
  return () => void trusted.delete(socket);
}

/** Lets go of who takes too long or speaks nonsense, but for those that are trusted. Node tells of each request once. */
export function bePatient(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, line: Duplex & { readonly bytesWritten?: number }) => {
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && trusted.has(line)) return;
    // Behind an answer that is under way it would be taken for a part of that.
    if (line.writable && line.bytesWritten === 0)
      line.write(`HTTP/1.1 ${answers[error.code ?? ''] ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`);
    line.destroy();
  });
}

const answers: { readonly [code: string]: string } = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};
