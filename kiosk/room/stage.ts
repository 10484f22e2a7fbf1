import type { ScreenProfile } from '../../shared/sync/screen.ts';

const MOST = 1.95; // as on walls (display/profile.ts)

/** How much larger letters are in this room than on 55 inch at 4 m. */
export const enlargeOf = (screen: Pick<ScreenProfile, 'inch' | 'distance'> | undefined): number =>
  Math.min(MOST, Math.max(1, (screen?.distance ?? 4) / 4 / ((screen?.inch ?? 55) / 55)));
