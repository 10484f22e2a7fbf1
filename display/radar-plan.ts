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
  /** The theme's word, in its row. */
  readonly label: { readonly x: number; readonly width: number; readonly height: number };
  /** Where bars begin, how long the longest is, how high they are, and how far from the top of their row. */
  readonly bars: Box;
  /** Where a theme is named of which nobody spoke, and how many fit. */
  readonly silent: Box & { readonly names: number };
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
  readonly silent: number;
}

const NEAR = 1.25; // up to here a theme's word stands beside its bar
const LETTER = 0.52; // the mean width of a letter of the title, of its size
const FEWEST = 1.4; // so much higher than need be a row is where there are few

/** The plan of a radar on a screen of this shape. */
export function radarPlan({ orientation, enlarge, title, rows, silent }: RadarWish): RadarPlan {
  const upright = orientation === 'portrait';
  const above = upright || enlarge > NEAR;
  const page = upright
    ? { width: 100, height: 177.78, edge: 6, head: 6.4 }
    : { width: 177.78, height: 100, edge: 8, head: 4.9 };
  const wide = page.width - 2 * page.edge;

  const size = Math.max(6.9, 5.7 * enlarge);
  const lines = Math.min(upright ? 4 : 2, Math.ceil(title / Math.floor(wide / (size * LETTER))));
  const head = { x: page.edge, y: page.head, width: wide, height: lines * size * 1.06, size };
  const key = { x: page.edge, y: page.height - 5.2 - 3.5 * enlarge, width: wide, height: 3.5 * enlarge };

  const names = Math.min(silent, above && !upright ? 1 : upright ? 2 : 3);
  const tile = upright
    ? { x: page.edge, width: wide, height: (19 + 8 * names) * enlarge }
    : {
        x: page.width - page.edge - Math.min(62, 43 * enlarge),
        width: Math.min(62, 43 * enlarge),
        height: above ? 0 : 40 * enlarge,
      };

  const top = head.y + head.height + (upright ? 7 : 4.6);
  const end = upright ? key.y - 3 - (silent > 0 ? tile.height + 4 : 0) : above ? key.y - 2 : 89.5;
  const least = above ? 6 * enlarge + 9.4 : 9.4 * enlarge + 2.4;
  const fit = Math.max(1, Math.min(rows, Math.floor((end - top) / least)));
  const height = Math.min((end - top) / fit, least * FEWEST);

  const label = above
    ? { x: page.edge, width: wide, height: 6 * enlarge }
    : { x: page.edge, width: 34 * enlarge, height };
  const x = above ? page.edge : page.edge + label.width + 2.3;
  const room = (upright || silent === 0 ? page.width - page.edge : tile.x - 4) - x;
  const high = above ? height - label.height - 2.6 : height * 0.66;
  return {
    ...{ title: head, rows: fit, top, height, above, label, key },
    bars: { x, y: above ? label.height : height * 0.04, width: room - 23 * enlarge, height: high },
    silent: {
      ...tile,
      names,
      ...(upright
        ? { y: key.y - 3 - tile.height }
        : above
          ? { y: top, height: key.y - 3 - top }
          : { y: Math.max(top + 4, key.y - 5 - tile.height) }),
    },
  };
}

/** How notes become squares: how far apart, in how many lines, and how many notes one of them is. */
export interface Squares {
  readonly pitch: number;
  readonly lines: number;
  readonly each: number;
}

const SMALLEST = 1.9; // u: smaller ones are no squares any more from four metres
const LINES = 4;
const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

/** The largest squares with which `most` notes fit in a bar of this size. */
export function squaresFor(
  most: number,
  { width, height }: { readonly width: number; readonly height: number },
): Squares {
  const options = ROUND.map((each) => {
    const many = Math.max(1, Math.ceil(most / each));
    return Array.from({ length: LINES }, (_, index) => index + 1)
      .map((lines) => ({ lines, each, pitch: Math.min(height / lines, width / Math.ceil(many / lines)) }))
      .reduce((best, one) => (one.pitch > best.pitch ? one : best));
  });
  const [first = { lines: 1, each: 1, pitch: SMALLEST }] = options;
  return options.find(({ pitch }) => pitch >= SMALLEST) ?? first;
}
