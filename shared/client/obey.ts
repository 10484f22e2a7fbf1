import type { Command } from '../sync/screen.ts';
import type { WallStore } from './wall-store.svelte.ts';

/** Does what the desk tells this screen to do. */
export const obey =
  (store: WallStore, reload: () => void) =>
  (command: Command): void => {
    switch (command.do) {
      case 'identify':
        store.identify = { name: command.name };
        return;
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
