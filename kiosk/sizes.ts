/** What is known of the screen: CSS pixels, but for `inch`. `height` is that of the window without a keyboard. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly screenWidth: number;
  readonly screenHeight: number;
  readonly coarse: boolean;
  /** Somebody can touch it, whatever else is plugged in. */
  readonly touch: boolean;
  readonly inch: number;
  /** What somebody asked for: large letters, low buttons. */
  readonly large: boolean;
  readonly low: boolean;
}

/** All in CSS pixels. */
export interface Sizes {
  /** One physical millimetre: targets and the gaps between them. */
  readonly mm: number;
  /** Smallest button. */
  readonly target: number;
  /** Letters of all that is needed to act. */
  readonly text: number;
  /** One millimetre of the 23.8 inch screen that the pages were drawn for, as large as this screen shows it. */
  readonly lay: number;
  /** One unit of paper (shared/ui/Paper.svelte). */
  readonly paper: number;
  /** Pads beside each other. */
  readonly columns: number;
  readonly shape: 'wide' | 'tall';
  /** All that a finger needs lies in the lowest part: on a screen that stands. */
  readonly low: boolean;
  /** The page brings a keyboard of its own; a phone has one, and so has a desk. */
  readonly keys: 'none' | 'low' | 'high';
  /** Not even room for all that is said: signs stand beside their words, and what explains is small. */
  readonly cramped: boolean;
  /** `tight`: the letters are large for the screen. `phone`: held in the hand. */
  readonly room: 'ample' | 'tight' | 'phone';
}

const MM_PER_INCH = 25.4;
const DRAWN = { long: 527, short: 296 }; // millimetres of 23.8 inch, 16:9
const TARGET_MM = 20; // standing at a kiosk, 20 mm is as fast as 25 and better than 15 (Colle and Hiszem 2004)
const TEXT_MM = 11; // 0.7 degrees at 60 cm (EN 301 549 5.1.4) with capitals of 0.668 em
const TEXT_NEAR_MM = 7.4; // the same at 40 cm: nobody stands farther from a tablet
const NEAR_INCH = 10.1;
const FAR_INCH = 20;
const LARGE = 1.3;
const PAPER_MM = 2.75;

const KEYS_HIGH_MM = 170; // five rows of keys of 20 mm, and a sheet above them

const LINES = 17; // of text on a wide screen, below which it is cramped
const FEWEST = 15.6; // with fewer no letter is larger: something would be cut off

const PHONE_SIDE = 950;
const PHONE_WIDTH = 600;
const PHONE_TARGET = 44; // docs/contract.md, "When pages clash"
const PHONE_PAPER = 5;

/** Letters of five pads, of three or of two beside each other, in widths of one letter; the longest word settles it. */
const FIVE = 46;
const THREE = 24;

/** Sizes follow from millimetres, not from pixels: two screens of 24 inch get equally large letters. */
export function sizesOf(view: View): Sizes {
  const { width, height, screenWidth, screenHeight, coarse, touch, inch, large, low } = view;
  const shape = width >= height ? 'wide' : 'tall';
  if (width < PHONE_WIDTH || (coarse && Math.max(screenWidth, screenHeight) <= PHONE_SIDE)) return phone(view, shape);
  const mm = Math.hypot(screenWidth, screenHeight) / (inch * MM_PER_INCH);
  const plain = textMm(inch) * mm;
  const text = large ? Math.max(plain, Math.min(LARGE * plain, shape === 'wide' ? height / FEWEST : Infinity)) : plain;
  const { long, short } = DRAWN;
  const lay = Math.min(mm, Math.min(width, height) / short, Math.max(width, height) / long);
  const wished = shape === 'wide' ? ([5, FIVE, 3] as const) : ([3, THREE, 2] as const);
  const ample = width / text >= wished[1];
  const few = height / mm < KEYS_HIGH_MM || (shape === 'wide' && height / text < LINES);
  const columns = ample ? wished[0] : wished[2];
  return {
    mm,
    target: TARGET_MM * mm,
    text,
    lay,
    paper: PAPER_MM * lay,
    columns,
    shape,
    room: ample ? 'ample' : 'tight',
    low: low && ample && shape === 'tall',
    cramped: shape === 'wide' && height / text < LINES,
    keys: touch ? (few ? 'low' : 'high') : 'none',
  };
}

function textMm(inch: number): number {
  const far = Math.min(1, Math.max(0, (inch - NEAR_INCH) / (FAR_INCH - NEAR_INCH)));
  return TEXT_NEAR_MM + far * (TEXT_MM - TEXT_NEAR_MM);
}

function phone({ width, height, large }: View, shape: Sizes['shape']): Sizes {
  const mm = Math.min(1.9, Math.max(1.45, Math.min(width, height) / 220));
  const columns = shape === 'wide' ? 3 : 2;
  return {
    mm,
    target: PHONE_TARGET,
    text: 10 * mm * (large ? LARGE : 1),
    lay: mm,
    paper: PHONE_PAPER,
    columns,
    shape,
    room: 'phone',
    low: false,
    cramped: false,
    keys: 'none',
  };
}
