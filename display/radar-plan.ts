import type { Box, Orientation } from './layout.ts';

/** Where everything on the radar stands, in `--u` from the page's top left corner (picture 10 of the design). */
export interface RadarPlan {
  /** The size of its letters, and how many lines it may take. */
  readonly title: Box & { readonly size: number };
  /** How many themes fit: the farther away, the fewer. */
  readonly rows: number;
  /** Each theme's row: its top and its height. The word stands beside the bar, or above it where there is no room. */
  readonly top: number;
  readonly height: number;
  readonly above: boolean;
  /** How much larger its letters are: where there are few rows. */
  readonly scale: number;
  /** The theme's word, in its row. */
  readonly label: { readonly x: number; readonly width: number; readonly height: number };
  /** Where bars begin, how long the longest is, how high they are, and how far from the top of their row. */
  readonly bars: Box;
  /** How far from the end of a bar its number stands. */
  readonly value: number;
  /** Where themes are named of which nobody spoke, how many fit, and whether only a short question does. */
  readonly silent: Box & { readonly names: number; readonly short: boolean };
  /** What the thin line is. */
  readonly key: Box;
}

/** What there is to draw. */
export interface RadarWish {
  readonly orientation: Orientation;
  /** How much larger letters are than on 55 inch at 4 m. */
  readonly enlarge: number;
  /** How long the title is: letters. */
  readonly title: number;
  readonly rows: number;
  /** The largest number at the end of a bar. */
  readonly most: number;
  /** How many themes are silent. */
  readonly silent: number;
}

const NEAR = 1.1; // up to here a theme's word stands beside its bar
const FAR = 1.45; // from here on there is room for one name and a short question
const LETTER = 0.52; // the mean width of a letter of the title, of its size
const LARGER = 1.7; // so much larger a row is at most, where there are few
const CROWD = 60; // of more notes it may have to be said how many one square is, on a line of its own
const VALUE = 2.6; // from the end of a bar to its number

/** The plan of a radar on a screen of this shape. */
export function radarPlan({ orientation, enlarge, title, rows, most, silent }: RadarWish): RadarPlan {
  const upright = orientation === 'portrait';
  const above = upright || enlarge > NEAR;
  const page = upright ? portrait : landscape;
  const wide = page.width - 2 * page.edge;

  const size = Math.max(6.9, 5.7 * enlarge);
  const letters = Math.floor(wide / (size * LETTER)) - (upright ? 3 : 0); // a short line is seldom full
  const lines = Math.min(upright ? 4 : 2, Math.ceil(title / letters));
  const head = { x: page.edge, y: page.head, width: wide, height: lines * size * 1.06, size };
  const high = 3.5 * enlarge * (upright && enlarge > NEAR && most > CROWD ? 2.3 : 1);
  const key = { x: page.edge, y: page.height - 5.2 - high, width: wide, height: high };
  const top = head.y + head.height + (upright ? 7 : 4.6);

  const short = enlarge > FAR || (above && !upright);
  const names = Math.min(silent, short ? 1 : 2);
  const tall = ((upright ? 24 : 31) - (short ? 8 : 0) + 8 * names) * enlarge;
  const tile = upright
    ? { x: page.edge, width: wide, height: tall }
    : {
        x: page.width - page.edge - 43 * Math.min(enlarge, FAR),
        width: 43 * Math.min(enlarge, FAR),
        height: Math.min(tall, key.y - 3 - top),
      };

  const end = upright && names > 0 ? key.y - 7 - tile.height : above ? key.y - 2 : 90;
  const least = above ? 6 * enlarge + 11 : 9.4 * enlarge + 2.4;
  const fit = Math.max(1, Math.min(rows, Math.floor((end - top) / least)));
  const height = Math.min((end - top) / fit, least * LARGER);
  const x = above ? page.edge + 0.4 : page.edge + 36 * enlarge + 0.3;
  const room = (upright || names === 0 ? page.width - page.edge : tile.x - 3) - x;
  const valueOf = (larger: number): number => VALUE + enlarge * larger * (3.9 * String(most).length + 16.8);
  const larger = Math.min(1.35, height / least);
  const scale = valueOf(larger) < room / 2 ? larger : 1; // the bars come first
  const word = 6 * enlarge * scale;
  const value = valueOf(scale);
  return {
    ...{ title: head, rows: fit, top, height, scale, above, key },
    label: above
      ? { x: page.edge, width: room, height: word }
      : { x: page.edge, width: 34 * enlarge, height: height * 0.68 },
    bars: above
      ? { x, y: word, width: room - value, height: height - word - 4.2 }
      : { x, y: height * 0.02, width: room - value, height: height * 0.68 },
    value: VALUE,
    silent: { ...tile, y: key.y - 3 - tile.height, names, short },
  };
}

const landscape = { width: 177.78, height: 100, edge: 8, head: 4.9 } as const;
const portrait = { width: 100, height: 177.78, edge: 6, head: 6.4 } as const;

/** How notes become squares: how far apart, in how many lines, and how many notes one of them is. */
export interface Squares {
  readonly pitch: number;
  readonly lines: number;
  readonly each: number;
}

const LARGE = 3.2; // u: as long as they are no smaller, they lie in one line
const SMALLEST = 1.9; // smaller ones are no squares any more from four metres
const LINES = [1, 2, 3, 4] as const;
const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000] as const;

/** The largest squares with which `most` notes fit in a bar of this size, in as few lines as can be. */
export function squaresFor(
  most: number,
  { width, height }: { readonly width: number; readonly height: number },
): Squares {
  const options = ROUND.map((each) => {
    const ways = LINES.map((lines) => {
      const columns = Math.max(1, Math.ceil(most / each / lines));
      return { lines, each, pitch: Math.min(height / lines, width / columns) };
    });
    return (
      ways.find(({ pitch }) => pitch >= LARGE) ?? ways.reduce((best, one) => (one.pitch > best.pitch ? one : best))
    );
  });
  return options.find(({ pitch }) => pitch >= SMALLEST) ?? { lines: 1, each: most, pitch: SMALLEST };
}
