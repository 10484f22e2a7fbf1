import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { readTable } from '../kiosk/desk/import/table.ts';
import type { By } from '../shared/change.ts';
import { plainCell, safeCell } from '../shared/csv-cell.ts';
import { desk } from './support/desk.ts';
import { make, wire } from './support/make.ts';
import { office } from './support/office.ts';

const kiosk: By = { device: 'kiosk-1', role: 'kiosk' };
const editor: By = { device: 'desk-1', role: 'editor' };

async function atDesk() {
  const all = await office();
  const ada = desk(all.url);
  await ada.begin(all.access);
  const propose = async (by: By, proposal: ReturnType<typeof make>) => {
    expect(await all.hub.propose(by, wire(proposal)), proposal.type).toMatchObject({ ok: true });
    return proposal.id;
  };
  const csv = async () => {
    const response = await ada.get('/notes.csv');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return {
      response,
      text,
      rows: Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data,
    };
  };
  const json = async () =>
    ((await (await ada.get('/notes.json')).json()) as { notes: Record<string, unknown>[] }).notes;
  return { ...all, propose, csv, json };
}

test('[X17] whatever a text begins with, a spreadsheet runs nothing, and it comes back as it was', () => {
  for (const first of ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20', "'=", "''-"])
    expect(safeCell(`${first}1+1`)).toBe(`'${first}1+1`);
  const texts = fc
    .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\0', "'", '"', ';', 'a', ' '))
    .map((some) => some.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const written = Papa.unparse([[safeCell(text), 'x']], { delimiter: ';', quotes: true });
      const [[cell = ''] = []] = Papa.parse<string[]>(written, { delimiter: ';' }).data;
      expect(cell).not.toMatch(/^[=+\-@\t\r\n\0]/);
      expect(plainCell(cell)).toBe(text);
    }),
    { seed: 17, numRuns: 2_000 },
  );
});

test('[X17] all notes as a list that Excel in Dutch opens, and that our own import reads', async () => {
  const { propose, csv, json } = await atDesk();
  const titles = [
    '=HYPERLINK("x")',
    '+31 is te duur',
    '-50% korting',
    '@home werkt niet',
    'Gewoon; met een "puntkomma"',
  ];
  for (const title of titles)
    await propose(kiosk, make('notes.hang', { title, body: "'t Is niks", channel: 'phone', from: '=Balie' }));
  const { response, text, rows } = await csv();
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=notes.csv');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(text.startsWith('\uFEFF"id";"state";')).toBe(true);
  expect(text).not.toMatch(/(^|;)"?[=+\-@]/m);
  expect(rows.map(({ title = '' }) => plainCell(title))).toEqual(titles);
  expect(rows[0]).toMatchObject({
    body: "'t Is niks",
    from: "'=Balie",
    state: 'hangs',
    customers: '1',
    stage: 'caught',
    visitors: 'false',
  });
  expect((await json()).map(({ title }) => title)).toEqual(titles);
  const again = readTable(text);
  expect('rows' in again && again.rows.map((row) => row[again.columns.indexOf('title')])).toEqual(titles);
});

test('what is not on the wall is in the list too; what waits, or names somebody, without its words', async () => {
  const { propose, csv, json } = await atDesk();
  const held = await propose(kiosk, make('notes.hang', { title: 'Mila wacht al weken' }));
  const wrong = await propose(kiosk, make('notes.hang', { title: 'Dit klopt niet' }));
  const named = await propose(kiosk, make('notes.hang', { title: 'De buurman van nummer zes' }));
  const into = await propose(kiosk, make('notes.hang', { title: 'Rekening is te hoog' }));
  const same = await propose(kiosk, make('notes.hang', { title: 'De rekening is te hoog' }));
  await propose(editor, make('notes.takeDown', { note: wrong, reason: 'wrong' }));
  await propose(editor, make('notes.takeDown', { note: named, reason: 'personal' }));
  await propose(editor, make('notes.merge', { note: same, into }));
  await propose(editor, make('notes.advance', { note: into, stage: 'recorded' }));
  await propose(editor, make('notes.show', { note: into, title: 'Rekening is te hoog' }));
  const { rows, text } = await csv();
  const of = (id: string) => rows.find((row) => row['id'] === id);
  expect(of(held)).toMatchObject({ state: 'held', title: '', body: '' });
  expect(of(wrong)).toMatchObject({ state: 'down', reason: 'wrong', title: 'Dit klopt niet' });
  expect(of(named)).toMatchObject({ state: 'down', reason: 'personal', title: '' });
  expect(of(same)).toMatchObject({ state: 'merged', merged_into: into, title: 'De rekening is te hoog' });
  expect(of(into)).toMatchObject({ state: 'hangs', customers: '2', stage: 'recorded', visitors: 'true' });
  expect(of(into)?.['recorded_at']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(text + JSON.stringify(await json())).not.toMatch(/Mila|buurman/);
});
