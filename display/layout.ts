import type { Band } from '../shared/ui/mosaic.ts';

/** Where things hang, in `--u` from the page's top left corner (pictures 01, 01b, 02, 14b, 15 and 16 of the design). */

export type Orientation = 'landscape' | 'portrait';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place for a note; `side` is the way it turns, so that neighbours turn in opposite directions. */
export interface Place extends Box {
  readonly side: 1 | -1;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The near plane hangs the other way round. */
  readonly mirrored: boolean;
  readonly large: Place;
  readonly small: readonly Place[];
  /** How many notes hang behind the others; not where the one note takes its room. */
  readonly label: Box | undefined;
  /** Where the small squares hang; they run off to the left, the right and below. */
  readonly band: Band;
  /** How old is what you see: in the first quarter of an hour, and after it. */
  readonly updated: Box;
  readonly offline: Box;
  /** The sheet of a scene that has something beside it, and of one that has not. */
  readonly sheet: Place;
  readonly poster: Place;
  readonly beside: Place;
  /** What visitors see: what a customer said, where it led to, what we made better. */
  readonly said: Place;
  readonly leads: { readonly x: number; readonly y: number };
  readonly better: Place;
  /** One sheet across the whole screen below its head, one without a head, and one beside what we want to be. */
  readonly wide: Place;
  readonly whole: Place;
  readonly credo: Place;
  /** A note that was hung just now. */
  readonly moment: Place;
}

const SIGN = { above: 1.7, height: 3.5 } as const; // the word over today's squares

/**
 * The layout of a screen of this shape with so many notes, whose letters are `enlarge` times those of 55 inch at 4 m.
 * `mirrored`: with its near plane the other way round, so that no edge burns in. What is written never is.
 */
export function layoutOf(orientation: Orientation, notes: 5 | 3 | 1, enlarge: number, mirrored = false): Layout {
  const layout = orientation === 'landscape' ? landscape : portrait;
  const line = (box: Box, below: number): Box => ({
    ...box,
    width: Math.min(box.width * enlarge, layout.width - box.x - 6),
    height: box.height * enlarge,
    y: below - box.height * enlarge,
  });
  return {
    ...layout,
    ...layout.near[notes],
    ...(mirrored && mirror(layout.near[notes], layout)),
    mirrored,
    band: { ...layout.band, word: SIGN.above + SIGN.height * enlarge },
    label: notes === 1 ? undefined : line(layout.label, layout.label.y + layout.label.height),
    updated: line(layout.updated, layout.updated.y + layout.updated.height),
    offline:
      orientation === 'landscape' ? layout.offline : line(layout.offline, layout.offline.y + layout.offline.height),
  };
}

/** Left is right; the large note ends above the word over today's squares, which are always on the right. */
function mirror({ large, small }: Near, { width, band }: Whole): Pick<Layout, 'large' | 'small'> {
  const turn = (place: Place): Place => ({
    ...place,
    x: width - place.x - place.width,
    side: place.side === 1 ? -1 : 1,
  });
  const clear = small.length > 0 ? { ...large, height: Math.min(large.height, band.top - large.y) } : large;
  return { large: turn(clear), small: small.map(turn) };
}

/** Where so few notes can be read that the head has two lines, what hangs below it hangs lower too. */
type Near = Pick<Layout, 'large' | 'small'> & Partial<Pick<Layout, 'said' | 'leads' | 'better' | 'wide'>>;
type Whole = Omit<Layout, 'large' | 'small' | 'label' | 'mirrored'> & {
  readonly label: Box;
  readonly near: { readonly [Notes in 5 | 3 | 1]: Near };
};

const landscape: Whole = {
  width: 177.78,
  height: 100,
  near: {
    5: {
      large: { x: 8, y: 15, width: 74.5, height: 69.5, side: -1 },
      small: [
        { x: 86.6, y: 14.6, width: 40.8, height: 32, side: 1 },
        { x: 129.5, y: 15.2, width: 40.6, height: 32, side: -1 },
        { x: 86.4, y: 49, width: 40.8, height: 32, side: -1 },
        { x: 129.3, y: 49.4, width: 40.8, height: 32, side: 1 },
      ],
    },
    3: {
      large: { x: 8, y: 18.5, width: 88, height: 64.5, side: -1 },
      small: [
        { x: 100.2, y: 18.1, width: 69.6, height: 30.4, side: 1 },
        { x: 99.8, y: 51.4, width: 70, height: 30.4, side: -1 },
      ],
    },
    1: {
      large: { x: 8, y: 20.5, width: 161.78, height: 72, side: -1 },
      small: [],
      said: { x: 8, y: 21.5, width: 54, height: 58, side: -1 },
      better: { x: 76, y: 20, width: 93.8, height: 74.5, side: 1 },
      wide: { x: 9, y: 24.5, width: 159, height: 68.5, side: -1 },
    },
  },
  label: { x: 8, y: 88.6, width: 72, height: 7.2 },
  band: { width: 177.78, top: 81, bottom: 101.4, line: 0.865 },
  updated: { x: 84, y: 88.6, width: 46, height: 7.2 },
  offline: { x: 81.5, y: 3.4, width: 88.5, height: 8.4 },
  sheet: { x: 8, y: 17.5, width: 92, height: 66, side: -1 },
  poster: { x: 8, y: 17.5, width: 128, height: 66, side: -1 },
  beside: { x: 112, y: 22, width: 57, height: 44, side: 1 },
  said: { x: 8, y: 19, width: 54, height: 50, side: -1 },
  leads: { x: 64.6, y: 39.5 },
  better: { x: 76, y: 16.5, width: 93.8, height: 66, side: 1 },
  wide: { x: 13, y: 20, width: 151, height: 64, side: -1 },
  whole: { x: 11, y: 10, width: 155.8, height: 79, side: -1 },
  credo: { x: 92, y: 14, width: 77, height: 70, side: 1 },
  moment: { x: 19.6, y: 14.2, width: 138.6, height: 77, side: -1 },
};

const portrait: Whole = {
  width: 100,
  height: 177.78,
  near: {
    5: {
      large: { x: 6, y: 18, width: 88, height: 62.5, side: -1 },
      small: [
        { x: 5.8, y: 84.4, width: 43, height: 31, side: 1 },
        { x: 51.2, y: 83.8, width: 43, height: 31, side: -1 },
        { x: 6.2, y: 119, width: 43, height: 31, side: -1 },
        { x: 51, y: 118.8, width: 43, height: 31, side: 1 },
      ],
    },
    3: {
      large: { x: 6, y: 20.5, width: 88, height: 70, side: -1 },
      small: [
        { x: 5.8, y: 94, width: 88, height: 27, side: 1 },
        { x: 6.2, y: 123.6, width: 87.8, height: 27, side: -1 },
      ],
    },
    1: {
      large: { x: 6, y: 34, width: 88, height: 118, side: -1 },
      small: [],
      said: { x: 6, y: 33, width: 70, height: 42, side: -1 },
      leads: { x: 79, y: 64 },
      better: { x: 6, y: 80, width: 88, height: 90, side: 1 },
      wide: { x: 6, y: 36, width: 88, height: 132, side: -1 },
    },
  },
  label: { x: 6, y: 165.5, width: 72, height: 7.2 },
  band: { width: 100, top: 148.5, bottom: 179, line: 0.825 },
  updated: { x: 6, y: 155.6, width: 46, height: 7.2 },
  offline: { x: 6, y: 154.8, width: 88, height: 8.4 },
  sheet: { x: 6, y: 22, width: 88, height: 92, side: -1 },
  poster: { x: 6, y: 22, width: 88, height: 112, side: -1 },
  beside: { x: 14, y: 120, width: 57, height: 36, side: 1 },
  said: { x: 6, y: 20, width: 66, height: 44, side: -1 },
  leads: { x: 76.6, y: 54 },
  better: { x: 6, y: 71, width: 88, height: 74, side: 1 },
  wide: { x: 6, y: 32, width: 88, height: 126, side: -1 },
  whole: { x: 6, y: 18, width: 88, height: 140, side: -1 },
  credo: { x: 6, y: 54, width: 88, height: 88, side: 1 },
  moment: { x: 6, y: 34, width: 88, height: 104, side: -1 },
};
