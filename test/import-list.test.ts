import { expect, test } from 'vitest';
import { channelIn, dayIn, guessColumns, kindIn, themeIn } from '../kiosk/desk/import/guess.ts';
import { goes, linesOf, type Choice } from '../kiosk/desk/import/rows.ts';
import { readTable, textOf, type Table } from '../kiosk/desk/import/table.ts';
import { emptyWall } from '../shared/wall.ts';
import { makeNote, wallWith } from './support/make.ts';

const TODAY = '2026-11-24';
const ZONE = 'Europe/Amsterdam';

function table(text: string): Table {
  const read = readTable(text);
  if ('fault' in read) throw new Error(read.fault);
  return read;
}
const choice = (part: Partial<Choice> = {}, columns: Choice['columns'] = { title: 0, date: 1 }): Choice => ({
  ...{ columns, kind: 'suggestion', theme: 'contact', day: TODAY, kinds: {}, themes: {}, mended: {} },
  ...part,
});
const lines = (text: string, part: Partial<Choice> = {}, wall = emptyWall) => {
  const list = table(text);
  return linesOf(list, choice(part, guessColumns(list)), wall, TODAY, ZONE);
};

test.each([',', ';', '\t'])(
  'a list is read with %j between its columns, quotes and line ends inside them',
  (between) => {
    const text =
      ['Zin', 'Datum'].join(between) + '\r\n' + [`"Hij zei ""nee"",${between} en\nging"`, '23-11-2026'].join(between);
    const wanted = { columns: ['Zin', 'Datum'], rows: [[`Hij zei "nee",${between} en\nging`, '23-11-2026']] };
    expect(readTable(text)).toEqual(wanted);
    expect(readTable(`\uFEFF${text}\r\n\r\n`)).toEqual(wanted);
    expect(readTable(`sep=${between}\r\n${text}`)).toEqual(wanted);
  },
);

test('the letters of a file are right, in UTF-8, in UTF-16 and as Excel on Windows writes them', () => {
  expect(textOf(new TextEncoder().encode('één €'))).toBe('één €');
  expect(textOf(new Uint8Array([0xe9, 0xe9, 0x6e]))).toBe('één'); // the euro, which Node gets wrong: e2e
  expect(textOf(new Uint8Array([0xff, 0xfe, 0xe9, 0x00, 0xac, 0x20]))).toBe('é€');
});

test('[X4] a list that is empty, too long or too large is not taken', () => {
  expect(readTable('Zin')).toEqual({ fault: 'desk.import.empty' });
  expect(readTable(`Zin\n${'x\n'.repeat(5_001)}`)).toEqual({ fault: 'desk.import.many' });
  expect(table(`Zin\n${'x\n'.repeat(5_000)}`).rows).toHaveLength(5_000);
  expect(readTable(`Zin\n${'x'.repeat(2_097_152)}`)).toEqual({ fault: 'desk.import.large' });
});

test('[X17] what our own export put before a formula is taken off again', () => {
  expect(table("Zin\n'=1+1\n'tHof\n''-x").rows).toEqual([['=1+1'], ["'tHof"], ["'-x"]]);
});

test('which column is which is guessed by its name, and the sentence by its length', () => {
  const guessed = (names: string) => guessColumns(table(`${names}\n${names.replaceAll(/\w+/g, 'x')}`));
  expect(guessed('Datum;Soort;Titel;Toelichting;Thema;Kanaal;Afdeling')).toEqual({
    ...{ date: 0, kind: 1, title: 2, body: 3, theme: 4, channel: 5, from: 6 },
  });
  expect(guessed('created_at,Description,Card')).toEqual({ date: 0, body: 1, title: 2 });
  expect(guessColumns(table('Nr;Wat;Wie\n1;Een hele lange zin;Jo'))).toEqual({ title: 1 });
});

test('kinds, themes and channels are known by their names in both languages and by their codes', () => {
  expect(['Klacht', 'QUESTION', 'idee', 'Advies', 'Tip', 'melding', 'toString'].map(kindIn)).toEqual([
    ...['complaint', 'question', 'idea', 'recommendation', 'suggestion', undefined, undefined],
  ]);
  expect(['Bezorging', 'billing', 'Rekening', 'weer'].map((word) => themeIn(word, emptyWall.office))).toEqual([
    'delivery',
    'billing',
    'billing',
    undefined,
  ]);
  expect(['Telefoon', 'store', 'duif'].map((word) => channelIn(word, emptyWall.office))).toEqual([
    'phone',
    'store',
    undefined,
  ]);
});

test.each([
  ['2026-11-03', '2026-11-03'],
  ['2026-11-03T23:59:00Z', '2026-11-03'],
  ['2026/1/3', '2026-01-03'],
  ['3-11-2026', '2026-11-03'],
  ['03/11/26', '2026-11-03'],
  ['3.11.2026 14:30', '2026-11-03'],
  ['3 november 2026', '2026-11-03'],
  ['di 3 mrt. 2026', '2026-03-03'],
  ['3 May 2026', '2026-05-03'],
  ['31-02-2026', undefined],
  ['11/23/2026', undefined],
  ['gisteren', undefined],
  ['46000', undefined],
])('the day %j is %j', (word, day) => expect(dayIn(word)).toBe(day));

test('each row says what is wrong with it', () => {
  const list = lines(
    [
      'Soort;Thema;Zin;Datum',
      'Klacht;Bezorging;Pakket te laat;3-11-2026',
      'Melding;Bezorging;Pakket te laat;3-11-2026',
      'Klacht;Weer;Het regent;3-11-2026',
      'Klacht;App;Een dag te ver;25-11-2026',
      'Klacht;App;Een zin van lang geleden;1-1-2020',
      'Klacht;App;Geen dag;gisteren',
      'Klacht;App;x;3-11-2026',
      `Klacht;App;${'x'.repeat(43)};3-11-2026`,
      ';;Zonder soort;',
    ].join('\n'),
  );
  expect(list.map(({ wrong }) => wrong)).toEqual([
    undefined,
    { text: 'desk.import.kind', word: 'Melding' },
    { text: 'desk.import.theme', word: 'Weer' },
    { text: 'error.future' },
    { text: 'error.old' },
    { text: 'desk.import.day', word: 'gisteren' },
    { text: 'error.empty' },
    { text: 'error.tooLong' },
    undefined,
  ]);
  expect(list[0]?.note).toEqual({ kind: 'complaint', theme: 'delivery', title: 'Pakket te laat', date: '2026-11-03' });
  expect(list.at(-1)?.note).toMatchObject({ kind: 'suggestion', theme: 'contact', date: TODAY });
});

test('an unknown word is what the steward says it is, and a row is what it was mended to', () => {
  const text = `Soort;Thema;Zin\nMelding;Weer;${'x'.repeat(50)}`;
  const mended = { 0: { title: 'Korter', body: 'En meer' } };
  const [line] = lines(text, { kinds: { melding: 'question' }, themes: { weer: 'app' }, mended });
  expect(line).toMatchObject({ note: { kind: 'question', theme: 'app', title: 'Korter', body: 'En meer' } });
  expect(line?.wrong).toBeUndefined();
});

test('[P-05] by whom somebody can be found is masked and marked; what may be somebody waits for a look', () => {
  const [phone, name, plain] = lines(
    'Zin;Toelichting\nBel mij terug;Op 06-12345678\nMila wacht al een week;\nGeen bon;',
  );
  expect(phone).toMatchObject({ note: { body: 'Op [telefoon]' }, masked: true, eyes: false });
  expect(name).toMatchObject({ masked: false, eyes: true });
  expect(plain).toMatchObject({ masked: false, eyes: false });
  expect([phone, name, plain].map((line) => line && goes(line))).toEqual([true, false, true]);
});

test('what hangs already, was taken down, or stands in the list twice does not go along', () => {
  const hung = makeNote({ title: 'Pakket te laat', date: '2026-11-03' });
  const text =
    'Zin;Datum\nPAKKET  te laat;3-11-2026\nPakket te laat;4-11-2026\nGeen bon;3-11-2026\nGeen bon;3-11-2026\nGeen bon;';
  const double = (wall: typeof emptyWall) => lines(text, {}, wall).map((line) => line.double);
  expect(double(wallWith(hung))).toEqual([true, false, false, true, false]);
  const drawer = [{ note: hung, away: { why: 'down', reason: 'wrong' }, since: 1 }] as const;
  expect(double({ ...emptyWall, notes: { hanging: [], drawer } })).toEqual([true, false, false, true, false]);
  expect(lines('Zin\nPakket te laat', {}, wallWith(hung))[0]?.double, 'without a day, whatever its day').toBe(true);
});
