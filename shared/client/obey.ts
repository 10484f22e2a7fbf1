import type { Command } from '../sync/screen.ts';
import type { WallStore } from './wall-store.svelte.ts';

/** Does what the desk tells this screen to do. */
export const obey =
  (store: WallStore, reload: () => void, go: (url: string) => void) =>
  (command: Command): void => {
    switch (command.do) {
      case 'identify':
        store.identify = { name: command.name };
        return;
      case 'redirect': {
        const url = target(command.url, location);
        if (url) store.identify = { name: url.host, then: () => go(url.href) };
        return;
      }
      case 'reload':
        return reload();
      case 'steward':
        store.profile = { ...store.profile, steward: command.name || undefined };
        return;
      case 'profile':
        store.profile = { ...store.profile, name: command.name, screen: command.screen };
        return;
      default:
        command satisfies never; // a younger hub: this page is about to be loaded anew
    }
  };

/** The same page at another address; nothing when that is none to which a screen goes. */
export function target(to: string, { pathname, search }: Pick<Location, 'pathname' | 'search'>): URL | undefined {
  const there = parsed(to);
  if (!there) return undefined;
  const { protocol, username, password, origin, hash } = there;
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return undefined;
  const url = new URL(origin);
  url.pathname = pathname;
  url.search = search;
  url.hash = hash;
  return url;
}

/** URL.parse and URL.canParse are younger than Chromium 109. */
function parsed(to: string): URL | undefined {
  try {
    return new URL(to);
  } catch {
    return undefined;
  }
}
