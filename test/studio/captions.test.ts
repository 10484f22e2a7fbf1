import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  check,
  complete,
  cueAt,
  endLine,
  linesOf,
  move,
  recut,
  remove,
  rewrite,
  tooFast,
  type Line,
} from '../../kiosk/studio/captions.ts';
import { readSubtitles } from '../../kiosk/studio/subtitles.ts';
import { CUE_MAX, inOrder } from '../../shared/vlog.ts';
import { length as letters } from '../../shared/sentence.ts';

const LENGTH = 20_000;
const typed = (...said: readonly (readonly [text: string, at: number])[]): readonly Line[] =>
  said.reduce<readonly Line[]>((lines, [text, at]) => endLine(lines, text, at, LENGTH) ?? lines, []);
const times = (lines: readonly Line[]) => lines.map(({ from, to }) => [from, to]);

describe('lines that are typed while the video plays', () => {
  test('each ends when Enter is pressed and begins where the one before it ended', () => {
    const lines = typed(['Ik sprak een klant.', 3_000], ['Ze zei: ik wil geen korting.', 6_500]);
    expect(times(lines)).toEqual([
      [0, 3_000],
      [3_000, 6_500],
    ]);
    expect(cueAt(lines, 3_000)?.text).toBe('Ze zei: ik wil geen korting.');
    expect(cueAt(lines, 6_500)).toBeUndefined();
  });

  test('after a silence a line does not hang there from before it was said', () => {
    expect(times(typed(['Een', 2_000], ['Twee', 15_000]))).toEqual([
      [0, 2_000],
      [8_000, 15_000],
    ]);
  });

  test('while the video stands still each line gets the time that it takes to read it, after the last', () => {
    const lines = typed(['Een twee drie vier vijf zes', 0], ['Nog een', 0], ['En nog een', 500]);
    expect(times(lines)).toEqual([
      [0, 2_000],
      [2_000, 3_000],
      [3_000, 4_000],
    ]);
    expect(lines.filter(tooFast)).toEqual([]);
  });

  test('one that was forgotten goes between, and there is no line where there is no room', () => {
    const lines = typed(['Een', 2_000], ['Drie', 9_000]).map((line) =>
      line.from > 0 ? { ...line, from: 5_000 } : line,
    );
    expect(endLine(lines, 'Twee', 4_000, LENGTH)?.map(({ text }) => text)).toEqual(['Een', 'Twee', 'Drie']);
    expect(endLine(typed(['Alles', LENGTH - 100]), 'Te laat', LENGTH, LENGTH)).toBeUndefined();
  });
});

describe('lines that are mended', () => {
  const lines = typed(['Een', 3_000], ['Twee', 6_000], ['Drie', 9_000]).map((line) => ({ ...line, checked: true }));

  test('other words have to be looked at again, and until then the captions are not complete', () => {
    expect(complete(lines)).toBe(true);
    expect(complete([])).toBe(false);
    const mended = rewrite(lines, 2, 'Tweede');
    expect(mended.map(({ checked }) => checked)).toEqual([true, false, true]);
    expect(complete(mended)).toBe(false);
    expect(complete(check(mended, 2, true))).toBe(true);
    expect(complete(check(rewrite(lines, 2, ' '), 2, true))).toBe(false);
    expect(complete(check(rewrite(lines, 2, 'a'.repeat(CUE_MAX + 1)), 2, true))).toBe(false);
    expect(remove(lines, 2)).toHaveLength(2);
  });

  test('a line moves as far as its neighbours and the video leave room', () => {
    expect(times(move(lines, 2, 'from', 1_000, LENGTH))[1]).toEqual([3_000, 6_000]);
    expect(times(move(lines, 2, 'from', 8_000, LENGTH))[1]).toEqual([5_500, 6_000]);
    expect(times(move(lines, 2, 'to', 7_000, LENGTH))[1]).toEqual([3_000, 6_000]);
    expect(times(move(lines, 3, 'to', 30_000, LENGTH))[2]).toEqual([6_000, LENGTH]);
  });

  test('more than 180 words a minute is too fast to read', () => {
    expect(tooFast({ from: 0, to: 2_000, text: 'een twee drie vier vijf zes' })).toBe(false);
    expect(tooFast({ from: 0, to: 1_990, text: 'een twee drie vier vijf zes' })).toBe(true);
  });

  test('when the video is cut elsewhere the lines stay with what is said', () => {
    expect(times(recut(lines, -3_000, 5_000))).toEqual([
      [0, 3_000],
      [3_000, 5_000],
    ]);
  });

  test('whatever is typed, moved and taken out, the hub takes their order', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('type' as const), at: fc.nat(LENGTH) }),
      fc.record({ do: fc.constantFrom('from' as const, 'to' as const), at: fc.nat(LENGTH), id: fc.nat(8) }),
      fc.record({ do: fc.constant('remove' as const), id: fc.nat(8) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const after = steps.reduce<readonly Line[]>((now, one) => {
          if (one.do === 'type') return endLine(now, 'Een zin van vijf woorden', one.at, LENGTH) ?? now;
          if (one.do === 'remove') return remove(now, one.id);
          return move(now, one.id, one.do, one.at, LENGTH);
        }, []);
        expect(inOrder(after, LENGTH)).toBe(true);
      }),
    );
  });
});

describe('lines that somebody has in a file', () => {
  const vtt = `WEBVTT - gemaakt door iemand

NOTE dit is niets

1
00:00.500 --> 00:02.000 align:start
<v Erik>Ze zei: <i>ik</i> wil &amp; geen
korting.

00:00:02.000 --> 00:00:04.000
Twee
`;
  const srt =
    '1\r\n00:00:00,500 --> 00:00:02,000\r\n<i>Een</i>\r\nen meer\r\n\r\n2\r\n00:00:01,900 --> 01:00:04,100\r\nTwee';

  test('WebVTT and SubRip are read as plain text, markup and voices left out', async () => {
    expect(await readSubtitles(vtt)).toEqual([
      { from: 500, to: 2_000, text: 'Ze zei: ik wil & geen\nkorting.' },
      { from: 2_000, to: 4_000, text: 'Twee' },
    ]);
    expect((await readSubtitles(`\uFEFF${vtt}`)).length).toBe(2);
    expect((await readSubtitles(srt)).map(({ text }) => text)).toEqual(['Een\nen meer', 'Twee']);
    expect(await readSubtitles('dit is een brief')).toEqual([]);
    expect(await readSubtitles('')).toEqual([]);
  });

  test('they come in order, within the video, one after the other, and nobody looked at them', async () => {
    expect(linesOf(await readSubtitles(srt), LENGTH)).toEqual([
      { id: 1, from: 500, to: 1_900, text: 'Een en meer', checked: false },
      { id: 2, from: 1_900, to: LENGTH, text: 'Twee', checked: false },
    ]);
    expect(times(linesOf(await readSubtitles(vtt), LENGTH, 1_000))).toEqual([
      [0, 1_000],
      [1_000, 3_000],
    ]);
  });

  test('a line that a screen cannot show becomes as many as it takes, each with its share of the time', () => {
    const text = Array.from({ length: 40 }, (_, n) => `woord${n}`).join(' ');
    const lines = linesOf([{ from: 0, to: 12_000, text }], LENGTH);
    expect(lines.map((line) => line.text).join(' ')).toBe(text);
    expect(lines.every((line) => letters(line.text) <= CUE_MAX)).toBe(true);
    expect([lines[0]?.from, lines.at(-1)?.to]).toEqual([0, 12_000]);
  });

  test('whatever a file says, the hub takes the order of what comes of it', () => {
    const cue = fc.record({
      from: fc.integer({ min: -9_000, max: 40_000 }),
      to: fc.integer({ min: -9_000, max: 40_000 }),
      text: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(cue, { maxLength: 20 }), fc.nat(9_000), (cues, start) => {
        expect(inOrder(linesOf(cues, LENGTH, start), LENGTH)).toBe(true);
      }),
    );
  });
});
