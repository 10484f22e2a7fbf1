import './floor.ts';
import { still } from '../shared/client/boot.ts';
import { mount } from 'svelte';
import { alone } from '../shared/client/alone.ts';
import { beats } from '../shared/client/beats.ts';
import { connect } from '../shared/client/connect.ts';
import { Joining } from '../shared/client/joining.svelte.ts';
import { legible } from '../shared/client/legible.ts';
import { obey } from '../shared/client/obey.ts';
import { pair, readsAlong } from '../shared/client/pair.ts';
import { renewal } from '../shared/client/renewal.ts';
import { WallStore } from '../shared/client/wall-store.svelte.ts';
import '../shared/ui/tokens.css';
import '../shared/ui/fonts.css';
import '../shared/ui/base.css';
import './display.css';
import { loadFonts } from '../shared/ui/fonts.ts';
import { cannot } from './cannot.ts';
import { motionOf, type Motion } from './acts.ts';
import Screen from './Screen.svelte';
import { reloadOnce } from '../shared/client/other-build.ts';
import { stayAwake } from '../shared/client/wake-lock.ts';

const clock = (): number => Date.now();
const store = new WallStore();
const device = new URLSearchParams(location.search).get('preview') ?? undefined; // what the desk shows of a screen
const onCommand = obey(
  store,
  () => location.reload(),
  (url) => device === undefined && location.assign(url),
);
const as = device === undefined ? 'display' : 'preview';
// A colleague's own phone keeps nothing: it may be let go while it is in a pocket.
const standby = as === 'display' && !readsAlong() ? alone(store, as, __BUILD__, clock) : undefined;
const connection = (as === 'display' ? pair(as) : Promise.resolve()).then(() =>
  connect({
    store,
    as,
    device,
    build: __BUILD__,
    clock,
    onOtherBuild: () => reloadOnce(clock),
    onNothing: () => standby?.show(),
    onCommand,
  }),
);
/** What only the screen itself says: that it wants in, and what it shows. */
const joining =
  as === 'display'
    ? new Joining(
        as,
        () => void connection.then(({ again }) => again()),
        () => !readsAlong(),
      )
    : undefined;
const renew = renewal(clock);
const shown = legible();
const tell = (painted: number): void => {
  if (store.link === 'online') renew();
  standby?.keep();
  const scene = document.querySelector<HTMLElement>('[data-scene]')?.dataset['scene'] ?? '';
  void connection.then(({ beat }) =>
    beat({
      scene,
      painted,
      seq: store.replica.seq,
      secure: isSecureContext,
      shown: shown(),
      ...(cannot.media.length > 0 && { cannot: [...cannot.media] }),
    }),
  );
};
const onshow = as === 'display' ? beats(tell) : undefined;

await loadFonts();
if (device === undefined) stayAwake();
const motion = (): Motion => motionOf(getComputedStyle(document.documentElement));
mount(Screen, {
  target: document.body,
  props: { store, joining, clock, motion, still, onshow, search: location.search },
});
