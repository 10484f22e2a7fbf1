import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionBar, inPieces, inTwo, roomIn } from '../display/captions.ts';
import { CUE_MAX } from '../shared/vlog.ts';

const cue = (text: string) => ({ from: 1_000, to: 5_000, text });

describe('captions', () => {
  test('a line that fits is said at once, and a longer one in pieces, one after the other', () => {
    expect(inPieces(cue('Ze zei: ik wil geen korting.'), 60)).toEqual([cue('Ze zei: ik wil geen korting.')]);
    expect(inPieces(cue('Ze zei: ik wil geen korting. Ik wil één iemand die het regelt.'), 40)).toEqual([
      { from: 1_000, to: 2_836, text: 'Ze zei: ik wil geen korting.' },
      { from: 2_836, to: 5_000, text: 'Ik wil één iemand die het regelt.' },
    ]);
  });

  test('at 4 m a usual line of 60 letters is one piece, and from the farthest place a piece has at least 33', () => {
    expect(roomIn(captionBar('landscape', 1))).toBeGreaterThanOrEqual(60);
    for (const orientation of ['landscape', 'portrait'] as const)
      for (const enlarge of [1, 1.3, 1.95])
        expect([orientation, enlarge, roomIn(captionBar(orientation, enlarge)) >= 33]).toEqual([
          orientation,
          enlarge,
          true,
        ]);
  });

  test('two lines are broken where a sentence ends, if that is about the middle', () => {
    expect(inTwo('Ik wil geen korting.', 38)).toEqual(['Ik wil geen korting.']);
    expect(inTwo('Ze zei: ik wil geen korting. Ik wil één iemand die het regelt.', 38)).toEqual([
      'Ze zei: ik wil geen korting.',
      'Ik wil één iemand die het regelt.',
    ]);
    expect(inTwo('Nee. Dat ene telefoontje had alles kunnen voorkomen.', 38)).toEqual([
      'Nee. Dat ene telefoontje',
      'had alles kunnen voorkomen.',
    ]);
    expect(inTwo('aansprakelijkheidswaardevaststellingsverzoek', 38)).toHaveLength(1);
  });

  test('nothing that was said is lost, nothing is too long but a word, and time has no holes', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé]{1,12}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: CUE_MAX }), (all, room) => {
        const text = all.join(' ');
        const pieces = inPieces(cue(text), room);
        expect(pieces.map((piece) => piece.text).join(' ')).toBe(text);
        expect(pieces.filter((piece) => piece.text.length > room)).toEqual([]);
        expect([pieces[0]?.from, pieces.at(-1)?.to]).toEqual([1_000, 5_000]);
        for (const [at, piece] of pieces.entries()) {
          expect(piece.from).toBeLessThan(piece.to);
          if (at > 0) expect(piece.from).toBe(pieces[at - 1]?.to);
        }
      }),
    );
  });
});
