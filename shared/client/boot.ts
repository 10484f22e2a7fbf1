import { config } from 'zod/mini';

// Before the first schema: zod would else try `new Function`, which our content security policy forbids and reports.
config({ jitless: true });

// Whoever asked the browser for less motion, and a screen whose address or profile says so, gets cross-fades.
const wish = matchMedia('(prefers-reduced-motion: reduce)');
let told = new URLSearchParams(location.search).get('motion') === 'none';
const obey = (): void => {
  if (wish.matches || told) document.documentElement.dataset['motion'] = 'none';
  else delete document.documentElement.dataset['motion'];
};
wish.addEventListener('change', obey);
obey();

/** What this screen's profile says of motion, in the place of what its address said. */
export function still(is: boolean): void {
  told = is;
  obey();
}
