import { detect } from '../../../shared/privacy/detect.ts';
import { piecesOf, type Piece } from './review.ts';

/** The pieces of a text, with those marked by which somebody may be found. A chunk of its own: it weighs as much as the page. */
export const doubtsIn = (text: string, formats: readonly string[]): readonly Piece[] =>
  piecesOf(text, detect(text, formats));
