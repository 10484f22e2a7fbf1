import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { broughtPractices, isQuoted, questions, sourceOf } from '../shared/content/library.ts';
import { flagReasons, moments } from '../shared/library.ts';
import { nextStory, STORY_LASTS, storiesOf, type Bag } from '../shared/read/stories.ts';
import { openHub } from '../server/hub.ts';
import { memoryLog } from '../server/log/memory.ts';
import { apply, check, emptyWall } from '../shared/wall.ts';
import { pieces } from '../shared/ui/room/quotes.ts';
import { clock } from './support/clock.ts';
import { make, makeNote, wallWith, wire } from './support/make.ts';

const editor = { device: 'steward-1', role: 'editor' } as const;

describe('stories', () => {
  test('none comes again before all were told, also while some come and go', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            ids: fc.uniqueArray(fc.constantFrom(...'abcdef'), { minLength: 2 }),
            chance: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
          { minLength: 1, maxLength: 60 },
        ),
        (turns) => {
          let bag: Bag | undefined;
          let told: string[] = [];
          turns.forEach(({ ids, chance }, at) => {
            bag = nextStory(bag, ids, at * STORY_LASTS, chance);
            const on = bag.told.at(-1) ?? '';
            expect(ids).toContain(on);
            if (ids.some((id) => !told.includes(id))) expect(told).not.toContain(on);
            else told = [];
            told = [...told.filter((id) => ids.includes(id)), on];
          });
        },
      ),
    );
  });

  test('one stays ninety seconds, goes at once when it is taken away, and survives a clock that was set back', () => {
    const first = nextStory(undefined, ['a', 'b'], 1_000, 0);
    expect(first).toEqual({ told: ['a'], since: 1_000 });
    expect(nextStory(first, ['a', 'b'], 1_000 + STORY_LASTS - 1, 0.9)).toEqual(first);
    expect(nextStory(first, ['a', 'b'], 1_000 + STORY_LASTS, 0.9).told).toEqual(['a', 'b']);
    expect(nextStory(first, ['b'], 2_000, 0).told).toEqual(['b']);
    expect(nextStory(first, [], 2_000, 0).told).toEqual([]);
    expect(nextStory(first, ['a', 'b'], 0, 0).told).toEqual(['a', 'b']);
    expect(nextStory({ told: ['a', 'b'], since: 0 }, ['a', 'b'], STORY_LASTS, 0.99).told).toEqual(['a']);
  });

  test('[P-17] a customer is named until the day that was allowed, and not with a note', () => {
    const tell = make('stories.tell', { until: 5_000_000 }, { by: editor });
    const wall = apply(wallWith(makeNote({ story: 'Hij wachtte.' }), makeNote()), tell);
    expect(storiesOf(wall, 4_999_999).map(({ text, note }) => [text, note !== undefined])).toEqual([
      ['Hij wachtte.', true],
      ['Mevrouw De Vries wachtte drie dagen.', false],
    ]);
    expect(storiesOf(wall, 5_000_000)).toHaveLength(1);
    const other = make('stories.tell', { until: 9_000_000 }, { by: editor, made: 6_000_000 });
    expect(apply(wall, other).stories.named).toHaveLength(1); // who was named before is gone
    expect(check(emptyWall, make('stories.tell', { until: 1 }, { by: editor }))?.field).toBe('until');
    expect(check(emptyWall, make('stories.tell', { until: 3 * 366 * 86_400_000 }, { by: editor }))?.code).toBe(
      'invalid',
    );
    const gone = apply(wall, make('stories.withdraw', { story: tell.id }, { by: editor }));
    expect(gone.stories.named).toEqual([]);
  });

  test('[P-05] with a name goes no telephone number, and in no other text a name', async () => {
    const nothing = () => undefined;
    const hub = await openHub({
      log: memoryLog(),
      clock: clock(1_000_000),
      newEpoch: () => 'e',
      publish: nothing,
      onTrouble: nothing,
      fold: 'a',
    });
    const tell = (text: string) => hub.propose(editor, wire(make('stories.tell', { text })));
    expect(await tell('Mevrouw De Vries wachtte drie dagen.')).toMatchObject({ ok: true });
    expect(await tell('Mevrouw De Vries is te bellen op 06-12345678.')).toMatchObject({
      refusal: { code: 'personal-data', field: 'text' },
    });
    const practice = make('library.practice');
    const { nl } = practice.data;
    const named = { ...practice.data, nl: { ...nl, steps: [...nl.steps, 'Bel mevrouw De Vries.'] } };
    expect(await hub.propose(editor, wire({ ...practice, data: named }))).toMatchObject({
      refusal: { code: 'personal-data' },
    });
  });

  test('what a customer said is told apart from what is told', () => {
    expect(pieces('Zij zei: ‘Zeg een tijd’, en hing op. Foto’s hielpen niet.')).toEqual([
      { text: 'Zij zei: ', said: false },
      { text: '‘Zeg een tijd’,', said: true },
      { text: ' en hing op. Foto’s hielpen niet.', said: false },
    ]);
    expect(pieces('‘Ik zag de foto’s niet.’').map(({ text }) => text)).toEqual(['‘Ik zag de foto’s niet.’']);
  });
});

describe('the library that is brought', () => {
  test('the three questions of article 002 stand word for word, with where they were read', () => {
    const three = ['kv-d01', 'kv-d02', 'kv-d03'].map((id) => [
      questions.find((one) => one.id === id)?.nl,
      sourceOf(id),
      isQuoted(id),
    ]);
    const source = '‘Gebruik minstens elk uur het woord klant’ (Kwinta)';
    expect(three).toEqual([
      ['Wat zullen de klanten daarvan vinden?', source, true],
      ['Brengt dit toegevoegde waarde voor onze klanten?', source, true],
      ['Misschien moeten we dat eens vragen aan een klant?', source, true],
    ]);
    const mend = make('library.question', { question: 'kv-d01' }, { by: editor });
    expect(check(emptyWall, mend)?.code).toBe('not-allowed');
    expect(check(emptyWall, make('library.switch', { id: 'kv-d01', off: true }, { by: editor }))).toBeUndefined();
  });

  test('sixty questions, for each moment and each reason, and twelve practices, in both languages', () => {
    expect(questions).toHaveLength(60);
    for (const moment of moments) expect(questions.some((one) => one.moment === moment)).toBe(true);
    for (const reason of flagReasons)
      expect(questions.filter((one) => one.reason === reason).length).toBeGreaterThan(1);
    expect(broughtPractices).toHaveLength(12);
    for (const one of questions) {
      const { id, ...said } = one;
      if (!isQuoted(id))
        expect(check(emptyWall, make('library.question', { question: id, ...said }, { by: editor }))).toBeUndefined();
    }
  });
});
