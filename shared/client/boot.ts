import { config } from 'zod/mini';

// Before the first schema: zod would else try `new Function`, which our content security policy forbids and reports.
config({ jitless: true });

// Whoever asked the browser for less motion, and a screen whose address says `motion=none`, gets cross-fades.
const wish = matchMedia('(prefers-reduced-motion: reduce)');
const obey = (): void => {
  const none = wish.matches || new URLSearchParams(location.search).get('motion') === 'none';
  if (none) document.documentElement.dataset['motion'] = 'none';
  else delete document.documentElement.dataset['motion'];
};
wish.addEventListener('change', obey);
obey();
