import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The security headers. Everything comes from the hub itself; what is not named is not allowed. Svelte's own
 * policy is the only one that may make markup out of text, and that of `offline-start.ts` names one script. No page may stand in a frame but a preview, at the desk.
 */
export function headers(secure: boolean): RequestHandler {
  const page = policy(secure);
  const preview = policy(secure, { framed: true });
  const kiosk = policy(secure, { records: true });
  const desk = policy(secure, { frames: true, records: true });
  return (request, response, next) => {
    const chosen = isPreview(request)
      ? preview
      : request.path === '/desk'
        ? desk
        : request.path === '/kiosk'
          ? kiosk
          : page;
    chosen(request, response, next);
  };
}

const isPreview = ({ path, query }: Request): boolean => path === '/display' && Boolean(query['preview']);

const policy = (secure: boolean, { frames = false, framed = false, records = false } = {}) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        mediaSrc: ["'self'", ...(records ? ['blob:'] : [])], // what was recorded there is looked at before it is sent
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameSrc: [frames ? "'self'" : "'none'"],
        frameAncestors: [framed ? "'self'" : "'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['svelte-trusted-html', 'service-worker'],
      },
    },
    // On plain HTTP these three would only make a browser complain.
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: framed ? 'sameorigin' : 'deny' },
  });
