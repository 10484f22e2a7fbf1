import { cubicIn } from 'svelte/easing';
import type { TransitionConfig } from 'svelte/transition';

const DOWN = 400;

/** The cloth goes back to its pole; where nothing moves it fades. */
export function roll(_node: Element): TransitionConfig {
  const still = document.documentElement.dataset['motion'] === 'none';
  return {
    duration: DOWN,
    easing: cubicIn,
    css: (t) => (still ? `opacity: ${t}` : `clip-path: inset(-4% ${(1 - t) * 100}% -4% 0)`),
  };
}
