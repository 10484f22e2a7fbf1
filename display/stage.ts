import type { Seen, Turn } from '../shared/read/programme.ts';
import type { Language } from '../shared/text/language.ts';
import type { Layout, Orientation } from './layout.ts';

/** What every scene of the programme is given: all of it hangs over the wall and takes what it needs. */
export interface StageProps {
  readonly turn: Turn;
  readonly seen: Seen;
  readonly layout: Layout;
  readonly orientation: Orientation;
  /** How much larger letters are than on 55 inch at 4 m. */
  readonly enlarge: number;
  readonly language: Language;
  /** The hub's clock, once a second: milliseconds UTC. */
  readonly now: number;
  /** May it be heard? */
  readonly sound: boolean;
  /** It can be seen: what was on before may go. */
  readonly onready: () => void;
  /** It cannot be shown. */
  readonly onfail: () => void;
}
