import type { Language } from '../../text/language.ts';

/** How a meeting room's scenes are drawn: in --u, 1 % of the short side; the page is 177.78 by 100 of them, or turned. */
export interface SceneProps {
  readonly language: Language;
  readonly portrait: boolean;
  /** How much larger letters are than on 55 inch at 4 m: 1 to 1.95. */
  readonly enlarge: number;
}
