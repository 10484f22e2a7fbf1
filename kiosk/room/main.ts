import '../../shared/client/boot.ts';
import '../../shared/ui/tokens.css';
import '../../shared/ui/fonts.css';
import '../../shared/ui/base.css';
import '../kiosk.css';
import '../btn.css';
import './room.css';
import { mount } from 'svelte';
import { alone } from '../../shared/client/alone.ts';
import { beats } from '../../shared/client/beats.ts';
import { connect } from '../../shared/client/connect.ts';
import { Joining } from '../../shared/client/joining.svelte.ts';
import { legible } from '../../shared/client/legible.ts';
import { obey } from '../../shared/client/obey.ts';
import { reloadOnce } from '../../shared/client/other-build.ts';
import { pair } from '../../shared/client/pair.ts';
import { renewal } from '../../shared/client/renewal.ts';
import { stayAwake } from '../../shared/client/wake-lock.ts';
import { WallStore } from '../../shared/client/wall-store.svelte.ts';
import { loadFonts } from '../../shared/ui/fonts.ts';
import { languages } from '../../shared/text/language.ts';
import { newId } from '../new-id.ts';
import type { Ask } from './panel.svelte.ts';
import Room from './Room.svelte';

async function startRoom(): Promise<void> {
  await pair('room');
  const store = new WallStore();
  const clock = Date.now;
  const standby = alone(store, 'room', __BUILD__, clock);
  const reload = (): void => location.reload();
  const { propose, beat, again } = connect({
    store,
    as: 'room',
    build: __BUILD__,
    clock,
    onOtherBuild: () => reloadOnce(clock),
    onNothing: standby.show,
    onCommand: obey(store, reload, (url) => location.assign(url)),
  });
  const joining = new Joining('room', again);
  const renew = renewal(clock);
  const shown = legible();
  const scene = () => document.querySelector<HTMLElement>('[data-scene]')?.dataset['scene'] ?? 'offline';
  beats((painted) => {
    if (store.link === 'online') renew();
    standby.keep();
    beat({ scene: scene(), painted, seq: store.replica.seq, secure: isSecureContext, shown: shown() });
  });
  const ask: Ask = (type, data) => propose(type, data, { id: newId(), made: clock() }).answer;
  const asked = new URLSearchParams(location.search).get('lang');
  const language = languages.find((one) => one === asked);
  stayAwake();
  await loadFonts();
  mount(Room, { target: document.body, props: { store, joining, clock, ask, language } });
}

await startRoom();
