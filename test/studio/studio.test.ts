import { describe, expect, test, vi } from 'vitest';
import type { Said } from '../../kiosk/desk/ask.ts';
import type { Place } from '../../kiosk/studio/place.ts';
import { Studio } from '../../kiosk/studio/studio.svelte.ts';
import { blankWords, headlineWords, missing, vlogOf, type Words } from '../../kiosk/studio/words.ts';
import { refuse, type Answer } from '../../shared/change.ts';
import { VlogData, type Vlog } from '../../shared/vlog.ts';
import { uuid } from '../support/uuid.ts';

const MEDIA = { media: 'a'.repeat(64), length: 20_000 };
const words: Words = {
  ...blankWords,
  headline: ' Eén iemand  die het regelt ',
  role: 'CEO, sprak drie klanten',
  promise: 'Elke klant krijgt één vaste collega',
  due: '2026-12-10',
  consent: true,
};
const lines = [
  { id: 1, from: 0, to: 4_000, text: 'Ik sprak een klant.', checked: true },
  { id: 2, from: 4_000, to: 20_030, text: 'Ze wil geen korting.', checked: true },
];

/** Somebody made a vlog; `answers` is what the hub says, one after the other. */
function made(...answers: readonly Said<{ readonly answer: Answer }>[]) {
  let ids = 0;
  const send = vi.fn<Place['send']>();
  for (const answer of answers) send.mockResolvedValueOnce(answer);
  const studio = new Studio({
    at: 'kiosk',
    language: () => 'nl',
    newId: () => uuid((ids += 1)),
    headers: () => ({}),
    send,
  });
  studio.be({ id: uuid(99), name: 'Erik de Wit' });
  studio.sending.media = MEDIA;
  studio.lines = lines;
  studio.words = words;
  return { studio, send };
}
const taken = { ok: { answer: { ok: true, seq: 7 } } } as const;

describe('what is said of a vlog', () => {
  test('says what is still missing, in the order of the page', () => {
    expect(missing(blankWords)).toEqual(['headline', 'role', 'consent']);
    expect(missing({ ...words, due: '', consent: false })).toEqual(['due', 'consent']);
    const long = { ...words, headline: 'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien' };
    expect([headlineWords(long.headline), missing(long)]).toEqual([13, ['headline']]);
    expect(missing(words)).toEqual([]);
  });

  test('is what the hub takes, within the film as the hub measured it', () => {
    const sent = vlogOf(words, lines, MEDIA);
    const data = { ...sent, person: uuid(99), name: 'Erik de Wit' };
    expect(VlogData.safeParse(data).success).toBe(true);
    expect(sent.headline).toBe('Eén iemand die het regelt');
    expect(sent.captions.map(({ from, to }) => [from, to])).toEqual([
      [0, 4_000],
      [4_000, 20_000],
    ]);
    expect(vlogOf({ ...words, promise: ' ' }, lines, MEDIA).promise).toBeUndefined();
  });
});

describe('sending it', () => {
  test('does not go without captions that somebody looked at, line by line', async () => {
    const { studio, send } = made(taken);
    studio.lines = lines.map((line) => ({ ...line, checked: line.id === 1 }));
    await studio.send();
    studio.lines = [];
    await studio.send();
    expect(send).not.toHaveBeenCalled();
  });

  test('loses nothing when the hub is silent or cannot save, and asks again with the same id', async () => {
    const notSaved = { ok: { answer: { ok: false, refusal: refuse('not-saved', 'error.save') } } } as const;
    const { studio, send } = made(undefined, notSaved, taken);
    await studio.send();
    expect(studio.fault).toBe('De muur antwoordt niet. Je vlog staat er nog. Probeer het zo weer.');
    await studio.send();
    expect([studio.step, studio.lines, studio.words]).toEqual(['film', lines, words]);
    await studio.send();
    expect([studio.step, studio.dirty]).toEqual(['done', false]);
    expect(new Set(send.mock.calls.map(([id]) => id)).size).toBe(1);
  });

  test('says why the hub does not take it; mended it is another question', async () => {
    const refused = {
      ok: { answer: { ok: false, refusal: refuse('personal-data', 'personal.phone', 'captions') } },
    } as const;
    const { studio, send } = made(refused, taken);
    await studio.send();
    expect(studio.fault).toBe('Ondertitels: Dit lijkt op een telefoonnummer.');
    await studio.send();
    expect(send.mock.calls[0]?.[0]).not.toBe(send.mock.calls[1]?.[0]);
  });

  test('asks for the PIN again when half an hour went by, and then goes on', async () => {
    const { studio } = made({ error: { code: 'not-in', message: 'Geef je pincode nog een keer.' } }, taken);
    await studio.send();
    expect(studio.sending.expired).toBe(true);
    studio.goOn();
    await vi.waitFor(() => expect(studio.step).toBe('done'));
  });
});

test('a vlog that was sent in is looked at anew, line by line', () => {
  const { media, length } = MEDIA;
  const captions = lines.map(({ from, text }, at) => ({ from, to: at ? length : 4_000, text }));
  const vlog: Vlog = {
    ...vlogOf(words, lines, MEDIA),
    id: uuid(5),
    media,
    length,
    captions,
    person: uuid(99),
    name: 'Erik de Wit',
    made: 1,
  };
  const studio = new Studio(made().studio.place, vlog);
  expect([studio.step, studio.captioned, studio.missing]).toEqual(['captions', false, []]);
  expect(studio.lines.map(({ text }) => text)).toEqual(captions.map(({ text }) => text));
  expect(studio.film?.url).toBe(`/media/${media}`);
});
