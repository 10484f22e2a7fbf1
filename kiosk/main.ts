import '../shared/client/boot.ts';
import '../shared/ui/tokens.css';
import '../shared/ui/fonts.css';
import '../shared/ui/base.css';
import './kiosk.css';
import './btn.css';
import './write.css';
import { mount } from 'svelte';
import { alone } from '../shared/client/alone.ts';
import { beats } from '../shared/client/beats.ts';
import { connect } from '../shared/client/connect.ts';
import { Joining } from '../shared/client/joining.svelte.ts';
import { obey } from '../shared/client/obey.ts';
import { openOutbox, persist } from '../shared/client/outbox.ts';
import { pair } from '../shared/client/pair.ts';
import { renewal } from '../shared/client/renewal.ts';
import { WallStore } from '../shared/client/wall-store.svelte.ts';
import { alike } from '../shared/read/alike.ts';
import { tidy } from '../shared/sentence.ts';
import { loadFonts } from '../shared/ui/fonts.ts';
import App from './App.svelte';
import { Flow } from './flow.svelte.ts';
import { newId } from './new-id.ts';
import { Reload } from './reload.ts';
import { settingsOf } from './settings.ts';

const settings = settingsOf(location.search);

async function startKiosk(): Promise<void> {
  await pair('kiosk');
  const store = new WallStore();
  const clock = Date.now;
  const reload = new Reload(clock, () => flow.resting && (outbox !== undefined || store.waiting === 0));
  const outbox = await openOutbox().catch(() => undefined);
  const kept = (await outbox?.all()) ?? [];
  void persist();
  const standby = alone(store, 'kiosk', __BUILD__, clock);
  const { propose, forget, beat, again } = connect({
    store,
    as: 'kiosk',
    build: __BUILD__,
    clock,
    outbox,
    kept,
    onOtherBuild: () => reload.want(),
    onNothing: standby.show,
    onCommand: obey(
      store,
      () => reload.want(),
      // What is kept here does not come along to another address.
      (url) => flow.resting && store.waiting === 0 && store.returned.length === 0 && location.assign(url),
    ),
  });
  const joining = new Joining('kiosk', again);
  const flow = new Flow({
    clock,
    newId,
    propose,
    forget,
    online: () => store.link === 'online',
    alike: (theme, title) => alike(store.preview.notes.hanging, theme, title),
    formats: () => store.wall.office.formats,
    language: () => settings.language ?? store.profile.language,
    get from() {
      return tidy(store.profile.screen?.place ?? '') || settings.from;
    },
    onRest: () => reload.perhaps(),
  });
  const renew = renewal(clock);
  beats((painted) => {
    if (store.link === 'online') renew();
    standby.keep();
    beat({ scene: 'kiosk', painted, seq: store.replica.seq, secure: isSecureContext });
  });
  await loadFonts();
  mount(App, { target: document.body, props: { store, flow, joining, inch: settings.inch } });
  // After the page, so that nobody waits for it; where it does not come the hub looks alone, and the note comes back.
  const rules = await import('./somebody.ts').catch(() => undefined);
  if (rules) flow.somebody = rules.somebody;
}

await startKiosk();
