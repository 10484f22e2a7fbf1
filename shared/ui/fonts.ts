const FONTS = [
  '450 16px "Atkinson Hyperlegible Next Variable"',
  '800 16px "Atkinson Hyperlegible Next Variable"',
  '800 16px "Bricolage Grotesque Variable"',
];
const PATIENCE = 3_000; // milliseconds

/** Resolves when the fonts are there, so that nothing jumps after the first paint; or after 3 s, with fallback letters. */
export async function loadFonts(): Promise<void> {
  const loaded = Promise.allSettled(FONTS.map((font) => document.fonts.load(font)));
  // Bounds one wait at the start and never fires again: a font that does not come must not leave a screen dark.
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([loaded, late]);
}
