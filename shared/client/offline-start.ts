const SCRIPT = '/sw.js';

/** What a browser that knows trusted types asks for, where it expects the address of a script. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(address: string): string };
}
const script = (): string => {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return (
    trustedTypes?.createPolicy('service-worker', { createScriptURL: () => SCRIPT }).createScriptURL(SCRIPT) ?? SCRIPT
  );
};

/**
 * Lets this page start without a hub: what it has loaded is kept in a cache of this build, and `sw.ts` answers from it
 * when the hub does not. Rejects where a part cannot be kept; what is there already stays.
 */
export async function startsOffline(worker: ServiceWorkerContainer, build: string): Promise<void> {
  await worker.register(script(), { updateViaCache: 'none' });
  const name = `page ${build}`;
  const cache = await caches.open(name);
  await cache.add(location.pathname);
  const kept = new Set<string>(); // what is kept is fetched for it, and that is seen here too
  const watch = new PerformanceObserver((list) => {
    for (const { name: part } of list.getEntries()) {
      if (kept.has(part) || !new URL(part).pathname.startsWith('/assets/')) continue;
      kept.add(part);
      cache.add(part).catch(() => kept.delete(part)); // when it is used again
    }
  });
  watch.observe({ type: 'resource', buffered: true });
  for (const other of await caches.keys()) if (other !== name) await caches.delete(other);
}
