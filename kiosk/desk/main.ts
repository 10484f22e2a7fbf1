import '../../shared/client/boot.ts';
import '../../shared/ui/tokens.css';
import '../../shared/ui/fonts.css';
import '../../shared/ui/base.css';
import './desk.css';
import { mount } from 'svelte';
import { languageOf } from '../../shared/text/language.ts';
import { loadFonts } from '../../shared/ui/fonts.ts';
import Desk from './Desk.svelte';
import { newId } from '../new-id.ts';
import { DeskState } from './desk-state.svelte.ts';
import { DeskWall } from './desk-wall.svelte.ts';

// The token of a link leaves the address bar before anything else happens: it is nobody's to read over a shoulder.
const fragment = new URLSearchParams(location.hash.slice(1));
const links = { first: fragment.get('first') ?? undefined, reset: fragment.get('reset') ?? undefined };
if (links.first ?? links.reset) history.replaceState(null, '', location.pathname + location.search);

const language = languageOf(new URLSearchParams(location.search).get('lang'), 'nl');
const desk = new DeskState({ language, links, clock: Date.now });
const wall = new DeskWall({ desk, newId });
await Promise.all([loadFonts(), desk.look()]);
mount(Desk, { target: document.body, props: { desk, wall, clock: () => desk.now } });
