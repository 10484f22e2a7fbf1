/**
 * How loud something is to people, in LUFS: ITU-R BS.1770-5, "integrated loudness". Every sample goes through two filters
 * that hear as people do; 400 ms at a time is a block; blocks that are nearly silent, or far below the others, do not count.
 */
export class Loudness {
  readonly #hop: number;
  readonly #filters: readonly (readonly Filter[])[];
  readonly #hops: number[] = []; // the energy of every 100 ms
  #energy = 0;
  #filled = 0;

  /** `rate` in hertz. One or two channels: a third would weigh otherwise. */
  constructor(rate: number, channels: number) {
    this.#hop = Math.round(rate / HOPS_A_SECOND);
    this.#filters = Array.from({ length: channels }, () => [filter(shelf, rate), filter(highPass, rate)]);
  }

  /** What comes next, -1 to 1: as many samples of every channel. */
  add(planes: readonly Float32Array[]): void {
    const [first] = planes;
    for (let at = 0; at < (first?.length ?? 0); at += 1) {
      for (const [channel, [one, other]] of this.#filters.entries()) {
        if (!one || !other) continue;
        const heard = other(one(planes[channel]?.[at] ?? 0));
        this.#energy += heard * heard;
      }
      this.#filled += 1;
      if (this.#filled < this.#hop) continue;
      this.#hops.push(this.#energy / this.#hop);
      this.#energy = this.#filled = 0;
    }
  }

  /** Of all that was added; nothing when nobody hears it. */
  get integrated(): number | undefined {
    const blocks = this.#hops.slice(BLOCK - 1).map((_, at) => mean(this.#hops.slice(at, at + BLOCK)));
    const audible = blocks.filter((energy) => lufs(energy) > SILENCE);
    const counted = audible.filter((energy) => lufs(energy) > lufs(mean(audible)) - FAR);
    return counted.length > 0 ? lufs(mean(counted)) : undefined;
  }
}

const HOPS_A_SECOND = 10;
const BLOCK = 4; // hops
const SILENCE = -70;
const FAR = 10;

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
const lufs = (energy: number): number => -0.691 + 10 * Math.log10(energy);

type Filter = (sample: number) => number;
type Shape = (k: number, q: number) => { readonly b: Three; readonly a: Three };
type Three = readonly [number, number, number];
interface Curve {
  readonly hertz: number;
  readonly q: number;
  readonly shape: Shape;
}

// The standard gives coefficients for 48 kHz only; these are the curves behind them, for any rate (as in libebur128).
const GAIN = 10 ** (3.999843853973347 / 20);
const MIDDLE = GAIN ** 0.4996667741545416;
const shelf: Curve = {
  hertz: 1_681.974450955533,
  q: 0.7071752369554196,
  shape: (k, q) => ({
    b: [GAIN + (MIDDLE * k) / q + k * k, 2 * (k * k - GAIN), GAIN - (MIDDLE * k) / q + k * k],
    a: [1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k],
  }),
};
const highPass: Curve = {
  hertz: 38.13547087602444,
  q: 0.5003270373238773,
  shape: (k, q) => {
    const a0 = 1 + k / q + k * k; // its numerator is not divided by it
    return { b: [a0, -2 * a0, a0], a: [a0, 2 * (k * k - 1), 1 - k / q + k * k] };
  },
};

function filter({ hertz, q, shape }: Curve, rate: number): Filter {
  const { b, a } = shape(Math.tan((Math.PI * hertz) / rate), q);
  const [b0, b1, b2, a1, a2] = [b[0] / a[0], b[1] / a[0], b[2] / a[0], a[1] / a[0], a[2] / a[0]];
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return (x) => {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  };
}
