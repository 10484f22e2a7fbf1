/** How much of everything. Only `full` makes figures that can be compared; the others tell whether it works. */
export interface Scale {
  readonly rounds: number;
  readonly fanout: readonly { readonly screens: number; readonly notes: number }[];
  /** `stored`: how many changes there are before; the first is what the others are held against. */
  readonly append: { readonly stored: readonly number[]; readonly notes: number };
  /** `messages`: of each kiosk. The hub lets one propose 50 times in ten seconds. */
  readonly throughput: { readonly screens: number; readonly flight: number; readonly messages: number };
  readonly back: { readonly screens: number; readonly living: number };
  readonly start: { readonly changes: number; readonly living: number };
  /** `throttles`: how many times slower the CPU. `seconds`: of standing still, and with a note each second. */
  readonly page: {
    readonly rounds: number;
    readonly living: readonly number[];
    readonly throttles: readonly number[];
    readonly seconds: number;
  };
}

const full: Scale = {
  rounds: 7,
  fanout: [
    { screens: 10, notes: 150 },
    { screens: 100, notes: 120 },
    { screens: 1_000, notes: 50 },
  ],
  append: { stored: [0, 100_000, 1_000_000], notes: 100 },
  throughput: { screens: 100, flight: 100, messages: 20 },
  back: { screens: 1_000, living: 300 },
  start: { changes: 100_000, living: 300 },
  page: { rounds: 3, living: [60, 200, 500], throttles: [4, 6], seconds: 4 },
};

const quick: Scale = {
  ...full,
  rounds: 2,
  append: { stored: [0, 10_000, 50_000], notes: 50 },
  start: { changes: 20_000, living: 300 },
  page: { rounds: 1, living: [60, 200], throttles: [4], seconds: 3 },
};

const tiny: Scale = {
  rounds: 1,
  fanout: [{ screens: 3, notes: 2 }],
  append: { stored: [0, 20, 40], notes: 2 },
  throughput: { screens: 2, flight: 10, messages: 2 },
  back: { screens: 5, living: 10 },
  start: { changes: 20, living: 10 },
  page: { rounds: 1, living: [6], throttles: [4], seconds: 0.3 },
};

export const scales = { full, quick, tiny };
