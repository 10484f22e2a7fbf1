/** A text as the rules read it, and for every letter where it came from in the original. */
export interface Reading {
  readonly text: string;
  /** Per UTF-16 unit of `text`: the first unit of the original that it stands for. */
  readonly from: readonly number[];
  /** And the one after the last. */
  readonly to: readonly number[];
}

/** What is looked at: no pattern sees more (promises.md, 5.2). */
export const CAP = 2_000;

const HIDDEN = new RegExp(
  '\\u00AD|\\u034F|\\u061C|\\u115F|\\u1160|\\u17B4|\\u17B5|[\\u180B-\\u180E]|[\\u200B-\\u200F]|[\\u202A-\\u202E]|[\\u2060-\\u206F]' +
    '|\\u20E3|[\\uFE00-\\uFE0F]|\\uFEFF|[\\u{E0000}-\\u{E01EF}]',
  'gu',
);
const PICTURE = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|\p{Emoji_Modifier}/u;
const LETTER = /.\p{M}{0,8}/suy;

/** NFKC, one kind of space, dash and quote, without what cannot be seen; a picture is a space. */
export function reading(original: string): Reading {
  const text = original.slice(0, CAP);
  const out = builder();
  let at = 0;
  while (at < text.length) {
    if (isPlain(text.charCodeAt(at)) && !(text.charCodeAt(at + 1) > 0x7e)) {
      out.add(text.charAt(at), at, at + 1);
      at += 1;
    } else {
      LETTER.lastIndex = at;
      const letter = LETTER.exec(text)?.[0] ?? text.charAt(at);
      out.add(seen(letter), at, at + letter.length);
      at += letter.length;
    }
  }
  return out.done();
}

/** Needs no care: it is what it looks like. */
const isPlain = (code: number): boolean => code >= 0x20 && code <= 0x7e && code !== 0x60;

function seen(letter: string): string {
  const bare = letter.replace(HIDDEN, '');
  if (bare === '') return '';
  if (PICTURE.test(bare)) return ' ';
  return bare
    .normalize('NFKC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/[\u3002\uFF61]/g, '.')
    .replace(/[\u2018\u2019\u201B\u00B4`]/g, "'")
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/** The same reading with other words in the place of some of its own: each new letter stands for the whole old word. */
export function reworded(
  { text, from, to }: Reading,
  words: Iterable<{ readonly start: number; readonly end: number; readonly word: string }>,
): Reading {
  const out = builder();
  let next = 0;
  const keep = (until: number) => {
    for (; next < until; next += 1) out.add(text[next] ?? '', from[next] ?? 0, to[next] ?? 0);
  };
  for (const { start, end, word } of words) {
    keep(start);
    out.add(word, from[start] ?? 0, to[end - 1] ?? 0);
    next = end;
  }
  keep(text.length);
  return out.done();
}

function builder() {
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  return {
    /** Spaces in a row are one. */
    add(letters: string, start: number, end: number): void {
      for (let at = 0; at < letters.length; at += 1) {
        const unit = letters.charAt(at);
        if (unit === ' ' && parts[parts.length - 1] === ' ') {
          to[to.length - 1] = end;
          continue;
        }
        parts.push(unit);
        from.push(start);
        to.push(end);
      }
    },
    done: (): Reading => ({ text: parts.join(''), from, to }),
  };
}
