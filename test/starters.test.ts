import { describe, expect, test } from 'vitest';
import { begin, begunWith, fill, isBare, phrasesOf, starters } from '../kiosk/starters.ts';
import { TITLE_MAX } from '../shared/note.ts';
import { length, tidy } from '../shared/sentence.ts';
import { languages } from '../shared/text/language.ts';
import { emptyWall } from '../shared/wall.ts';
import { makeNote } from './support/make.ts';

describe('a sentence that begins with a starter', () => {
  test('has its writer in the hole', () => {
    expect(begin('waits', '', 'nl')).toEqual({ title: 'Klant wacht op ', caret: 15 });
    expect(begin('notUnderstand', '', 'nl')).toEqual({ title: 'Klant snapt  niet', caret: 12 });
    expect(begin('says', '', 'nl')).toEqual({ title: '‘’, zei de klant', caret: 1 });
  });

  test('keeps what was typed, and lets an earlier starter go', () => {
    const typed = begin('notUnderstand', 'de rekening', 'nl');
    expect(typed.title).toBe('Klant snapt de rekening niet');
    expect(begin('waits', typed.title, 'nl').title).toBe('Klant wacht op de rekening');
  });

  test('lets go of a starter that is chosen again', () => {
    expect(begin('waits', 'Klant wacht op de rekening', 'nl')).toEqual({ title: 'de rekening', caret: 11 });
    expect(begin('says', '‘’, zei de klant', 'nl')).toEqual({ title: '', caret: 0 });
  });

  test('is no sentence without something in its hole', () => {
    expect(['Klant wacht op ', 'Klant snapt  niet', '‘’, zei de klant', 'Customer would like'].map(isBare)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isBare('Klant wacht op antwoord')).toBe(false);
  });

  test('knows which one it was', () => {
    const on = (title: string) => starters.filter((starter) => begunWith(starter, title, 'nl'));
    expect(on('Klant wil graag een belletje')).toEqual(['wants']);
    expect(on('Pakket bij de buren')).toEqual([]);
    expect(on('')).toEqual([]);
  });

  test('gets a phrase where the writer is, with a space where one is needed', () => {
    expect(fill('Klant snapt  niet', 12, 'de kosten').title).toBe('Klant snapt de kosten niet');
    expect(fill('Klant wacht op', 14, 'het pakket')).toEqual({ title: 'Klant wacht op het pakket', caret: 25 });
    expect(fill('‘’, zei de klant', 1, 'het menu').title).toBe('‘het menu’, zei de klant');
    expect(fill('nu', 0, 'het pakket').title).toBe('het pakket nu');
  });

  test.each(languages)('fits with every phrase of every theme, in %s', (language) => {
    for (const { id: theme } of emptyWall.office.themes)
      for (const starter of starters)
        for (const phrase of phrasesOf(starter, theme, [], language)) {
          const { title, caret } = begin(starter, '', language);
          const whole = fill(title, caret, phrase).title;
          expect(length(tidy(whole)), whole).toBeLessThanOrEqual(TITLE_MAX);
        }
  });
});

test('phrases that customers use more come first, those of other themes do not count', () => {
  const hung = [
    makeNote({ theme: 'billing', title: 'Waar blijft het geld terug?' }),
    makeNote({ theme: 'delivery', title: 'De kosten van de bezorging' }),
  ];
  expect(phrasesOf('wants', 'billing', hung, 'nl')).toEqual([
    'het geld terug',
    'een lagere rekening',
    'een nieuwe rekening',
  ]);
  expect(phrasesOf('notUnderstand', 'billing', hung, 'nl')).toEqual(['de eerste rekening', 'de kosten', 'de incasso']);
  expect(phrasesOf('says', 'billing', hung, 'nl')).toEqual([]);
});
