/** A piece of a story: what a customer said, between ‘ and ’, or what is told around it. */
export interface Piece {
  readonly text: string;
  readonly said: boolean;
}

/** Cuts a story where somebody begins and stops to speak. An apostrophe within a word (’s, foto’s) ends nothing. */
export function pieces(story: string): readonly Piece[] {
  const parts = story.split(/(‘[^‘]*?’[,.!?]?(?!\p{L}))/u);
  return parts.filter(Boolean).map((text) => ({ text, said: text.startsWith('‘') && text.length > 2 }));
}
