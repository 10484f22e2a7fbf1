/** A key that writes, or one that does something. */
export type Key = string | { readonly does: 'shift' | 'rubOut' | 'layer' | 'space' };
export type Layer = 'letters' | 'figures';

const shift = { does: 'shift' } as const;
const rubOut = { does: 'rubOut' } as const;
const layer = { does: 'layer' } as const;
const space = { does: 'space' } as const;

const letters: readonly (readonly Key[])[] = [
  [...'éëïóü’?!,.'],
  [...'qwertyuiop'],
  [...'asdfghjkl'],
  [shift, ...'zxcvbnm', rubOut],
  [layer, space],
];
const figures: readonly (readonly Key[])[] = [
  [...'èêáàöçñß&@'],
  [...'1234567890'],
  [...'-/:;()€%+'],
  [...'éë’?!,.', rubOut],
  [layer, space],
];

/** The rows of keys, top first. `low` leaves out the row of accents: for a screen that is not high enough. */
export function rowsOf(which: Layer, low: boolean): readonly (readonly Key[])[] {
  const rows = which === 'letters' ? letters : figures;
  return low ? rows.slice(1) : rows;
}
