import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { LOOK, detect } from '../shared/privacy/detect.ts';
import { BODY_MAX, textsOf, type Note } from '../shared/note.ts';
import { visitorWall } from '../shared/read/audience.ts';
import { desk, profile } from './support/desk.ts';
import { make, wire } from './support/make.ts';
import { connected, hello, office } from './support/office.ts';
import { random } from './support/random.ts';
import { fill, templates, type Sentence } from './privacy/sentences.ts';

const EACH = Number(process.env['RUNS'] ?? 5); // values per template
const SEED = Number(process.env['SEED'] ?? 20_261_126);

/** In which somebody hides: as people do who know how to get past a rule. */
const adversarial = (['seen', 'unseen'] as const).flatMap((half) => {
  const die = random(SEED);
  return templates(half)
    .filter(({ kind, hard }) => hard && kind !== 'clean')
    .flatMap((one) => Array.from({ length: EACH }, () => fill(one, half, die)));
});

/** As much of it as a note holds, with the first that may be found in it. */
function part({ text, spans: [first] }: Sentence): string {
  const end = Math.max(BODY_MAX, first?.end ?? 0);
  return text.slice(Math.max(0, end - BODY_MAX), end).trim();
}

const batches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.flatMap((_, at) => (at % 50 === 0 ? [all.slice(at, at + 50)] : []));

test('[P-02] of all that hides somebody nothing gets to visitors before a person says so; what a lazy one lets through is printed', async () => {
  const { access, url, hub, screen, connect } = await office({ rate: { points: 1e6, duration: 1 } });
  const ada = desk(url);
  await ada.begin(access);
  const described = { name: 'Receptie', profile: { ...profile, audience: 'visitors' as const } };
  const reception = connect('display', { cookie: `woc_display=${await access.devices.add('display', described)}` });
  await connected(reception);
  const told = vi.fn();
  await hello(reception);
  reception.on('wall', told);

  const kiosk = await screen('kiosk');
  await connected(kiosk);
  const key = await access.makeKey('leak');
  const asked = adversarial.map((sentence) => ({
    sentence,
    kiosk: randomUUID(),
    api: randomUUID(),
    body: part(sentence),
  }));
  const words = { kind: 'idea', theme: 'app', title: 'Een klant zei' } as const;
  for (const batch of batches(asked)) {
    const proposals = batch.map(({ kiosk: id, body }) => ({
      ...wire(make('notes.hang', { ...words, body }, { id })),
      made: Date.now(),
    }));
    await kiosk.emitWithAck('propose', { proposals });
    await fetch(`${url}/api/v1/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ notes: batch.map(({ api: id, body }) => ({ ...words, id, body })) }),
    });
  }
  const { hanging, drawer } = hub.wall.notes;
  expect(hanging.length + drawer.length).toBeGreaterThan(adversarial.length / 2);
  await hello(reception);
  expect(
    told.mock.calls.map(([{ wall }]) => wall),
    'nobody said a word for visitors',
  ).toMatchObject([{ shown: [] }]);

  // The lazy one: whatever carries no mark is for visitors.
  const unmarked = hanging.filter(({ body = '' }) => !detect(body).some(({ score }) => score >= LOOK));
  const show = ({ id, ...note }: Note) =>
    wire(make('notes.show', { note: id, ...textsOf({ id, ...note }) }, { id: randomUUID() }));
  for (const batch of batches(unmarked)) {
    const { answers } = await (await ada.post('/propose', { proposals: batch.map(show) })).json();
    expect(answers.filter(({ ok }: { readonly ok: boolean }) => !ok)).toEqual([]);
  }
  const { shown } = visitorWall(hub.wall);
  expect(shown.map(({ id }) => id).toSorted()).toEqual(unmarked.map(({ id }) => id).toSorted());

  const seen = new Map(shown.map(({ id, body = '' }) => [id, body]));
  const leaks = (door: 'kiosk' | 'api') =>
    asked.filter(({ sentence: { text, spans }, ...ids }) =>
      spans.some(({ start, end }) => seen.get(ids[door])?.includes(text.slice(start, end))),
    );
  const through = [leaks('kiosk'), leaks('api')];
  console.log(
    `${adversarial.length} adversarial sentences, seed ${SEED}: ${drawer.length} of ${2 * adversarial.length} notes waited; ` +
      `a steward who shows whatever has no mark lets ${through[0]?.length} through of the kiosk's, ${through[1]?.length} of a program's`,
  );
  for (const all of through) expect(all.length / adversarial.length).toBeLessThanOrEqual(0.15); // promises.md P-04: 85 % is found
});
