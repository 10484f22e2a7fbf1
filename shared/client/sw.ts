/**
 * The service worker: it answers for a hub that does not, from what `offline-start.ts` kept. It changes nothing and decides
 * nothing else, and the hub's newest is in force at once: a bad one is gone when a page is next loaded [U4].
 */
const PATIENCE = 8_000;
const PAGES = /^\/(display|kiosk|room(\/[^/]+)?)$/;

const kept = (path: string): Promise<Response | undefined> => caches.match(path, { ignoreVary: true });

/** The hub's page; without a hub, or when something before it says that it is not there, the one that was kept. */
async function page({ href, pathname }: URL): Promise<Response> {
  const answer = await fetch(href, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
  return answer && answer.status < 500 ? answer : ((await kept(pathname)) ?? answer ?? Response.error());
}

const part = async (request: Request): Promise<Response> =>
  (await kept(new URL(request.url).pathname)) ?? fetch(request);

addEventListener('install', () => void worker().skipWaiting());
addEventListener('activate', (event) => (event as Lasting).waitUntil(worker().clients.claim()));
addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Fetched;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  const answer = respondWith.bind(event);
  if (request.mode === 'navigate' && PAGES.test(url.pathname) && !url.searchParams.has('preview')) answer(page(url));
  else if (url.pathname.startsWith('/assets/')) answer(part(request));
});

// TypeScript knows either pages or workers: the little of a worker that is used here.
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
function worker(): Worker {
  return self as unknown as Worker;
}
