import '../shared/client/boot.ts';
import { mount } from 'svelte';
import { connect } from '../shared/client/connect.ts';
import { pair } from '../shared/client/pair.ts';
import { WallStore } from '../shared/client/wall-store.svelte.ts';
import '../shared/ui/tokens.css';
import '../shared/ui/fonts.css';
import '../shared/ui/base.css';
import './display.css';
import { loadFonts } from '../shared/ui/fonts.ts';
import { motionOf, type Motion } from './acts.ts';
import App from './App.svelte';
import { profileOf } from './profile.ts';

const RELOAD_AGAIN = 60_000;
const reloadedAt = 'wall.reloadedAt';

/** A hub that serves another build than its pages say must not make a screen reload for ever. */
function onOtherBuild(): void {
  const now = Date.now();
  if (Math.abs(now - Number(sessionStorage.getItem(reloadedAt) ?? 0)) < RELOAD_AGAIN) return;
  sessionStorage.setItem(reloadedAt, String(now));
  location.reload();
}

const clock = (): number => Date.now();
const store = new WallStore();
void pair('display').then(() => connect({ store, as: 'display', build: __BUILD__, clock, onOtherBuild }));

const profile = profileOf(location.search);
const root = document.documentElement;
root.style.setProperty('--k-dist', profile.enlarge.toFixed(3));
if (profile.orientation) root.dataset['orientation'] = profile.orientation;

await loadFonts();
const motion = (): Motion => motionOf(getComputedStyle(root));
mount(App, { target: document.body, props: { store, clock, motion, profile } });
