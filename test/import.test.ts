import { expect, test } from 'vitest';
import { memoryLog } from '../server/log/memory.ts';
import type { Change } from '../shared/wall.ts';
import { desk } from './support/desk.ts';
import { office } from './support/office.ts';

const NOW = Date.parse('2026-11-24T10:00:00+01:00');
const DAY = 86_400_000;

async function atDesk(fails: (appends: number) => boolean = () => false) {
  const lines: Change[] = [];
  const store = memoryLog(lines);
  const sizes: number[] = [];
  const append: typeof store.append = async (changes, after) => {
    sizes.push(changes.length);
    if (fails(sizes.length)) throw new Error('the disk is full');
    return store.append(changes, after);
  };
  const all = await office({ pages: { ...store, append }, clock: () => NOW });
  const ada = desk(all.url);
  await ada.begin(all.access);
  const bring = async (notes: readonly object[]) => {
    const response = await ada.post('/import', { notes });
    return { status: response.status, said: (await response.json()) as unknown };
  };
  return { ...all, lines, sizes, ada, bring };
}

const row = (n: number, part: object = {}) => ({
  kind: 'idea',
  theme: 'app',
  title: `Zin nummer ${n}`,
  date: '2026-11-20',
  ...part,
});
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n));

test('a paper wall hangs with its own days, oldest first, in one append', async () => {
  const { hub, sizes, bring, access } = await atDesk();
  const notes = [row(1), row(2, { date: '2025-01-15', body: 'Van papier', from: 'Balie', channel: 'store' }), row(3)];
  expect(await bring(notes)).toEqual({ status: 200, said: { hung: 3, known: 0, refused: [] } });
  const { hanging } = hub.wall.notes;
  expect(hanging.map(({ title, date }) => [title, date])).toEqual([
    ['Zin nummer 2', '2025-01-15'],
    ['Zin nummer 1', '2026-11-20'],
    ['Zin nummer 3', '2026-11-20'],
  ]);
  expect(hanging[0]).toMatchObject({ body: 'Van papier', from: 'Balie', channel: 'store', made: NOW - 30 * DAY });
  expect(hanging.every(({ device }) => device === access.stewards.all[0]?.id)).toBe(true);
  expect(sizes).toEqual([3]);
});

test.each([
  [{ title: 'x' }, { code: 'invalid', field: 'title', message: 'Schrijf eerst één zin.' }],
  [{ title: 'x'.repeat(43) }, { code: 'invalid', field: 'title', message: 'Dit is te lang. Maak het korter.' }],
  [{ kind: 'melding' }, { code: 'invalid', field: 'kind' }],
  [{ theme: 'weer' }, { code: 'invalid', field: 'theme' }],
  [{ date: '2026-02-30' }, { code: 'invalid', field: 'date' }],
  [{ date: '2026-11-25' }, { code: 'invalid', field: 'date', message: 'Deze dag moet nog komen.' }],
  [{ date: '2024-11-23' }, { code: 'invalid', field: 'date' }],
  [{ body: 'Bel 06-12345678' }, { code: 'personal-data', field: 'body', message: 'Dit lijkt op een telefoonnummer.' }],
])('one row with %j keeps all of them off the wall, and is told', async (part, why) => {
  const { hub, sizes, bring } = await atDesk();
  const { said } = await bring([row(1), row(2, part), row(3)]);
  expect(said).toMatchObject({ hung: 0, known: 0, refused: [{ row: 1, ...why }] });
  expect([hub.seq, sizes]).toEqual([0, []]);
});

test('the same list again adds nothing, with one row more only that one; what was taken down stays down', async () => {
  const { hub, bring } = await atDesk();
  await bring(rows(3));
  const [first] = hub.wall.notes.hanging;
  const by = { device: 'desk', role: 'admin' } as const;
  const data = { note: first?.id, reason: 'wrong' };
  await hub.propose(by, { id: crypto.randomUUID(), type: 'notes.takeDown', data, made: NOW, seen: 0 });
  expect((await bring(rows(3))).said).toEqual({ hung: 0, known: 3, refused: [] });
  expect((await bring(rows(4))).said).toEqual({ hung: 1, known: 3, refused: [] });
  expect(hub.wall.notes.hanging).toHaveLength(3);
  expect((await bring([row(9), row(9)])).said).toMatchObject({ hung: 2 });
  expect(hub.wall.notes.hanging, 'two that say the same are two').toHaveLength(5);
});

test('when the disk is full in the third of twenty appends, it is said, and asking again completes them', async () => {
  const { hub, lines, sizes, bring } = await atDesk((appends) => appends === 3);
  expect(await bring(rows(5_000))).toMatchObject({
    status: 503,
    said: { error: { code: 'not-saved', message: 'Niet alles is bewaard. Probeer het nog eens: niets hangt dubbel.' } },
  });
  expect([hub.seq, sizes]).toEqual([500, [250, 250, 250]]);
  expect((await bring(rows(5_000))).said).toEqual({ hung: 4_500, known: 500, refused: [] });
  expect(new Set(lines.map(({ id }) => id)).size).toBe(5_000);
  expect(hub.wall.notes.hanging).toHaveLength(5_000);
});

test('one row too many, a field of nobody, or more than three megabytes are refused whole', async () => {
  const { hub, bring, ada } = await atDesk();
  expect((await bring(rows(5_001))).status).toBe(400);
  expect((await bring([row(1, { way: 'typed' })])).status).toBe(400);
  expect((await bring([])).status).toBe(400);
  const large = { notes: [row(1, { body: 'x'.repeat(3_200_000) })] };
  expect((await ada.post('/import', large)).status).toBe(413);
  expect(hub.seq).toBe(0);
});

test('[E13] while five thousand notes come in, the hub answers others', async () => {
  const { url, bring } = await atDesk();
  let [answers, going] = [0, true];
  const asking = (async () => {
    for (; going; answers += 1) await fetch(`${url}/healthz`);
  })();
  await bring(rows(5_000));
  going = false;
  await asking;
  expect(answers, 'between 50 looks at 100 rows and 20 appends of 250').toBeGreaterThan(8);
});
