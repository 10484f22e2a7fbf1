import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { encode } from '../../server/log/lines.ts';
import { table } from '../../shared/wall.ts';
import { admin, home, startHub } from '../support/hub-process.ts';
import { newIds, notesApi } from '../support/notes-api.ts';

/** A data folder as the hub wrote it in format 1. Kept for ever: whatever comes later must read it. */
const released = fileURLToPath(new URL('format-1', import.meta.url));
const key = `woc_f0f0f0f0_${'0'.repeat(64)}`;

function copy(): { readonly path: string; readonly data: string } {
  const lab = home();
  onTestFinished(lab.remove);
  const data = join(lab.path, 'data');
  cpSync(released, data, { recursive: true });
  return { path: lab.path, data };
}

/** The checksum of each file but that which says who holds the folder. */
function sums(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'holder.json')
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]));
}

test('[D14] a folder of format 1 with a change of every type is read, and goes on', async () => {
  const text = readdirSync(join(released, 'pages'))
    .map((name) => readFileSync(join(released, 'pages', name), 'utf8'))
    .join('');
  for (const type of [...table.keys(), 'erased'])
    expect(text, 'a new type needs a change of its own in a new page of the fixture').toContain(`"type":"${type}"`);
  const { path } = copy();
  const hub = await startHub({ home: path });
  onTestFinished(() => void hub.stop('SIGKILL'));
  const response = await fetch(`${hub.url}/api/v1/wall`, { headers: { authorization: `Bearer ${key}` } });
  const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const made = 1_795_420_800_000;
  expect(await response.json()).toMatchObject({
    seq: 68,
    wall: {
      visitors: { until: made + 32 * 3_000 + 3_600_000 },
      notes: {
        hanging: [
          {
            id: id(1),
            kind: 'complaint',
            theme: 'billing',
            title: 'Ik snap mijn rekening niet',
            body: 'De eerste is veel te hoog',
            channel: 'phone',
            from: 'Klantenservice',
            date: '2026-11-20',
            device: 'kiosk-1',
            made,
            signals: [{ id: id(7), device: 'kiosk-1', made: made + 18_000, visit: id(900) }],
            steps: [
              { stage: 'recorded', made: made + 21_000 },
              { stage: 'solved', made: made + 24_000 },
              { stage: 'implemented', made: made + 27_000 },
            ],
            solution: 'We leggen de eerste rekening uit',
            result: 'Een derde minder vragen',
            told: made + 30_000,
          },
          { id: id(2), kind: 'question', title: 'Hoe laat komt mijn pakket?', signals: [] },
          { id: id(3), kind: 'idea', title: 'Een donkere app', channel: 'chat' },
          {
            id: id(16),
            title: 'Klant wacht op zijn pakket',
            story: 'Een klant bleef drie dagen thuis.',
            signals: [],
            approved: { title: 'Klant wacht op zijn pakket', body: 'Al drie dagen' },
          },
          { id: id(20), kind: 'question', title: 'Mag het naar de buren?' },
        ],
      },
      klantvlag: {
        flags: [
          {
            id: id(53),
            room: 'kade',
            made: made + 52 * 3_000,
            reason: 'conflicting_goals',
            nth: 0,
            lowered: made + 54 * 3_000,
            outcome: 'ask',
          },
        ],
        rooms: {
          kade: {
            meetings: [{ from: made + 90_000_000, until: made + 93_600_000 }],
            met: { from: made + 59 * 3_000 },
            asked: { moment: 'decision', nth: 1 },
            ended: made + 61 * 3_000,
          },
        },
        wonders: [{ id: id(56), room: 'kade', text: 'Wanneer wil je gebeld worden?' }],
      },
      library: {
        questions: [{ id: 'eigen-1', moment: 'start', nl: 'Wie is er vandaag blij?', en: 'Who is glad today?' }],
        practices: [{ id: 'lege-stoel', nl: { name: 'Lege stoel', steps: ['Zet een stoel neer.'] } }],
        off: ['kv-s02'],
      },
      stories: { named: [{ id: id(66), text: 'Mevrouw De Vries wachtte drie dagen.', customer: 'Mevrouw De Vries' }] },
      office: {
        rooms: [{ id: 'kade', nl: 'Kade', en: 'Kade' }],
        themes: { 8: { id: 'waiting', nl: 'Wachttijd', en: 'Waiting' } },
        departments: [{ id: 'operations' }, { id: 'klantenservice' }, { id: 'marketing' }],
        formats: ['WO-99999999'],
        opening: { days: [1, 2, 3, 4], from: '08.00', to: '18.00', holidays: ['newYear'] },
      },
      programme: {
        lists: { canteen: [{ scene: 'wall' }, { scene: 'radar', days: [1], from: '08.00', to: '10.00' }] },
        notices: [{ id: id(35), text: 'Vrijdag sluiten we om vier uur', until: made + 86_400_000 }],
        muted: false,
      },
      vlogs: {
        shown: [
          {
            id: id(43),
            kind: 'ceo_vlog',
            media: 'a1'.repeat(32),
            length: 21_000,
            headline: 'Ze wilde geen korting',
            captions: [{ from: 0, to: 3_000, text: 'Ze zei: ik wil geen korting.' }],
            person: id(800),
            name: 'Erik de Wit',
            role: 'CEO',
            promise: { text: 'Elke klant krijgt een vaste collega', due: '2026-12-03' },
            visitors: true,
            loudness: -16.5,
          },
        ],
        waiting: [],
        promises: [
          { id: id(43), kept: made + 48 * 3_000 },
          { id: id(46), text: 'Ik bel elke week een klant' },
        ],
      },
    },
  });
  const { ok } = await notesApi(hub, key).hang(newIds(1));
  await hub.stop('SIGTERM');
  expect(await admin(path, 'verify')).toMatchObject({ code: 0 });
  const again = await startHub({ home: path });
  onTestFinished(() => void again.stop('SIGKILL'));
  const api = notesApi(again, key);
  expect([(await api.hanging()).at(-1), (await api.health()).seq]).toEqual([ok[0], 69]);
});

test.each([
  ['wall.json', (old: string) => old.replace('"format": 1', '"format": 2')],
  ['pages/0000000001.log', inHeader],
  ['pages/0000000052.log', inHeader],
])(
  '[D14] a folder of a newer version, by its %s, is refused with one sentence and nothing in it changes',
  async (name, alter) => {
    const { path, data } = copy();
    const file = join(data, name);
    writeFileSync(file, alter(readFileSync(file, 'utf8')));
    appendFileSync(join(data, 'pages/0000000052.log'), '0123abcd {"torn'); // it is not for us to cut it off
    const before = sums(data);
    const said = await startHub({ home: path }).then(
      (hub) => {
        onTestFinished(() => void hub.stop('SIGKILL'));
        return 'it started';
      },
      (error: unknown) => String(error),
    );
    expect(said).toContain('stopped with 1');
    expect(said).toContain('was written by a newer version of the wall. Start that version.');
    expect(said).not.toMatch(/\n\s+at /);
    expect(sums(data)).toEqual(before);
  },
);

/** The page as a version would have begun it that knows format 2, checksum and all. */
function inHeader(old: string): string {
  const [, ...rest] = old.split('\n');
  const first = old.includes('"first":52') ? 52 : 1;
  return encode({ format: 2, wall: '00000000-0000-4000-8000-00000000f001', first, more: true }) + rest.join('\n');
}
