/** The flag as it hangs from its pole, in units of the page; the fold at its right edge differs upright. */
export interface Cloth {
  readonly width: number;
  readonly height: number;
  readonly path: string;
  readonly ties: string;
}

export const landscape: Cloth = {
  width: 177.78,
  height: 100,
  path: 'M7.2 5.2C30 .6 52 2.4 78 5.4 104 8.3 128 8.2 150 4.6 158.5 3.2 166 2.6 173.6 3.6 169.8 19 167.8 34 169.2 49.5 170.5 64.5 170.2 79 166.4 94.6 158 96.8 149 96.6 139.5 95.2 116 91.6 95 91.4 72 94.6 49 97.8 28 98.6 7.2 95.4Z',
  ties: 'M7.2 14c1.8.2 2.6.2 3.8 0M7.2 86c1.8.2 2.6.2 3.8 0',
};

export const portrait: Cloth = {
  width: 100,
  height: 177.78,
  path: 'M6.2 6.4C22 2.2 36 3.4 52 6 68 8.6 82 7.6 97 4.4 94.6 30 93.4 58 94.4 90 95.3 118 95.2 146 92.8 171.6 84 174.6 74 174.4 64 173 48 170.6 34 170.4 20 173.2 15 174.2 10 174.4 6.2 173.6Z',
  ties: 'M6.2 16c1.8.2 2.6.2 3.8 0M6.2 163c1.8.2 2.6.2 3.8 0',
};
