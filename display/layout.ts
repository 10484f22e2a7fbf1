import type { Band } from '../shared/ui/mosaic.ts';

/** Where things hang, in `--u` from the page's top left corner (pictures 01, 01b, 15 and 16 of the design). */

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
  readonly large: Place;
  readonly small: readonly Place[];
  readonly label: Box;
  /** Where the small squares hang; they run off to the left, the right and below. */
  readonly band: Band;
  /** How old is what you see: in the first quarter of an hour, and after it. */
  readonly updated: Box;
  readonly offline: Box;
  /** The sheet of a scene that has only one. */
  readonly sheet: Place;
  readonly beside: Place | undefined;
}

export const layouts: { readonly [O in Orientation]: Layout } = {
  landscape: {
    width: 177.78,
    height: 100,
    large: { x: 8, y: 15, width: 74.5, height: 69.5, side: -1 },
    small: [
      { x: 86.6, y: 14.6, width: 40.8, height: 32, side: 1 },
      { x: 129.5, y: 15.2, width: 40.6, height: 32, side: -1 },
      { x: 86.4, y: 49, width: 40.8, height: 32, side: -1 },
      { x: 129.3, y: 49.4, width: 40.8, height: 32, side: 1 },
    ],
    label: { x: 8, y: 88.6, width: 52, height: 7.2 },
    band: { width: 177.78, top: 81, bottom: 101.4, line: 0.865 },
    updated: { x: 124, y: 88.6, width: 46, height: 7.2 },
    offline: { x: 81.5, y: 3.4, width: 88.5, height: 8.4 },
    sheet: { x: 8, y: 17.5, width: 92, height: 66, side: -1 },
    beside: { x: 112, y: 22, width: 57, height: 44, side: 1 },
  },
  portrait: {
    width: 100,
    height: 177.78,
    large: { x: 6, y: 18, width: 88, height: 62.5, side: -1 },
    small: [
      { x: 5.8, y: 84.4, width: 43, height: 31, side: 1 },
      { x: 51.2, y: 83.8, width: 43, height: 31, side: -1 },
      { x: 6.2, y: 119, width: 43, height: 31, side: -1 },
      { x: 51, y: 118.8, width: 43, height: 31, side: 1 },
    ],
    label: { x: 6, y: 165.5, width: 52, height: 7.2 },
    band: { width: 100, top: 148.5, bottom: 179, line: 0.86 },
    updated: { x: 6, y: 155.6, width: 46, height: 7.2 },
    offline: { x: 6, y: 154.8, width: 88, height: 8.4 },
    sheet: { x: 6, y: 22, width: 88, height: 92, side: -1 },
    beside: undefined,
  },
};
