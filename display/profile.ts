import { languageOf, type Language } from '../shared/text/language.ts';
import type { ScreenProfile } from '../shared/sync/screen.ts';
import type { Spot } from '../shared/rituals/programme.ts';
import { hoursOf } from '../shared/time/hours.ts';
import type { Orientation } from './layout.ts';

/** Where a screen hangs, as far as its address says so: `?inch=55&distance=4&orientation=landscape&hours=7-19&lang=nl`. */
export interface DisplayProfile {
  /** How much larger letters are than on 55 inch at 4 m. */
  readonly enlarge: number;
  /** How many notes are on the wall at once: as many as can be read from there. */
  readonly notes: 5 | 3 | 1;
  readonly orientation: Orientation | undefined;
  readonly hours: ReturnType<typeof hoursOf>;
  /** Whose list is on; nothing in a meeting room, which has the wall. Where visitors pass it is always theirs. */
  readonly spot: Spot | undefined;
  /** May a vlog be heard? */
  readonly sound: boolean;
  readonly language: Language | undefined;
}

const FIVE = 1.1; // up to here the smallest letters that can be read are 4.5 u high
const THREE = 1.47; // up to here 6 u
const MOST = 1.95; // 43 inch at 6 m; from farther away no sentence fits any more

/**
 * Where the desk says that this screen hangs; without a word from it, what the query of the page's address says. What is
 * missing or odd there counts as 55 inch, 4 m and the shape of the screen. `lang` is the address's alone.
 */
export function profileOf(search: string, screen?: ScreenProfile): DisplayProfile {
  const query = new URLSearchParams(search);
  const { inch = 55, distance = 4, orientation, hours, audience, ...other } = screen ?? asked(query);
  const wanted = distance / 4 / (inch / 55);
  const language = query.get('lang');
  return {
    enlarge: Math.min(MOST, Math.max(1, wanted)),
    notes: wanted <= FIVE ? 5 : wanted <= THREE ? 3 : 1,
    orientation,
    hours: hoursOf(hours ?? null),
    spot: audience === 'meeting-room' ? undefined : (other.spot ?? 'hall'),
    sound: audience === 'internal' && other.sound === true,
    language: language === null ? undefined : languageOf(language, 'nl'),
  };
}

function asked(query: URLSearchParams): Partial<ScreenProfile> {
  const orientation = query.get('orientation');
  const [inch, distance, hours] = [positive(query.get('inch')), positive(query.get('distance')), query.get('hours')];
  const spot = (['hall', 'team', 'canteen'] as const).find((one) => one === query.get('spot'));
  return {
    ...(inch !== undefined && { inch }),
    ...(distance !== undefined && { distance }),
    ...((orientation === 'landscape' || orientation === 'portrait') && { orientation }),
    ...(hours !== null && { hours }),
    ...(spot && { spot }),
  };
}

function positive(text: string | null): number | undefined {
  const number = Number(text);
  return number > 0 && Number.isFinite(number) ? number : undefined;
}
