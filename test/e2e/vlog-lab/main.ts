import { mount } from 'svelte';
import { loadFonts } from '../../../shared/ui/fonts.ts';
import '../../../shared/ui/tokens.css';
import '../../../shared/ui/fonts.css';
import '../../../shared/ui/base.css';
import '../../../display/display.css';
import Lab from './Lab.svelte';

await loadFonts();
mount(Lab, { target: document.body });
