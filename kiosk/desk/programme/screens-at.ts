import type { Spot } from '../../../shared/rituals/programme.ts';
import { sayDesk } from '../../../shared/text/desk.ts';
import type { Language } from '../../../shared/text/language.ts';
import type { ScreenRow } from '../screens.ts';
import { spotOf } from './coming.ts';

/** The walls that follow the list of this spot. A meeting room follows none. */
export const screensAt = (screens: readonly ScreenRow[], spot: Spot): readonly ScreenRow[] =>
  screens.filter(
    ({ role, profile, audience }) =>
      role === 'display' && audience !== 'meeting-room' && spotOf({ ...profile, audience }) === spot,
  );

const nameOf = (language: Language, { name }: ScreenRow): string => name ?? sayDesk(language, 'desk.screen.nameless');

/** The screens of these spots by their names; a spot's own name where none is known. */
export const spotNames = (language: Language, spots: readonly Spot[], screens: readonly ScreenRow[]): string[] =>
  spots.flatMap((spot) => {
    const there = screensAt(screens, spot);
    return there.length > 0 ? there.map((one) => nameOf(language, one)) : [sayDesk(language, `desk.spot.${spot}`)];
  });

/** The names of the screens that said that they cannot play this video. */
export const unable = (screens: readonly ScreenRow[], media: string): readonly string[] =>
  screens.flatMap(({ name, beat }) => (name !== undefined && beat?.cannot?.includes(media) ? [name] : []));
