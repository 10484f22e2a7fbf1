import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deskTexts } from '../shared/text/desk.ts';
import { en } from '../shared/text/en.ts';
import { nl } from '../shared/text/nl.ts';
import { languageOf } from '../shared/text/language.ts';
import { say, sayMany } from '../shared/text/say.ts';
import { roomTexts } from '../shared/text/room.ts';
import { studioTexts } from '../shared/text/studio.ts';

const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).toSorted();

describe('what people read', () => {
  test.each(Object.entries({ ...nl, ...deskTexts.nl, ...studioTexts.nl, ...roomTexts.nl }))(
    '%s has the same holes in both languages and nothing unsaid',
    (key, dutch) => {
      const english =
        Object.entries({ ...en, ...deskTexts.en, ...studioTexts.en, ...roomTexts.en }).find(
          ([name]) => name === key,
        )?.[1] ?? '';
      expect(english.trim()).not.toBe('');
      expect(holes(english)).toEqual(holes(dutch));
    },
  );

  test('there is a sentence for every error that a schema or a check names', () => {
    const sources = readdirSync('shared', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join('shared', name), 'utf8'));
    const named = new Set(
      sources.flatMap((source) => [...source.matchAll(/'(error\.[\w.]+)'/g)].map(([, key]) => key)),
    );
    expect(named.size).toBeGreaterThan(20);
    expect([...named].filter((key) => !Object.hasOwn(nl, key ?? ''))).toEqual([]);
  });

  test('says je, never u, in sentences of at most thirteen words', () => {
    for (const text of Object.values({ ...nl, ...deskTexts.nl, ...studioTexts.nl, ...roomTexts.nl })) {
      expect(text).not.toMatch(/\b(u|uw)\b/i);
      for (const sentence of text.split(/[.!?]\s/))
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(13);
    }
  });

  test('fills its holes, chooses one or many, and leaves what is not given', () => {
    expect(say('nl', 'common.undo', { s: 9 })).toBe('Haal terug (9)');
    expect(say('en', 'common.undo')).toBe('Undo ({s})');
    expect([1, 0, 2].map((n) => sayMany('nl', 'attract.count', n))).toEqual([
      '1 briefje deze week',
      '0 briefjes deze week',
      '2 briefjes deze week',
    ]);
  });

  test('speaks the language that is asked for, else its own', () => {
    expect(['en-GB,nl;q=0.5', 'NL', 'fr', '', null].map((word) => languageOf(word, 'nl'))).toEqual([
      'en',
      'nl',
      'nl',
      'nl',
      'nl',
    ]);
  });
});
